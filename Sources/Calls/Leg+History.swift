import PushAPI

// What is known of a leg: what its events say, and in the gaps what the account's history says.

extension Leg {
    /// From where a leg is known; never from nowhere.
    enum Origin: Hashable, Sendable {
        /// From events, the first of which arrived then.
        case events(since: Instant)
        /// From the history alone.
        case history(Record)
        /// From events and the history.
        case both(since: Instant, Record)

        var firstEventAt: Instant? {
            switch self {
            case .events(let since), .both(let since, _): since
            case .history: nil
            }
        }

        var record: Record? {
            switch self {
            case .history(let record), .both(_, let record): record
            case .events: nil
            }
        }
    }

    /// What events say of that which a record says too.
    struct Told: Hashable, Sendable {
        var direction: Direction?
        var caller: PhoneNumber?
        var callee: PhoneNumber?
        var hangup: Hangup?
    }

    /// Something that no event said of a leg, and its record does.
    public enum Gap: String, Hashable, Sendable, Codable, CaseIterable {
        case direction, caller, callee, hangup
    }

    /// Creates a leg that is known from the account's history alone.
    public init(callID: String, record: Record) {
        self.init(callID: callID, origin: .history(record))
    }

    /// What the account's history says of the leg; nil when it was not asked or does not know the leg.
    ///
    /// To add a record, merge with a leg of it.
    public var record: Record? { origin.record }

    /// When the first of its events arrived; nil when none was heard.
    public var firstEventAt: Instant? { origin.firstEventAt }

    /// Whether any event of the leg was heard.
    public var isHeard: Bool { firstEventAt != nil }

    /// From where the leg is known.
    public var source: Source {
        switch origin {
        case .events: .webhook
        case .history: .history
        case .both: .both
        }
    }

    /// What of the leg is known from its record only, besides an earlier start.
    public var gaps: Set<Gap> {
        guard let record else { return [] }
        var gaps: Set<Gap> = []
        if told.direction == nil { gaps.insert(.direction) }
        if told.caller == nil, record.caller != nil { gaps.insert(.caller) }
        if told.callee == nil, record.callee != nil { gaps.insert(.callee) }
        if told.hangup == nil { gaps.insert(.hangup) }
        return gaps
    }
}

// To set one of these is to say what events told of it.
extension Leg {
    /// When the leg began: when the first of its events arrived, and where its newCall was not heard, when its record
    /// says that it began, if that is earlier.
    ///
    /// A leg that was announced keeps its own start: a record has whole seconds, of another clock, and would distort
    /// waits.
    public var startedAt: Instant {
        get {
            switch origin {
            case .events(let since): since
            case .history(let record): record.startedAt
            case .both(let since, let record): isAnnounced ? since : min(since, record.startedAt)
            }
        }
        set { origin = record.map { .both(since: newValue, $0) } ?? .events(since: newValue) }
    }

    /// Direction seen from the account; nil when neither an event nor the history has said it.
    public var direction: Direction? {
        get { told.direction ?? record?.direction }
        set { told.direction = newValue }
    }

    /// The caller.
    public var caller: PhoneNumber? {
        get { told.caller ?? record?.caller }
        set { told.caller = newValue }
    }

    /// The callee.
    public var callee: PhoneNumber? {
        get { told.callee ?? record?.callee }
        set { told.callee = newValue }
    }

    /// The first hangup; where none was heard, the end that the record tells of.
    public var hangup: Hangup? {
        get { told.hangup ?? recordedHangup }
        set { told.hangup = newValue }
    }

    /// The end of the leg as its record tells it: the time of talking counts from the answer, all else from the start.
    ///
    /// Never before an answer that was heard. Where that was not, the ringing before it is not known and missing here.
    private var recordedHangup: Hangup? {
        guard let record else { return nil }
        let pickedUp = answer?.at ?? startedAt
        let end =
            record.result == .answered
            ? pickedUp + record.duration : max(pickedUp, startedAt + record.duration)
        return Hangup(at: end, cause: record.result.cause)
    }

    /// Whether the moment of the end is known; a record without a duration says only that the leg has ended.
    var isEndKnown: Bool { told.hangup != nil || record.map { $0.duration > 0 } ?? false }

    /// Whether the record says that a human or the voicemail picked up, and no event speaks against it.
    var isRecordedAsConnected: Bool {
        guard let record, told.hangup?.cause?.rulesOutAnswer != true else { return false }
        return switch record.result {
        case .answered: true
        case .voicemail: isVoicemail
        case .forwarded, .missed, .busy, .rejected, .unreachable: false
        }
    }

    /// Whether the record says that the voicemail picked up, and no event says who else did or was rung.
    var isRecordedAsVoicemail: Bool {
        record?.result == .voicemail && answer?.user == nil && (users.isEmpty || told.hangup == nil)
    }

    /// From when until when a human talked; nil when nobody did, it goes on, or nobody knows.
    ///
    /// Where no answer was heard it is as long as the record says, up to the end. A leg that was forwarded is left out
    /// then: its record may speak of the whole call.
    var conversation: (from: Instant, to: Instant)? {
        guard !isVoicemail, let hangup else { return nil }
        if let answer { return (answer.at, hangup.at) }
        guard let record, record.result == .answered, record.duration > 0, isConnected, hangup.cause != .forwarded
        else { return nil }
        return (max(startedAt, hangup.at - record.duration), hangup.at)
    }
}

extension HangupCause {
    /// Whether a leg that ends like this had not been picked up.
    fileprivate var rulesOutAnswer: Bool {
        [.cancel, .busy, .noAnswer, .congestion, .notFound, .channelUnavailable, .blocked].contains(self)
    }
}
