/// How many callers called again soon after an earlier call.
public struct RepeatCallers: Sendable {
    /// Two plain numbers, for there are millions of callers.
    private struct Caller {
        /// Start of the caller's last call in ms UTC.
        var last: Int64
        /// The shortest time between two of the caller's calls in ms.
        var leastGap: Int64

        static let unknown = Caller(last: .min, leastGap: .max)

        var isKnown: Bool { last != Self.unknown.last }
    }

    /// The windows in ms, as given.
    public let windows: [Int64]
    /// The number of different callers.
    public private(set) var distinct: Int64 = 0

    private var repeating: [Int64]
    private var callers = PartyTable(initial: Caller.unknown)

    /// Creates counters for callers with at least two calls within a window; the defaults are 24 h and 7 days.
    ///
    /// - Parameter windows: In ms, inclusive.
    public init(windows: [Int64] = [86_400_000, 604_800_000]) {
        self.windows = windows
        repeating = windows.map { _ in 0 }
    }

    /// Counts a call; calls come in the order of their start.
    ///
    /// - Parameters:
    ///   - party: The caller, numbered densely from 1; 0, a caller without a number, is not counted.
    ///   - start: In ms UTC.
    public mutating func add(party: UInt32, start: Int64) {
        guard party > 0 else { return }
        let caller = callers[party]
        guard caller.isKnown else {
            distinct += 1
            callers[party].last = start
            return
        }
        let gap = start - caller.last
        for (index, window) in windows.enumerated() where gap <= window && window < caller.leastGap {
            repeating[index] += 1
        }
        callers[party] = Caller(last: start, leastGap: min(gap, caller.leastGap))
    }

    /// For each of `windows`, the callers with at least two calls within it out of all distinct callers.
    public var ratios: [Ratio] {
        repeating.map { Ratio(numerator: $0, denominator: distinct) }
    }
}
