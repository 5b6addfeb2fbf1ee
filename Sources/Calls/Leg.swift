import PushAPI

/// Everything known about one `callId`.
///
/// A leg is a join of what its events say: earliest start, earliest answer, earliest hangup. What the account's call
/// history says of it joins them, and fills what no event said. Merging is commutative, associative and idempotent, so
/// neither order nor duplicates of events change the result, and neither does the number of servers that received them.
public struct Leg: Hashable, Sendable {
    /// The id that newCall, answer and hangup of the leg share.
    public let callID: String
    /// The first leg of the flow, when this leg was made by a forward, a voicemail or a transfer.
    public var originalCallID: String?
    /// The id that all legs of one flow share.
    public var xcid: String?
    /// The number first dialled, when the call was diverted on its way to this leg.
    public var diversion: PhoneNumber?
    /// The destination that answered.
    public var answeringNumber: PhoneNumber?
    /// Who is rung (incoming) or who calls (outgoing).
    public var users: [User]
    /// Whether its newCall was seen; without it the true start, and so the wait, is unknown.
    public var isAnnounced: Bool
    /// The first answer.
    public var answer: Answer?
    /// When the last answer or hangup arrived.
    public var heardAt: Instant?
    /// When a start after an outage found the leg open; see `isCrashed`.
    public var crashedAt: Instant?
    /// When the leg was found open beyond the limits; see `isLapsed`.
    public var lapsedAt: Instant?
    var origin: Origin
    var told = Told()

    /// Someone or something picked up.
    public struct Answer: Hashable, Sendable {
        /// When the message arrived.
        public var at: Instant
        /// Who picked up, where the message says it.
        public var user: User?

        /// Creates an answer.
        public init(at: Instant, user: User?) {
            self.at = at
            self.user = user
        }
    }

    /// The end of a leg.
    public struct Hangup: Hashable, Sendable {
        /// When the message arrived.
        public var at: Instant
        /// Why, where the message says it.
        public var cause: HangupCause?

        /// Creates a hangup.
        public init(at: Instant, cause: HangupCause?) {
            self.at = at
            self.cause = cause
        }
    }

    /// Creates a leg of which nothing but its id and start is known.
    public init(callID: String, startedAt: Instant) {
        self.init(callID: callID, origin: .events(since: startedAt))
    }

    init(callID: String, origin: Origin) {
        self.callID = callID
        self.origin = origin
        users = []
        isAnnounced = false
    }

    /// The leg as one event alone tells it.
    public init(_ event: Event) {
        self.init(callID: event.callID, startedAt: event.receivedAt)
        originalCallID = event.originalCallID
        xcid = event.xcid
        direction = event.direction
        caller = event.caller
        callee = event.callee
        diversion = event.diversion
        answeringNumber = event.answeringNumber
        switch event.kind {
        case .newCall(let users):
            self.users = users
            isAnnounced = true
        case .answer(let user):
            answer = Answer(at: event.receivedAt, user: user)
            heardAt = event.receivedAt
        case .hangup(let cause):
            hangup = Hangup(at: event.receivedAt, cause: cause)
            heardAt = event.receivedAt
        case .dtmf:
            break
        }
    }
}

extension Leg {
    /// What a leg is doing.
    public enum State: Hashable, Sendable {
        /// Nobody has picked up yet.
        case ringing
        /// Someone or something picked up.
        case talking
        /// Its hangup was heard, or the account's history knows that it has ended.
        case ended
        /// Its hangup was lost, as far as anybody can know.
        case writtenOff
    }

    /// What the leg is doing, as stored.
    public var state: State {
        if hangup != nil { return .ended }
        if isCrashed || isLapsed { return .writtenOff }
        return answer == nil ? .ringing : .talking
    }

    /// Whether the leg rings or talks.
    public var isOpen: Bool { state == .ringing || state == .talking }

    /// Whether the leg was open when a server started after nobody had listened, and nothing was heard since.
    public var isCrashed: Bool { hangup == nil && Self.isUnheard(since: crashedAt, heardAt) }

    /// Whether the leg was found open beyond the limits, and nothing was heard since.
    public var isLapsed: Bool { hangup == nil && Self.isUnheard(since: lapsedAt, heardAt) }

    private static func isUnheard(since flaggedAt: Instant?, _ heardAt: Instant?) -> Bool {
        guard let flaggedAt else { return false }
        guard let heardAt else { return true }
        return heardAt <= flaggedAt
    }

    /// When an open leg exceeds the limits; nil for a leg that is not open.
    public func deadline(_ rules: CallRules) -> Instant? {
        switch state {
        case .ringing: startedAt + rules.ringLimit
        case .talking: (answer?.at ?? startedAt) + rules.talkLimit
        case .ended, .writtenOff: nil
        }
    }

    /// The leg as it is at `now`: lapsed when it is open beyond the limits.
    public func asOf(_ now: Instant, _ rules: CallRules) -> Leg {
        guard let deadline = deadline(rules), deadline < now else { return self }
        var leg = self
        leg.lapsedAt = now
        return leg
    }

    /// Whether the leg was picked up: an answer was seen, or its hangup or its record tells of one.
    ///
    /// A hangup does so by naming the number that answered. Its cause alone tells it of the voicemail only: a
    /// caller who heard nothing but an announcement also ends with `normalClearing`. A record counts unless a hangup
    /// was heard whose cause says that nobody had picked up.
    public var isConnected: Bool {
        if answer != nil { return true }
        guard let hangup else { return false }
        return answeringNumber != nil || (isVoicemail && hangup.cause == .normalClearing) || isRecordedAsConnected
    }

    /// Whether the leg leads to the voicemail.
    ///
    /// Who answered decides; before that, the one party that is rung. Where no event says how it went, the record does.
    public var isVoicemail: Bool {
        if let user = answer?.user { return user.isVoicemail }
        return (users.count == 1 && users[0].isVoicemail) || isRecordedAsVoicemail
    }

    /// The account's side: callee of an incoming, caller of an outgoing leg.
    public var ownNumber: PhoneNumber? {
        switch direction {
        case .incoming: callee
        case .outgoing: caller
        case nil: nil
        }
    }

    /// The other side.
    public var externalNumber: PhoneNumber? {
        switch direction {
        case .incoming: caller
        case .outgoing: callee
        case nil: nil
        }
    }
}
