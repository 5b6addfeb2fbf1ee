/// Whom to call back: the callers who were missed, and whether anybody has talked to them since.
///
/// A case opens with a missed call and collects the further ones of the same caller, until there is a contact in
/// either direction, someone dismisses it, or it expires.
public struct CallBacks: Sendable {
    /// When a contact is one, and how long it may take; in ms.
    public struct Settings: Hashable, Sendable {
        /// A call back that talks for less has not reached the caller, but a mailbox or nobody.
        public var minimumTalk: Int64
        /// A case expires this long after the start of its last missed call.
        public var expiry: Int64

        /// Creates settings; the defaults are 5 s and 7 days.
        public init(minimumTalk: Int64 = 5_000, expiry: Int64 = 604_800_000) {
            self.minimumTalk = minimumTalk
            self.expiry = expiry
        }
    }

    /// What a case needs to know of a call; times in ms UTC.
    public struct Call: Hashable, Sendable {
        /// What kind of call it was.
        public enum Kind: Hashable, Sendable {
            /// Incoming, and nobody talked to the caller; `isSelected` when the call is one of those asked for.
            case missed(isSelected: Bool)
            /// Incoming, and answered by a human.
            case answeredIncoming
            /// Outgoing, with the time talked in ms; nil when it was not connected.
            case outgoing(talk: Int64?)
        }

        /// Its number in the store; 0 where nobody wants to know.
        public let id: Int64
        /// The other side, numbered densely from 1; 0 when its number is not known.
        public let party: UInt32
        /// First event of the call.
        public let start: Int64
        /// Last event of the call; nil when it was not seen.
        public let end: Int64?
        /// What kind of call it was.
        public let kind: Kind

        /// Creates a call.
        public init(id: Int64 = 0, party: UInt32, start: Int64, end: Int64?, kind: Kind) {
            self.id = id
            self.party = party
            self.start = start
            self.end = end
            self.kind = kind
        }
    }

    private let settings: Settings
    /// In the order of their first missed call.
    private var cases: [Case] = []
    /// One more than the index of each party's last case that is not closed; 0 for none.
    private var current = PartyTable<UInt32>(initial: 0)

    /// Creates a list without cases.
    public init(_ settings: Settings = Settings()) {
        self.settings = settings
    }

    /// Takes a call into account; calls and dismissals come in the order of their time.
    public mutating func add(_ call: Call) {
        guard call.party > 0 else { return }
        let index = openCase(of: call.party, at: call.start)
        switch call.kind {
        case .missed(let isSelected):
            if let index {
                cases[index].lastMissedAt = call.start
                cases[index].lastMissedCall = call.id
                cases[index].attempts += 1
            } else {
                open(call, isSelected)
            }
        case .answeredIncoming:
            guard let index, cases[index].firstMissedAt < call.start else { return }
            contact(index, in: call, .reachedUs)
        case .outgoing(let talk):
            guard let index, cases[index].firstMissedAt < call.start else { return }
            if let talk, talk >= settings.minimumTalk {
                contact(index, in: call, .reachedByUs)
            } else {
                cases[index].state = .tried
                cases[index].tries += 1
                cases[index].firstResponseAt = cases[index].firstResponseAt ?? call.start
            }
        }
    }

    /// Closes the party's open case, if it has one that began before `moment` (ms UTC).
    public mutating func dismiss(party: UInt32, at moment: Int64) {
        guard party > 0, let index = openCase(of: party, at: moment), cases[index].firstMissedAt < moment else {
            return
        }
        cases[index].dismissedAt = moment
        close(index, .dismissed)
    }

    /// All cases as they are at `now` (ms UTC), in the order of their first missed call.
    public func finish(now: Int64) -> [Case] {
        var cases = cases
        for index in cases.indices where cases[index].isOpen && isExpired(cases[index], at: now) {
            cases[index].state = .expired
        }
        return cases
    }

    private func isExpired(_ missed: Case, at moment: Int64) -> Bool {
        moment - missed.lastMissedAt > settings.expiry
    }

    /// Index of the party's case that is open at `moment`.
    private mutating func openCase(of party: UInt32, at moment: Int64) -> Int? {
        let position = current[party]
        guard position > 0 else { return nil }
        let index = Int(position) - 1
        guard isExpired(cases[index], at: moment) else { return index }
        close(index, .expired)
        return nil
    }

    private mutating func open(_ call: Call, _ isSelected: Bool) {
        cases.append(
            Case(
                party: call.party,
                firstMissedAt: call.start,
                missedEnd: call.end ?? call.start,
                isSelected: isSelected,
                firstMissedCall: call.id,
                lastMissedAt: call.start,
                lastMissedCall: call.id,
                attempts: 1,
                state: .open
            )
        )
        current[call.party] = UInt32(cases.count)
    }

    private mutating func contact(_ index: Int, in call: Call, _ state: State) {
        cases[index].firstResponseAt = cases[index].firstResponseAt ?? call.start
        cases[index].contactAt = call.start
        cases[index].contactCall = call.id
        close(index, state)
    }

    private mutating func close(_ index: Int, _ state: State) {
        cases[index].state = state
        current[cases[index].party] = 0
    }
}
