import ArgumentParser

/// What is measured.
enum Subject: String, CaseIterable, ExpressibleByArgument {
    /// Requests to a route that only reads the body and replies.
    case bare
    /// The signature check alone, on all cores.
    case rsa
    /// Durable replies without the signature check.
    case acknowledged
    /// Durable replies with it.
    case acknowledgedVerified = "acknowledged-verified"
    /// Events in the store without the signature check.
    case applied
    /// Events in the store with it.
    case appliedVerified = "applied-verified"
    /// The time to reply to a steady 1,000 events/s, with the check.
    case latency
    /// Memory after a million calls.
    case memory

    /// Whether it takes part in every round; the others need long enough to be measured once.
    var isRepeated: Bool { self != .latency && self != .memory }

    /// Whether its events are signed.
    var isVerified: Bool {
        switch self {
        case .acknowledgedVerified, .appliedVerified, .latency: true
        case .bare, .rsa, .acknowledged, .applied, .memory: false
        }
    }
}

extension Collection<Subject> {
    /// The names, as a person reads a list.
    var names: String { map(\.rawValue).joined(separator: ", ") }
}
