/// The share of answered calls after which the caller did not have to call again.
///
/// A proxy: nobody but the caller knows whether the matter was settled. Only calls old enough that the caller
/// has had the whole window to call again are judged.
public struct FirstContactResolution: Sendable {
    /// In ms, inclusive.
    public let window: Int64

    private let now: Int64
    private var judged: Int64 = 0
    private var followed: Int64 = 0
    /// Start of the caller's last call, when that is one to be judged.
    private var lastAnswered = PartyTable<Int64?>(initial: nil)

    /// Creates a counter.
    ///
    /// - Parameters:
    ///   - window: How long after a call another one of the same caller means that it did not settle the matter;
    ///     in ms.
    ///   - now: In ms UTC; the younger calls follow others but are not judged themselves.
    public init(window: Int64 = 604_800_000, now: Int64) {
        self.window = window
        self.now = now
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
        if let earlier, start - earlier <= window { followed += 1 }
        let isJudged = isAnswered && now - start > window
        if isJudged { judged += 1 }
        if isJudged || earlier != nil { lastAnswered[party] = isJudged ? start : nil }
    }

    /// The answered calls with no further call of the same caller within the window, out of all that were judged.
    public var ratio: Ratio {
        Ratio(numerator: judged - followed, denominator: judged)
    }
}
