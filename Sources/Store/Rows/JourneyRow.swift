import Calls
import PushAPI

/// A journey as a row of `journeys`, the same in every database.
public enum JourneyRow {
    /// The columns that `encode` fills, in its order; the first is the key.
    public static let names = [
        "id", "day", "started_ms", "answered_ms", "ended_ms", "state", "direction", "outcome", "own_number",
        "external_number", "wait_ms", "talk_ms", "reached_voicemail", "legs", "group_extension", "segment_id",
        "source",
    ]

    /// The values of a row.
    public static func encode(_ journey: Journey, at place: JourneyPlace, id: Int64) -> [SQLValue] {
        [
            .integer(id), .integer(place.day), .integer(journey.startedAt.milliseconds),
            .optional(journey.answeredAt?.milliseconds), .optional(journey.endedAt?.milliseconds),
            .text(journey.state.rawValue), .text(journey.direction.rawValue), .optional(journey.outcome?.rawValue),
            .optional(journey.ownNumber?.text), .optional(journey.externalNumber?.text), .optional(journey.wait),
            .optional(journey.talk), .flag(journey.reachedVoicemail), .integer(Int64(journey.legs.count)),
            .optional(place.group), .integer(place.segment), .text(journey.source.rawValue),
        ]
    }
}
