import Calls
import PushAPI

/// Some calls of a list, and where the next ones begin.
public struct CallPage: Hashable, Sendable {
    /// The first moment of the range.
    public var from: Instant
    /// The moment before which the range ends.
    public var to: Instant
    /// The zone whose days the calls belong to.
    public var timeZone: String
    /// The calls, in the order that was asked for.
    public var calls: [ListedCall]
    /// The key of the last call, to ask for the next page with; nil when this is the last page.
    public var next: CallKey?
    /// Whether telephone numbers are hidden from the reader.
    public internal(set) var numbersAreMasked = false
}

/// One journey as a list shows it.
public struct ListedCall: Hashable, Sendable {
    /// Its id in the store.
    public var id: Int64
    /// The first moment.
    public var startedAt: Instant
    /// When a person picked up first; nil when nobody did or nobody saw it.
    public var answeredAt: Instant?
    /// The last hangup; nil while it goes on and when the hangup was lost.
    public var endedAt: Instant?
    /// Seen from the account, one of `Journey.Direction`.
    public var direction: String
    /// What it is doing, one of `Journey.State`, as the store knows it.
    public var state: String
    /// Its result, one of `Outcome`; nil while it goes on.
    public var outcome: String?
    /// The account's number; the caller of an internal call.
    public var ownNumber: String?
    /// The other side; the callee of an internal call.
    public var externalNumber: String?
    /// The wait in ms; nil when it is not known.
    public var wait: Int64?
    /// The talk time in ms; nil when nobody is known to have talked, and while it goes on.
    public var talk: Int64?
    /// Whether the voicemail picked up anywhere on the way.
    public var reachedVoicemail: Bool
    /// The name of its group, or the extension of a group without a name; nil when it is in none.
    public var group: String?
    /// The names of its teams, in their order.
    public var teams: [String]
    /// Whether it began in the opening hours; nil until that has been found out.
    public var isInHours: Bool?
    /// From where it is known, one of `Source`.
    public var source: String
    /// Its legs in the order of their start.
    public var legs: [Leg]
    /// Whether the middle of numbers is hidden.
    public internal(set) var numbersAreMasked = false

    /// Its place in the list.
    public var key: CallKey { CallKey(startedAt: startedAt, id: id) }
}
