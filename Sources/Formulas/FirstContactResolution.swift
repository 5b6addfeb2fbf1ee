/// The share of answered calls after which the caller did not have to call again.
///
/// A proxy: nobody but the caller knows whether the matter was settled. Only calls old enough that the caller
/// has had the whole window to call again are judged.
public struct FirstContactResolution: Sendable {
    /// The windows in ms, as given.
    public let windows: [Int64]

    private let now: Int64
    private var judged: [Int64]
    private var followed: [Int64]
    /// Start of the caller's last call, when that is one to be judged; a plain number, for there are millions.
    private var lastAnswered = PartyTable(initial: Int64.min)

    /// Creates a counter.
    ///
    /// - Parameters:
    ///   - windows: How long after a call another one of the same caller means that it did not settle the matter;
    ///     in ms, inclusive.
    ///   - now: In ms UTC; the younger calls follow others but are not judged themselves.
    public init(windows: [Int64] = [604_800_000], now: Int64) {
        self.windows = windows
        self.now = now
        judged = windows.map { _ in 0 }
        followed = judged
    }

    /// Counts an incoming call; calls come in the order of their start.
    ///
    /// - Parameters:
    ///   - party: The caller, numbered densely from 1; 0, a caller without a number, is not counted.
    ///   - start: In ms UTC.
    ///   - isAnswered: Whether the call is to be judged; any other still shows that the earlier one settled nothing.
    public mutating func add(party: UInt32, start: Int64, isAnswered: Bool) {
        guard party > 0 else { return }
        let earlier = lastAnswered[party]
        if earlier == .min, !isAnswered { return }
        for index in windows.indices {
            let window = windows[index]
            if earlier != .min, now - earlier > window, start - earlier <= window { followed[index] += 1 }
            if isAnswered, now - start > window { judged[index] += 1 }
        }
        lastAnswered[party] = isAnswered ? start : .min
    }

    /// For each of `windows`, the answered calls with no further call of the same caller within it, out of all that
    /// were judged.
    public var ratios: [Ratio] {
        zip(judged, followed).map { Ratio(numerator: $0 - $1, denominator: $0) }
    }
}
