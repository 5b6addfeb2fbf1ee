import PushAPI

/// One caller's way through the house: all linked legs, and what they amount to.
///
/// The unit that every statistic counts.
public struct Journey: Hashable, Sendable {
    /// Direction of a whole journey.
    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        /// Someone from outside called.
        case incoming = "in"
        /// The account called someone outside.
        case outgoing = "out"
        /// Both sides belong to the account.
        case `internal`
        /// No event has said it.
        case unknown
    }

    /// What a journey is doing.
    public enum State: String, Hashable, Sendable {
        /// It rings, and no human has picked up so far.
        case waiting
        /// A human has picked up, and it has not ended.
        case active
        /// The voicemail has picked up.
        case voicemail
        /// It has ended, or nobody can know its end.
        case ended
    }

    /// Its legs, in the order of their start.
    public let legs: [Leg]
    /// Seen from the account.
    public let direction: Direction
    /// What it is doing, as stored.
    public let state: State
    /// Its result; nil while it goes on.
    public let outcome: Outcome?
    /// First newCall of the journey (`t0` of the definitions).
    public let startedAt: Instant
    /// First answer by a human (`tA`); nil also when a human answered at a time that nobody saw.
    public let answeredAt: Instant?
    /// Last hangup (`tE`); nil while it goes on and when its hangup was lost.
    public let endedAt: Instant?
    /// Until a human or the voicemail picked up or the caller gave up, in ms; nil when that is not known.
    ///
    /// The account's history does not tell when somebody picked up, but how long a call rang that nobody picked up.
    public let wait: Int64?
    /// Time with humans, overlapping legs counted once, in ms; nil when nobody answered or it goes on.
    ///
    /// Of legs whose answer nobody heard, as long as the account's history says, up to their end.
    public let talk: Int64?
    /// Whether the voicemail picked up anywhere on the way.
    public let reachedVoicemail: Bool
    /// From where its legs are known: from `both` also when each is known from one of them alone.
    public let source: Source

    /// Puts the legs of one journey together.
    ///
    /// - Parameter legs: At least one leg, in any order.
    public init(legs unordered: [Leg], _ rules: CallRules) {
        let legs = unordered.sorted { ($0.startedAt, $0.callID) < ($1.startedAt, $1.callID) }
        let direction = Self.direction(of: legs, rules)
        let wanted = Self.wanted(legs, direction)
        let answered = wanted.filter { !$0.isVoicemail && $0.isConnected }
        let voicemails = legs.filter { $0.isVoicemail && $0.isConnected }
        let isOpen = legs.contains(where: \.isOpen)

        self.legs = legs
        self.direction = direction
        startedAt = legs[0].startedAt
        answeredAt = Self.firstAnswer(answered)
        let lastHangup = legs.compactMap(\.hangup?.at).max()
        let endedAt = legs.allSatisfy { $0.state == .ended } ? lastHangup : nil
        self.endedAt = endedAt
        reachedVoicemail = !voicemails.isEmpty

        if !isOpen {
            state = .ended
        } else if !answered.isEmpty {
            state = .active
        } else if voicemails.contains(where: \.isOpen) {
            state = .voicemail
        } else {
            state = .waiting
        }

        let waitEnd: Instant? =
            if !answered.isEmpty {
                answeredAt
            } else if !voicemails.isEmpty {
                voicemails.compactMap(\.answer?.at).min()
            } else {
                legs.contains { $0.isEndKnown && $0.hangup?.at == endedAt } ? endedAt : nil
            }
        // The clocks of the history and of whoever heard events differ: a wait is measured by one of them.
        let isStartKnown = legs[0].isAnnounced || !legs.contains(where: \.isHeard)
        let wait = isStartKnown && !isOpen ? waitEnd.map { $0 - legs[0].startedAt } : nil
        outcome = isOpen ? nil : Self.outcome(legs, wanted, direction, answered, voicemails, wait, rules)
        self.wait = outcome == .unknown ? nil : wait
        talk = outcome == .answered ? Self.talk(legs, answered, since: answeredAt) : nil
        source = legs.allSatisfy { $0.record == nil } ? .webhook : legs.contains(where: \.isHeard) ? .both : .history
    }

    /// The leg whose numbers stand for the journey.
    public var principal: Leg {
        let wanted: PushAPI.Direction = direction == .incoming ? .incoming : .outgoing
        return legs.first { $0.direction == wanted } ?? legs[0]
    }

    /// The account's number; the caller of an internal journey.
    public var ownNumber: PhoneNumber? { principal.ownNumber }

    /// The other side; the callee of an internal journey.
    public var externalNumber: PhoneNumber? { principal.externalNumber }

    private static func direction(of legs: [Leg], _ rules: CallRules) -> Direction {
        // An internal call that came later, such as to ask before a transfer, does not change who called whom.
        if legs.contains(where: { legs[0].isInternalCounterpart(of: $0, rules) }) { return .internal }
        // Click-to-dial may ring the user's own phone, an incoming leg, before the outgoing one begins.
        let startsOutside = legs.contains {
            $0.direction == .outgoing && ($0.isClickToDial || $0.callID == legs[0].originalCallID)
        }
        let stated = startsOutside ? .outgoing : legs.lazy.compactMap(\.direction).first
        switch stated {
        case .incoming: return .incoming
        case .outgoing: return .outgoing
        case nil: return .unknown
        }
    }

    /// The legs that lead to the person who was wanted: their answer is the answer, their end is the outcome.
    ///
    /// In an outgoing journey an incoming leg is the caller's own phone or a later transfer; in an internal
    /// one the outgoing leg counts as answered even when the colleague's voicemail picks up.
    private static func wanted(_ legs: [Leg], _ direction: Direction) -> [Leg] {
        switch direction {
        case .outgoing: legs.filter { $0.direction != .incoming }
        case .internal: legs.filter { $0.direction != .outgoing }
        case .incoming, .unknown: legs
        }
    }

    private static func outcome(
        _ legs: [Leg],
        _ wanted: [Leg],
        _ direction: Direction,
        _ answered: [Leg],
        _ voicemails: [Leg],
        _ wait: Int64?,
        _ rules: CallRules
    ) -> Outcome {
        if legs.contains(where: { $0.hangup?.cause == .blocked }) { return .blocked }
        if !answered.isEmpty { return answered.contains { $0.state == .ended } ? .answered : .unknown }
        if !voicemails.isEmpty { return voicemails.contains { $0.state == .ended } ? .voicemail : .unknown }
        switch lastCause(wanted, legs) {
        case .cancel:
            return Outcome.abandoned.asAbandon(direction: direction, wait: wait, limit: rules.shortAbandon)
        case .busy: return .busy
        case .noAnswer: return .rejected
        case .congestion, .notFound, .channelUnavailable: return .unreachable
        default: return .unknown
        }
    }

    /// Why the last of the wanted legs ended; of all legs when no wanted one has.
    private static func lastCause(_ wanted: [Leg], _ legs: [Leg]) -> HangupCause? {
        // A forwarded leg says only that another follows; the last of the others decides.
        func ends(_ legs: [Leg]) -> [(at: Instant, callID: String, cause: HangupCause?)] {
            legs.compactMap { leg in
                leg.hangup.flatMap { $0.cause == .forwarded ? nil : ($0.at, leg.callID, $0.cause) }
            }
        }
        let decisive = ends(wanted)
        return (decisive.isEmpty ? ends(legs) : decisive).max { ($0.at, $0.callID) < ($1.at, $1.callID) }?.cause
    }

    /// The first answer by a human; nil when another one, which nobody heard, was earlier.
    private static func firstAnswer(_ answered: [Leg]) -> Instant? {
        guard let first = answered.compactMap(\.answer?.at).min() else { return nil }
        let unheard = answered.lazy.filter { $0.answer == nil }.compactMap(\.conversation?.from)
        return unheard.contains { $0 < first } ? nil : first
    }

    /// Length of the union of the times with humans, from the journey's answer on.
    private static func talk(_ legs: [Leg], _ answered: [Leg], since answeredAt: Instant?) -> Int64? {
        guard !answered.contains(where: { $0.state == .ended && !$0.isEndKnown }) else { return nil }
        guard let answeredAt = answeredAt ?? answered.compactMap(\.conversation?.from).min() else { return nil }
        let intervals = legs.compactMap(\.conversation)
            .map { (from: max($0.from, answeredAt), to: $0.to) }
            .sorted { $0.from < $1.from }
        var total: Int64 = 0
        var reached = answeredAt
        for interval in intervals where interval.to > reached {
            total += interval.to - max(interval.from, reached)
            reached = interval.to
        }
        return total
    }
}
