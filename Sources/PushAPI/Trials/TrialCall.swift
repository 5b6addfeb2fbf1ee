/// The call that the service sends itself to see whether everything works.
///
/// It takes the way of every call but leaves no trace: the live view keeps it apart from real calls, and the store
/// takes it back before it commits. Both know it by its id, which no call of sipgate has.
public struct TrialCall: Hashable, Sendable {
    /// What the ids of all trial calls begin with.
    public static let prefix = "self-test."

    /// What tells this trial from all others: random, so that nobody can foresee it.
    private let token: String

    /// A call of the trial with this token.
    ///
    /// - Parameter token: Letters and digits, at least 128 random bits of them.
    public init(token: String) {
        self.token = token
    }

    /// The id of the call that is posted to the service itself.
    public var callID: String { Self.prefix + token + ".here" }

    /// The id of the call that is posted to the public address.
    public var outsideCallID: String { Self.prefix + token + ".outside" }

    /// The phone begins to ring.
    public var newCall: [UInt8] { Self.newCall(callID) }

    /// Somebody picks up.
    public var answer: [UInt8] {
        Self.body("answer", callID, "&user=Selbsttest&answeringNumber=\(Self.ownNumber)")
    }

    /// The call ends.
    public var hangup: [UInt8] {
        Self.body("hangup", callID, "&cause=normalClearing&answeringNumber=\(Self.ownNumber)")
    }

    /// The event that is posted to the public address.
    public var outside: [UInt8] { Self.newCall(outsideCallID) }

    /// An event of a call that is none of the trial's, which must be refused.
    public var forgery: [UInt8] { Self.newCall(token) }

    /// Whether an event belongs to this trial.
    public func owns(_ event: Event) -> Bool {
        event.callID == callID || event.callID == outsideCallID
    }

    /// Nobody's: reserved for films and books by the Bundesnetzagentur.
    private static let ownNumber = "4930231259999"

    private static func newCall(_ id: String) -> [UInt8] { body("newCall", id, "&user%5B%5D=Selbsttest") }

    private static func body(_ event: String, _ id: String, _ rest: String) -> [UInt8] {
        Array("event=\(event)&direction=in&from=anonymous&to=\(ownNumber)&callId=\(id)\(rest)".utf8)
    }
}

extension Event {
    /// Whether it belongs to a trial call, of now or of earlier.
    public var isTrial: Bool { callID.hasPrefix(TrialCall.prefix) }
}
