import Foundation

/// The queueing formulas of Agner Krarup Erlang (1917), which tell how many lines and agents a traffic needs.
///
/// Traffic is measured in Erlang: calls per second × seconds per call, the number of lines busy on average.
/// Erlang C assumes that nobody hangs up, so at high load it asks for more agents than are needed.
public enum Erlang {
    /// More lines or agents than this are never looked for.
    public static let limit = 1_000_000

    /// The probability that all of `lines` are busy and a call is lost: Erlang B.
    ///
    /// By the recursion `B(0) = 1; B(n) = A·B(n−1) / (n + A·B(n−1))`, which neither overflows nor loses digits.
    ///
    /// - Complexity: O(`lines`).
    public static func blocking(traffic: Double, lines: Int) -> Double {
        var recursion = BlockingRecursion(traffic: traffic)
        while recursion.lines < lines, recursion.blocking > 0 { recursion.advance() }
        return recursion.blocking
    }

    /// The smallest number of lines on which at most the share `blocking` of the calls is lost.
    ///
    /// - Returns: nil when there is no such number up to `limit`, and for traffic below 0.
    public static func lines(traffic: Double, blocking: Double) -> Int? {
        guard traffic >= 0, traffic <= Double(limit), blocking > 0 else { return nil }
        var recursion = BlockingRecursion(traffic: traffic)
        while recursion.blocking > blocking, recursion.lines < limit { recursion.advance() }
        return recursion.blocking <= blocking ? recursion.lines : nil
    }

    /// The probability that a caller has to wait: Erlang C.
    ///
    /// - Returns: 1 when the agents cannot cope, which is so unless there are more of them than Erlangs.
    /// - Complexity: O(`agents`).
    public static func waitProbability(traffic: Double, agents: Int) -> Double {
        waitProbability(traffic, agents, blocking: blocking(traffic: traffic, lines: agents))
    }

    /// The share of callers who are answered within `seconds`; 0 when the agents cannot cope.
    public static func serviceLevel(
        traffic: Double,
        agents: Int,
        handlingTime: Double,
        within seconds: Double
    ) -> Double {
        let spare = Double(agents) - traffic
        guard spare > 0 else { return 0 }
        return 1 - waitProbability(traffic: traffic, agents: agents) * exp(-spare * max(0, seconds) / handlingTime)
    }

    /// The mean wait of all callers (ASA), in the unit of `handlingTime`; nil when the queue grows forever.
    public static func averageWait(traffic: Double, agents: Int, handlingTime: Double) -> Double? {
        let spare = Double(agents) - traffic
        guard spare > 0 else { return nil }
        return waitProbability(traffic: traffic, agents: agents) * handlingTime / spare
    }

    /// The share of their time that agents spend with callers; nil without agents.
    public static func occupancy(traffic: Double, agents: Int) -> Double? {
        agents > 0 ? traffic / Double(agents) : nil
    }

    static func waitProbability(_ traffic: Double, _ agents: Int, blocking: Double) -> Double {
        let agents = Double(agents)
        guard agents > traffic else { return 1 }
        return agents * blocking / (agents - traffic * (1 - blocking))
    }
}

/// Erlang B for one line more at every step.
struct BlockingRecursion {
    let traffic: Double
    private(set) var lines = 0
    private(set) var blocking = 1.0

    init(traffic: Double) {
        self.traffic = traffic
    }

    mutating func advance() {
        lines += 1
        let lost = traffic * blocking
        blocking = lost / (Double(lines) + lost)
    }
}
