import Formulas
import PushAPI

/// The callers who were missed in a range, and what became of them.
public struct CallBackPage: Hashable, Sendable {
    /// The first moment of the range.
    public var from: Instant
    /// The moment before which the range ends.
    public var to: Instant
    /// The zone whose days the range follows.
    public var timeZone: String
    /// When a call back counts as one, and for how long a caller waits.
    public var rules: CallBacks.Settings
    /// How many callers there are in each state, whichever of them are listed.
    public var counts: [CallBackRequest.State: Int]
    /// Missed calls from callers who cannot be called back, because their number is not known.
    public var anonymous: Int64
    /// Half of the contacts took at most this long, in ms from the end of the first missed call; nil for too few.
    public var medianToReached: Int64?
    /// The callers that were asked for: who still waits comes first, then whoever was missed last.
    public var callers: [MissedCaller]
    /// Whether the callers' numbers are hidden from the reader.
    public var numbersAreMasked = false
}

/// A caller who was missed, once or several times in a row.
public struct MissedCaller: Hashable, Sendable {
    /// The last missed call, by its number in the store.
    public var call: Int64
    /// The caller's number.
    public var number: String
    /// When the caller was missed first.
    public var firstMissedAt: Instant
    /// When the caller was missed last.
    public var lastMissedAt: Instant
    /// How often the caller tried in vain.
    public var missed: Int
    /// How often we called back in vain.
    public var tries: Int
    /// The group of the last missed call, by its name; nil when it is in none.
    public var group: String?
    /// The names of the teams of the last missed call, in their order.
    public var teams: [String]
    /// The account's number that the caller called last.
    public var ownNumber: String?
    /// How far it has come.
    public var state: CallBackRequest.State
    /// When both talked; nil when they have not.
    public var reachedAt: Instant?
    /// Who made that call.
    public var reachedBy: CallBacks.ContactKind?
    /// That call, by its number in the store.
    public var reachedCall: Int64?
    /// When someone decided that nobody needs to call back; nil when nobody has.
    public var dismissal: Dismissal?

    /// Somebody's decision that nobody needs to call back.
    public struct Dismissal: Hashable, Sendable {
        /// When it was made.
        public var at: Instant
        /// Who made it; nil when that is not known.
        public var user: String?
        /// Why.
        public var reason: String
    }
}
