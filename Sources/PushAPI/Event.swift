/// One decoded Push API message and the moment at which it arrived.
public struct Event: Hashable, Sendable {
    /// What the message says happened to the leg.
    public enum Kind: Hashable, Sendable {
        /// The call begins; `users` are all who are rung (incoming) or who calls (outgoing).
        case newCall(users: [User])
        /// Someone or something picked up. `user` is documented for incoming calls only.
        case answer(user: User?)
        /// The leg ended.
        case hangup(cause: HangupCause?)
        /// Digits typed by the caller. Known, and of no meaning for statistics.
        case dtmf
    }

    /// What happened.
    public var kind: Kind
    /// Id of the leg; equal in its newCall, answer and hangup.
    public var callID: String
    /// `callId` of the first call of the flow; nil when empty, absent or equal to `callID`.
    public var originalCallID: String?
    /// Id of the whole flow, shared by its legs; nil when empty or absent.
    public var xcid: String?
    /// Direction as seen from the account; nil where the message leaves it out.
    public var direction: Direction?
    /// The caller.
    public var caller: PhoneNumber?
    /// The callee.
    public var callee: PhoneNumber?
    /// The number first dialled, when the call was diverted before it reached this leg.
    public var diversion: PhoneNumber?
    /// The destination that answered; on a hangup it says that the leg had been answered.
    public var answeringNumber: PhoneNumber?
    /// The server's clock when the request arrived.
    public var receivedAt: Instant

    /// Creates an event; everything but kind, leg and time may be missing.
    public init(
        kind: Kind,
        callID: String,
        originalCallID: String? = nil,
        xcid: String? = nil,
        direction: Direction? = nil,
        caller: PhoneNumber? = nil,
        callee: PhoneNumber? = nil,
        diversion: PhoneNumber? = nil,
        answeringNumber: PhoneNumber? = nil,
        receivedAt: Instant
    ) {
        self.kind = kind
        self.callID = callID
        self.originalCallID = originalCallID == callID ? nil : originalCallID
        self.xcid = xcid
        self.direction = direction
        self.caller = caller
        self.callee = callee
        self.diversion = diversion
        self.answeringNumber = answeringNumber
        self.receivedAt = receivedAt
    }
}

extension Event.Kind {
    /// The name on the wire, also the label of the event counters.
    public var name: String {
        switch self {
        case .newCall: "newCall"
        case .answer: "answer"
        case .hangup: "hangup"
        case .dtmf: "dtmf"
        }
    }
}

/// A user named by an event.
public struct User: Hashable, Sendable, Codable, Comparable {
    /// Display name: free text, not unique.
    public var name: String
    /// `masterSipId` and extension, such as `1234567w0`; nil where the message names none.
    public var fullUserID: String?

    /// Creates a user.
    public init(name: String, fullUserID: String? = nil) {
        self.name = name
        self.fullUserID = fullUserID
    }

    /// A fixed order, so that merged lists do not depend on the order of events.
    public static func < (left: User, right: User) -> Bool {
        (left.name, left.fullUserID == nil ? 0 : 1, left.fullUserID ?? "")
            < (right.name, right.fullUserID == nil ? 0 : 1, right.fullUserID ?? "")
    }

    /// Whether this is sipgate's voicemail, which is named so and has no user id.
    ///
    /// The name alone would also match a colleague who is called that.
    public var isVoicemail: Bool {
        fullUserID == nil && name.lowercased() == "voicemail"
    }
}

/// The direction of a leg, seen from the account.
public enum Direction: String, Hashable, Sendable, Codable {
    /// Someone calls the account.
    case incoming = "in"
    /// The account calls someone.
    case outgoing = "out"
}

/// Why a leg ended: open text, because sipgate has sent causes that it does not document.
public struct HangupCause: Hashable, Sendable, RawRepresentable, Codable {
    /// The text on the wire.
    public let rawValue: String

    /// Takes the text as it came.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Someone hung up after the call was established.
    public static let normalClearing = HangupCause(rawValue: "normalClearing")
    /// The callee was busy.
    public static let busy = HangupCause(rawValue: "busy")
    /// The caller gave up before an answer.
    public static let cancel = HangupCause(rawValue: "cancel")
    /// The callee rejected the call, such as by do-not-disturb; it does not mean "rang out".
    public static let noAnswer = HangupCause(rawValue: "noAnswer")
    /// The callee was unreachable.
    public static let congestion = HangupCause(rawValue: "congestion")
    /// The number does not exist or the callee is offline.
    public static let notFound = HangupCause(rawValue: "notFound")
    /// The call went on to another party: a further leg follows.
    public static let forwarded = HangupCause(rawValue: "forwarded")
    /// Undocumented; sipgate later mapped it to `notFound` (sipgate.io issues 55 and 71).
    public static let channelUnavailable = HangupCause(rawValue: "chanunavail")
    /// The account refused the caller.
    public static let blocked = HangupCause(rawValue: "blocked")
}
