extension HistoryEntry {
    /// Which way a call went.
    public struct Direction: OpenWord {
        /// The word as sipgate sent it; empty when it sent none.
        public let rawValue: String

        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Came in, and was picked up.
        public static let incoming = Self(rawValue: "INCOMING")
        /// Went out, and was picked up.
        public static let outgoing = Self(rawValue: "OUTGOING")
        /// Came in, and was not picked up.
        public static let missedIncoming = Self(rawValue: "MISSED_INCOMING")
        /// Went out, and was not picked up.
        public static let missedOutgoing = Self(rawValue: "MISSED_OUTGOING")

        /// Whether the call came from outside; nil for an unknown word.
        public var isIncoming: Bool? {
            switch self {
            case .incoming, .missedIncoming: true
            case .outgoing, .missedOutgoing: false
            default: nil
            }
        }
    }

    /// Whether a call was picked up.
    public struct Status: OpenWord {
        /// The word as sipgate sent it; empty when it sent none.
        public let rawValue: String

        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Somebody, or something, answered.
        public static let pickup = Self(rawValue: "PICKUP")
        /// Nobody answered.
        public static let noPickup = Self(rawValue: "NOPICKUP")
        /// The line was engaged.
        public static let busy = Self(rawValue: "BUSY")
        /// The call went on to another destination.
        public static let forward = Self(rawValue: "FORWARD")
    }

    /// How a call ended.
    public struct CallStatus: OpenWord {
        /// The word as sipgate sent it; empty when it sent none.
        public let rawValue: String

        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// As it should.
        public static let success = Self(rawValue: "SUCCESS")
        /// The callee could not be reached.
        public static let failure = Self(rawValue: "FAILURE")
        /// The callee refused the call.
        public static let rejected = Self(rawValue: "REJECTED")
        /// The callee does not want to be disturbed.
        public static let rejectedDoNotDisturb = Self(rawValue: "REJECTED_DND")
        /// The voicemail answered, and the caller said nothing.
        public static let voicemailNoMessage = Self(rawValue: "VOICEMAIL_NO_MESSAGE")
        /// The callee was in another call, and wants to be busy then.
        public static let busyOnBusy = Self(rawValue: "BUSY_ON_BUSY")
        /// The line was engaged.
        public static let busy = Self(rawValue: "BUSY")
        /// Nobody answered.
        public static let missed = Self(rawValue: "MISSED")
    }

    /// What kind of entry it is.
    public struct Kind: OpenWord {
        /// The word as sipgate sent it; empty when it sent none.
        public let rawValue: String

        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A call.
        public static let call = Self(rawValue: "CALL")
        /// A message on a voicemail.
        public static let voicemail = Self(rawValue: "VOICEMAIL")
        /// A text message; never asked for.
        public static let sms = Self(rawValue: "SMS")
        /// A fax; never asked for.
        public static let fax = Self(rawValue: "FAX")
    }
}
