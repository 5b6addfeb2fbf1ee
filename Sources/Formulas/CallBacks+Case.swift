extension CallBacks {
    /// A caller who was missed, from the first missed call on; all times in ms UTC.
    public struct Case: Hashable, Sendable {
        /// The caller.
        public let party: UInt32
        /// Start of the first missed call.
        public let firstMissedAt: Int64
        /// End of the first missed call, or its start when the end is not known.
        public let missedEnd: Int64
        /// Whether the first missed call is one of those asked for.
        public let isSelected: Bool
        /// The first missed call, by its number in the store.
        public let firstMissedCall: Int64
        /// Start of the last missed call.
        public internal(set) var lastMissedAt: Int64
        /// The last missed call, by its number in the store.
        public internal(set) var lastMissedCall: Int64
        /// How often the caller tried in vain.
        public internal(set) var attempts: Int
        /// How often we called back and did not reach anybody for long enough.
        public internal(set) var tries = 0
        /// How far it has come.
        public internal(set) var state: State
        /// Start of our first attempt to call back or of the contact, whichever came first.
        public internal(set) var firstResponseAt: Int64?
        /// Start of the call in which both talked.
        public internal(set) var contactAt: Int64?
        /// The call in which both talked, by its number in the store.
        public internal(set) var contactCall: Int64?
        /// When someone decided that nobody needs to call back.
        public internal(set) var dismissedAt: Int64?

        /// Who made the call in which both talked.
        public var contactKind: ContactKind? {
            switch state {
            case .reachedByUs: .byUs
            case .reachedUs: .byThem
            case .open, .tried, .dismissed, .expired: nil
            }
        }

        /// From the end of the first missed call to the contact, in ms; 0 when we called back while it still rang.
        public var timeToContact: Int64? {
            contactAt.map { max(0, $0 - missedEnd) }
        }

        /// Whether the caller still waits.
        public var isOpen: Bool { state == .open || state == .tried }
    }

    /// How far a case has come.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing has happened.
        case open
        /// We called back, but did not reach anybody for long enough.
        case tried
        /// We called back and talked.
        case reachedByUs = "reached_by_us"
        /// The caller called again and was answered.
        case reachedUs = "reached_us"
        /// Someone decided that nobody needs to call back.
        case dismissed
        /// There was no contact for too long; counts as not handled.
        case expired
    }

    /// Who made the call that ended a case.
    public enum ContactKind: Hashable, Sendable {
        /// We called back.
        case byUs
        /// The caller called again.
        case byThem
    }
}
