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

extension Outcome {
    /// The same result under a limit of short abandons: which of both kinds of abandon it is, or itself.
    ///
    /// Of somebody whom the account has called nothing can be expected, so that such a call is never a short abandon.
    ///
    /// - Parameters:
    ///   - wait: In ms; nil when it is not known.
    ///   - limit: The wait in ms below which an abandon is short.
    public func asAbandon(direction: Journey.Direction, wait: Int64?, limit: Int64) -> Outcome {
        switch self {
        case .abandoned, .shortAbandon:
            guard direction == .incoming, let wait, wait < limit else { return .abandoned }
            return .shortAbandon
        default: return self
        }
    }
}
