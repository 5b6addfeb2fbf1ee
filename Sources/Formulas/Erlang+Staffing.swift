import Foundation

extension Erlang {
    /// How many agents are needed, and what callers and agents can then expect.
    public struct Staffing: Hashable, Sendable {
        /// Agents who take calls at the same time, without breaks and absences.
        public let agents: Int
        /// In Erlang.
        public let traffic: Double
        /// The probability that a caller has to wait.
        public let waitProbability: Double
        /// The share of callers answered in time.
        public let serviceLevel: Double
        /// The mean wait of all callers (ASA), in s.
        public let averageWait: Double
        /// The share of their time that agents spend with callers.
        public let occupancy: Double
    }

    /// The smallest number of agents who reach the goal.
    ///
    /// - Parameters:
    ///   - callsPerSecond: Calls that arrive per second (λ).
    ///   - handlingTime: Seconds that a call keeps an agent busy (AHT).
    ///   - goal: The share of callers to answer in time, from 0 to below 1; nobody can promise all of them.
    ///   - seconds: What is in time.
    ///   - maxOccupancy: The share of their time that agents shall at most spend with callers, if that matters.
    /// - Returns: nil without traffic, and when no number up to `limit` will do.
    public static func agents(
        callsPerSecond: Double,
        handlingTime: Double,
        goal: Double,
        within seconds: Double,
        maxOccupancy: Double? = nil
    ) -> Staffing? {
        let traffic = callsPerSecond * handlingTime
        guard callsPerSecond > 0, handlingTime > 0, traffic > 0, traffic < Double(limit), goal < 1 else { return nil }
        var recursion = BlockingRecursion(traffic: traffic)
        while recursion.lines < limit {
            recursion.advance()
            let spare = Double(recursion.lines) - traffic
            guard spare > 0 else { continue }
            let waiting = waitProbability(traffic, recursion.lines, blocking: recursion.blocking)
            let staffing = Staffing(
                agents: recursion.lines,
                traffic: traffic,
                waitProbability: waiting,
                serviceLevel: 1 - waiting * exp(-spare * max(0, seconds) / handlingTime),
                averageWait: waiting * handlingTime / spare,
                occupancy: traffic / Double(recursion.lines)
            )
            if staffing.serviceLevel >= goal, staffing.occupancy <= maxOccupancy ?? 1 { return staffing }
        }
        return nil
    }

    /// How many people to schedule so that `agents` of them take calls.
    ///
    /// - Parameter shrinkage: The share of paid time that is not spent on calls: breaks, training, illness.
    /// - Returns: nil unless `shrinkage` is from 0 to below 1, or when the result exceeds every number.
    public static func scheduled(agents: Int, shrinkage: Double) -> Int? {
        guard shrinkage >= 0, shrinkage < 1 else { return nil }
        let exact = Double(agents) / (1 - shrinkage)
        // 1 − shrinkage is rounded; without this allowance, a quotient that is whole could cost one more person.
        return Int(exactly: (exact * (1 - 1e-12)).rounded(.up))
    }
}
