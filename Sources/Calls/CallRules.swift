/// The time limits that decide what legs and journeys mean, all in milliseconds.
public struct CallRules: Hashable, Sendable {
    /// A leg that rings longer than this has lost its hangup.
    public var ringLimit: Int64
    /// A leg that talks longer than this has lost its hangup.
    public var talkLimit: Int64
    /// An abandoned call whose wait is shorter than this is a short abandon.
    public var shortAbandon: Int64
    /// A leg that starts up to this long after another's hangup can be its continuation.
    public var followUpWindow: Int64 = 2_000
    /// The outgoing and the incoming leg of an internal call start within this time of each other.
    public var internalWindow: Int64 = 5_000

    /// Creates rules; the defaults are ten minutes, eight hours and five seconds.
    public init(ringLimit: Int64 = 600_000, talkLimit: Int64 = 28_800_000, shortAbandon: Int64 = 5_000) {
        self.ringLimit = ringLimit
        self.talkLimit = talkLimit
        self.shortAbandon = shortAbandon
    }
}
