import Calls
import PushAPI

/// Which calls a reader wants to see one by one, and how many at once.
public struct CallRequest: Hashable, Sendable {
    /// The time in which the calls began, their groups and teams, and the opening hours.
    public var selection: PanelRequest
    /// Seen from the account; nil means all.
    public var direction: Journey.Direction?
    /// Results of which a call must have one; empty means all, also calls that go on.
    public var outcomes: Set<Outcome> = []
    /// Whether the calls go on; nil means all.
    public var state: State?
    /// Which numbers one of the two sides must have; nil means all.
    public var number: NumberSearch?
    /// How long somebody waited; calls whose wait is not known are left out when there is a bound.
    public var wait = Bounds()
    /// How long somebody talked; calls in which nobody is known to have talked are left out when there is a bound.
    public var talk = Bounds()
    /// Which calls come first.
    public var order = Order.newest
    /// How many calls stand on a page at most, see `limits`.
    public var limit = 100
    /// The last call of the page before; nil for the first page.
    public var after: CallKey?

    /// How many calls a page can hold.
    public static let limits = 1...1_000

    /// Whether a call goes on.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It rings or somebody talks, as far as the store knows.
        case running
        /// It rings and nobody has answered it.
        case waiting
        /// A person talks.
        case active
        /// It has ended, or nobody can know its end.
        case ended
    }

    /// Which calls come first.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// Those that began last.
        case newest
        /// Those that began first.
        case oldest
    }

    /// The least and the greatest length of time, in ms; both are included, nil is no bound.
    public struct Bounds: Hashable, Sendable {
        /// No shorter than this.
        public var minimum: Int64?
        /// No longer than this.
        public var maximum: Int64?

        /// Creates bounds.
        public init(minimum: Int64? = nil, maximum: Int64? = nil) {
            self.minimum = minimum
            self.maximum = maximum
        }
    }

    /// Asks for all calls of a selection.
    public init(_ selection: PanelRequest) {
        self.selection = selection
    }
}
