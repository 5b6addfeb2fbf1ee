import PushAPI

/// One entry of an account's history: a call, or what a caller left on a voicemail.
///
/// `GET /history`. It tells when a call came and how long it took, and not when it was answered: how long a caller
/// waited cannot be known from it.
public struct HistoryEntry: Hashable, Sendable {
    /// The id of the entry.
    public var id: String
    /// The id of the call, the same as in the Push API; nil for entries without one.
    public var callID: String?
    /// When the call came.
    public var createdAt: Instant
    /// When the entry changed last; at first that is the end of the call.
    public var modifiedAt: Instant?
    /// How long it took in milliseconds, measured by sipgate in whole seconds; nil when sipgate does not say.
    ///
    /// The time of ringing for a call that nobody answered, so it is talk only where ``result`` is `answered`.
    public var duration: Int64?
    /// Which way the call went.
    public var direction: Direction
    /// The caller; nil when sipgate does not say.
    public var source: PhoneNumber?
    /// The number that was called; nil when sipgate does not say.
    public var target: PhoneNumber?
    /// Whether it was picked up.
    public var status: Status
    /// How the call ended, in more words; empty for entries that are no calls.
    public var callStatus: CallStatus
    /// What kind of entry it is.
    public var type: Kind
    /// Who picked up, as an extension such as `w0`; nil when nobody did or sipgate does not say.
    public var responder: String?
    /// The ids of the lines, groups and users it belongs to.
    public var connectionIds: [String]

    /// Describes an entry.
    public init(
        id: String,
        callID: String?,
        createdAt: Instant,
        modifiedAt: Instant? = nil,
        duration: Int64? = nil,
        direction: Direction,
        source: PhoneNumber? = nil,
        target: PhoneNumber? = nil,
        status: Status,
        callStatus: CallStatus = CallStatus(rawValue: ""),
        type: Kind = .call,
        responder: String? = nil,
        connectionIds: [String] = []
    ) {
        self.id = id
        self.callID = callID
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
        self.duration = duration
        self.direction = direction
        self.source = source
        self.target = target
        self.status = status
        self.callStatus = callStatus
        self.type = type
        self.responder = responder
        self.connectionIds = connectionIds
    }
}

extension HistoryEntry: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, callId, created, lastModified, duration, direction, source, target, status, callStatus, type
        case responder, connectionIds
    }

    /// Reads sipgate's answer; only `id` and `created` are required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.requiredText(.id)
        guard let created = SipgateDate.instant(try container.requiredText(.created)) else {
            throw DecodingError.dataCorruptedError(forKey: .created, in: container, debugDescription: "no date")
        }
        createdAt = created
        callID = container.filledText(.callId)
        modifiedAt = SipgateDate.instant(container.looseText(.lastModified))
        duration = container.milliseconds(.duration)
        direction = Direction(rawValue: container.looseText(.direction))
        source = PhoneNumber(spoken: container.looseText(.source))
        target = PhoneNumber(spoken: container.looseText(.target))
        status = Status(rawValue: container.looseText(.status))
        callStatus = CallStatus(rawValue: container.looseText(.callStatus))
        type = Kind(rawValue: container.looseText(.type))
        responder = container.filledText(.responder)
        connectionIds = (try? container.decodeIfPresent([String].self, forKey: .connectionIds)) ?? []
    }
}

extension KeyedDecodingContainer {
    // A negative number is none, and a huge one must not overflow.
    fileprivate func milliseconds(_ key: Key) -> Int64? {
        guard let seconds = try? decodeIfPresent(Double.self, forKey: key), (0...1e9).contains(seconds) else {
            return nil
        }
        return Int64(seconds * 1_000)
    }
}

extension HistoryEntry: Discreet {
    /// Id and result; neither numbers nor names.
    public var description: String { "history entry \(id): \(type) \(direction) \(result)" }
}
