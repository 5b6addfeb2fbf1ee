/// The one result of an ended journey.
public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// The account refused the caller.
    case blocked
    /// A human picked up somewhere on the way.
    case answered
    /// The voicemail picked up, and no human did.
    case voicemail
    /// The caller gave up sooner than anybody could have picked up.
    case shortAbandon = "short_abandon"
    /// The caller gave up.
    case abandoned
    /// The callee was busy.
    case busy
    /// The callee rejected the call, such as by do-not-disturb.
    case rejected
    /// The callee was unreachable, offline or does not exist.
    case unreachable
    /// No hangup was seen, or none that says what happened.
    case unknown
}
