import Calls
import GRDB
import Organisation
import PushAPI
import Store

/// A journey as a row of `journeys`.
enum JourneyRow {
    private static let names = [
        "id", "day", "started_ms", "answered_ms", "ended_ms", "state", "direction", "outcome", "own_number",
        "external_number", "wait_ms", "talk_ms", "reached_voicemail", "legs", "group_extension",
        "segment_id",
    ]

    static let upsert = """
        INSERT INTO journeys (\(names.joined(separator: ", ")))
        VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (id) DO UPDATE SET \(names.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    static func encode(_ journey: Journey, at place: JourneyPlace, id: Int64) -> StatementArguments {
        let values: [(any DatabaseValueConvertible)?] = [
            id, place.day, journey.startedAt.milliseconds,
            journey.answeredAt?.milliseconds, journey.endedAt?.milliseconds, journey.state.rawValue,
            journey.direction.rawValue, journey.outcome?.rawValue, journey.ownNumber?.text,
            journey.externalNumber?.text, journey.wait, journey.talk, journey.reachedVoicemail, journey.legs.count,
            place.group, place.segment,
        ]
        return StatementArguments(values)
    }

    /// Reads the columns of `JourneyRecord.columns` from the one at `index` on.
    static func decode(_ row: Row, from index: Int) -> JourneyRecord {
        JourneyRecord((index..<index + JourneyRecord.width).map { SQLValue(row[$0]) })
    }
}
