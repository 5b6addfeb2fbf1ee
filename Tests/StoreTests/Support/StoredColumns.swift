import CallStories
import Calls
import Organisation
import PushAPI
import Store

/// What the tables hold of a leg and its journey, column by column, as the model expects or a store has it.
enum StoredColumns {
    private static let calls = [
        "call_id", "direction", "mastersip_id", "extension", "caller_number", "callee_number", "own_number",
        "answering_number", "hangup_cause", "voicemail", "crashed", "original_call_id", "xcid", "diversion",
        "announced", "started_ms", "answered_ms", "ended_ms", "heard_ms", "crashed_ms", "lapsed_ms",
        "first_event_ms", "source",
    ]
    private static let journeys = [
        "day", "started_ms", "answered_ms", "ended_ms", "state", "direction", "outcome", "own_number",
        "external_number", "wait_ms", "talk_ms", "reached_voicemail", "legs", "source",
    ]
    private static let names =
        calls.map { "calls.\($0)" } + journeys.map { "journeys.\($0)" } + ["journeys.fellows"]

    /// The rows of a store by leg; a journey is named by the least id of its legs.
    static func stored(in store: any CallStore) async throws -> [String: [String: SQLValue]] {
        let rows = try await store.rows(
            SQLQuery(
                stringLiteral: """
                    SELECT \(names.dropLast().joined(separator: ", ")),
                           (SELECT MIN(fellows.call_id) FROM calls AS fellows
                             WHERE fellows.journey_id = calls.journey_id)
                      FROM calls
                      JOIN journeys ON journeys.id = calls.journey_id
                    """
            )
        )
        let byLeg = rows.map { ($0[0].text ?? "", Dictionary(uniqueKeysWithValues: zip(names, $0))) }
        return Dictionary(uniqueKeysWithValues: byLeg)
    }

    /// The rows that a store should hold after it learnt all `pieces`.
    static func expected(
        of pieces: [Leg],
        _ rules: CallRules,
        _ calendar: LocalCalendar
    ) -> [String: [String: SQLValue]] {
        var rows: [String: [String: SQLValue]] = [:]
        for journey in Journeys.all(of: pieces, rules) {
            for leg in journey.legs {
                let values = columns(of: leg) + columns(of: journey, calendar)
                rows[leg.callID] = Dictionary(uniqueKeysWithValues: zip(names, values))
            }
        }
        return rows
    }

    private static func columns(of leg: Leg) -> [SQLValue] {
        let user = leg.answer?.user ?? (leg.users.count == 1 ? leg.users.first : nil)
        // All ids of the tests have seven digits of the account and two characters of the user.
        let id = user?.fullUserID
        return [
            .text(leg.callID), .text(leg.direction?.rawValue ?? "unknown"),
            .optional(id.map { String($0.prefix(7)) }), .optional(id.map { String($0.suffix(2)) }),
            .text(leg.caller?.text ?? ""), .text(leg.callee?.text ?? ""), .optional(leg.ownNumber?.text),
            .optional(leg.answeringNumber?.text), .optional(leg.hangup?.cause?.rawValue), .flag(leg.isVoicemail),
            .flag(leg.state == .writtenOff), .optional(leg.originalCallID), .optional(leg.xcid),
            .optional(leg.diversion?.text), .flag(leg.isAnnounced), .integer(leg.startedAt.milliseconds),
            .optional(leg.answer?.at.milliseconds), .optional(leg.hangup?.at.milliseconds),
            .optional(leg.heardAt?.milliseconds), .optional(leg.crashedAt?.milliseconds),
            .optional(leg.lapsedAt?.milliseconds),
            .optional(leg.firstEventAt == leg.startedAt ? nil : leg.firstEventAt?.milliseconds),
            .text(leg.source.rawValue),
        ]
    }

    private static func columns(of journey: Journey, _ calendar: LocalCalendar) -> [SQLValue] {
        [
            .integer(calendar.date(of: journey.startedAt)), .integer(journey.startedAt.milliseconds),
            .optional(journey.answeredAt?.milliseconds), .optional(journey.endedAt?.milliseconds),
            .text(journey.state.rawValue), .text(journey.direction.rawValue),
            .optional(journey.outcome?.rawValue), .optional(journey.ownNumber?.text),
            .optional(journey.externalNumber?.text), .optional(journey.wait), .optional(journey.talk),
            .flag(journey.reachedVoicemail), .integer(Int64(journey.legs.count)), .text(journey.source.rawValue),
            .optional(journey.legs.map(\.callID).min()),
        ]
    }
}
