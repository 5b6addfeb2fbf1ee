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

    /// Reads a row of `columns`.
    public init(_ row: some RandomAccessCollection<SQLValue>) {
        let values = Array(row)
        startedAt = Instant(milliseconds: values[0].integer ?? 0)
        answeredAt = values[1].integer.map(Instant.init(milliseconds:))
        endedAt = values[2].integer.map(Instant.init(milliseconds:))
        direction = values[3].text.flatMap(Journey.Direction.init) ?? .unknown
        outcome = values[4].text.flatMap(Outcome.init)
        wait = values[5].integer
        talk = values[6].integer
        place = JourneyPlace(day: values[7].integer ?? 0, segment: values[8].integer ?? 0, group: values[9].text)
        legs = Int(values[10].integer ?? 0)
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
