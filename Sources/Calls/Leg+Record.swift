import PushAPI

extension Leg {
    /// What the account's call history says of a leg.
    ///
    /// It knows no moment of an answer, and whole seconds only. A record therefore never replaces what an event says;
    /// it fills what no event said, see `Leg.Gap`.
    public struct Record: Hashable, Sendable {
        /// How a leg went, in the words of the history.
        public enum Result: String, Hashable, Sendable, Codable, CaseIterable {
            /// A human picked up.
            case answered
            /// The voicemail picked up.
            case voicemail
            /// The call went on to another party.
            case forwarded
            /// The caller gave up.
            case missed
            /// The callee was busy.
            case busy
            /// The callee rejected the call.
            case rejected
            /// The callee could not be reached.
            case unreachable
        }

        /// When the call began, to the second.
        public var startedAt: Instant
        /// How long they talked when somebody picked up, how long it rang otherwise, in ms; 0 when it is not known.
        public var duration: Int64
        /// Seen from the account.
        public var direction: Direction
        /// The caller.
        public var caller: PhoneNumber?
        /// The callee.
        public var callee: PhoneNumber?
        /// How it went.
        public var result: Result
        /// When the entry was last changed.
        public var modifiedAt: Instant?

        /// Creates a record; a duration below zero is taken for 0.
        public init(
            startedAt: Instant,
            duration: Int64,
            direction: Direction,
            caller: PhoneNumber? = nil,
            callee: PhoneNumber? = nil,
            result: Result,
            modifiedAt: Instant? = nil
        ) {
            self.startedAt = startedAt
            self.duration = max(0, duration)
            self.direction = direction
            self.caller = caller
            self.callee = callee
            self.result = result
            self.modifiedAt = modifiedAt
        }
    }
}

extension Leg.Record {
    /// Whether this record, not `other`, is what counts of a leg.
    ///
    /// Should several entries have one id, one in which somebody picked up knows best how the call went, and then the
    /// one that was changed last. What follows only makes the order total.
    func isBetter(than other: Self) -> Bool {
        let (mine, theirs) = (standing, other.standing)
        if mine != theirs { return mine.lexicographicallyPrecedes(theirs) }
        return spelling.lexicographicallyPrecedes(other.spelling)
    }

    private var standing: [Int64] {
        let rank: Int64 =
            switch result {
            case .answered: 0
            case .voicemail: 1
            case .forwarded, .missed, .busy, .rejected, .unreachable: 2
            }
        return [rank, -(modifiedAt?.milliseconds ?? .min + 1), startedAt.milliseconds, -duration]
    }

    private var spelling: [String] {
        [result.rawValue, direction.rawValue, caller?.text ?? "", callee?.text ?? ""]
    }
}

extension Leg.Record.Result {
    /// The cause with which a hangup would have told the same.
    var cause: HangupCause {
        switch self {
        case .answered, .voicemail: .normalClearing
        case .forwarded: .forwarded
        case .missed: .cancel
        case .busy: .busy
        case .rejected: .noAnswer
        case .unreachable: .notFound
        }
    }
}
