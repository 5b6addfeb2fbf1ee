import Calls
import PushAPI

/// What the store keeps of a journey and the rollups are made of.
public struct JourneyRecord: Hashable, Sendable {
    /// The first moment.
    public var startedAt: Instant
    /// When a human picked up.
    public var answeredAt: Instant?
    /// The last hangup.
    public var endedAt: Instant?
    /// Seen from the account.
    public var direction: Journey.Direction
    /// Its result; nil while it goes on.
    public var outcome: Outcome?
    /// The wait in ms.
    public var wait: Int64?
    /// The talk time in ms.
    public var talk: Int64?
    /// Where it is counted.
    public var place: JourneyPlace
    /// How many legs it has.
    public var legs: Int

    /// The record of a journey that is counted at `place`.
    public init(_ journey: Journey, at place: JourneyPlace) {
        startedAt = journey.startedAt
        answeredAt = journey.answeredAt
        endedAt = journey.endedAt
        direction = journey.direction
        outcome = journey.outcome
        wait = journey.wait
        talk = journey.talk
        legs = journey.legs.count
        self.place = place
    }

    /// The columns of `journeys` that `init(_:)` reads, in its order.
    public static let columns: SQLQuery = """
        journeys.started_ms, journeys.answered_ms, journeys.ended_ms, journeys.direction, journeys.outcome, \
        journeys.wait_ms, journeys.talk_ms, journeys.day, journeys.segment_id, journeys.group_extension, journeys.legs
        """

    /// How many columns those are.
    public static let width = 11

    /// Reads the columns of `columns` from the one at `first` on.
    public init(_ row: any SQLRow, from first: Int) {
        startedAt = Instant(milliseconds: row.integer(first) ?? 0)
        answeredAt = row.integer(first + 1).map(Instant.init(milliseconds:))
        endedAt = row.integer(first + 2).map(Instant.init(milliseconds:))
        direction = row.text(first + 3).flatMap(Journey.Direction.init) ?? .unknown
        outcome = row.text(first + 4).flatMap(Outcome.init)
        wait = row.integer(first + 5)
        talk = row.integer(first + 6)
        place = JourneyPlace(
            day: row.integer(first + 7) ?? 0,
            segment: row.integer(first + 8) ?? 0,
            group: row.text(first + 9)
        )
        legs = Int(row.integer(first + 10) ?? 0)
    }
}

/// Where a journey is counted.
public struct JourneyPlace: Hashable, Sendable {
    /// The local date of its start as a number, such as 20261122.
    public var day: Int64
    /// Its row of `segments`; 0 when it is not counted yet.
    public var segment: Int64
    /// The extension of its group; nil when it is in none.
    public var group: String?

    /// Creates a place.
    public init(day: Int64, segment: Int64, group: String?) {
        self.day = day
        self.segment = segment
        self.group = group
    }
}
