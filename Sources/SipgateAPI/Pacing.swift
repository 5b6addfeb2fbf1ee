/// How often and how soon a failed question is asked again: a value, which neither waits nor asks.
///
/// Only what a later moment may change is repeated: no answer, 429 and 5xx. The waits double, begin at random somewhere
/// in their upper half so that several servers do not ask in step, and are never shorter than sipgate asks for.
public struct Pacing: Hashable, Sendable {
    /// The most times that one question is asked, the first included; at least 1.
    public var tries: Int
    /// The longest wait after the first failure.
    public var first: Duration
    /// The longest wait after any failure.
    public var longest: Duration
    /// The longest wait that sipgate may ask for; beyond it the error goes to the caller, who knows what else to do.
    public var patience: Duration

    /// Sets the pace.
    public init(
        tries: Int = 4,
        first: Duration = .seconds(1),
        longest: Duration = .seconds(30),
        patience: Duration = .seconds(60)
    ) {
        self.tries = max(1, tries)
        self.first = first
        self.longest = longest
        self.patience = patience
    }

    /// Asks once and never again.
    public static let once = Pacing(tries: 1)

    /// The wait before the next try; nil when there is none.
    ///
    /// - Parameters:
    ///   - error: Why the last try failed.
    ///   - failures: How many tries have failed, the last included; from 1.
    ///   - retryAfter: The wait that sipgate asks for with 429 or 503.
    ///   - jitter: A random number from 0 to below 1.
    public func wait(
        after error: SipgateError,
        failures: Int,
        retryAfter: Duration? = nil,
        jitter: Double
    ) -> Duration? {
        guard error.isTemporary, failures < tries else { return nil }
        let asked = retryAfter ?? .zero
        guard asked <= patience else { return nil }
        let doublings = min(max(failures - 1, 0), 30)
        let whole = min(first * (1 << doublings), longest)
        return max(whole * (0.5 + jitter / 2), asked)
    }
}
