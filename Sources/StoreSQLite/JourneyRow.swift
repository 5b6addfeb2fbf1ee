import Calls
import GRDB
import PushAPI
import Store

/// A journey as a row of `journeys`.
enum JourneyRow {
    private static let names = [
        "id", "day", "started_ms", "answered_ms", "ended_ms", "state", "direction", "outcome", "own_number",
        "external_number", "wait_ms", "talk_ms", "reached_voicemail", "legs",
    ]

    static let upsert = """
        INSERT INTO journeys (\(names.joined(separator: ", ")))
        VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (id) DO UPDATE SET \(names.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    static func encode(_ journey: Journey, id: Int64, _ calendar: LocalCalendar) -> StatementArguments {
        let values: [(any DatabaseValueConvertible)?] = [
            id, calendar.date(of: journey.startedAt), journey.startedAt.milliseconds,
            journey.answeredAt?.milliseconds, journey.endedAt?.milliseconds, journey.state.rawValue,
            journey.direction.rawValue, journey.outcome?.rawValue, journey.ownNumber?.text,
            journey.externalNumber?.text, journey.wait, journey.talk, journey.reachedVoicemail, journey.legs.count,
        ]
        return StatementArguments(values)
    }
}
