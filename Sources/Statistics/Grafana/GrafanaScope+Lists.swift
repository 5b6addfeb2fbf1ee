import Calls
import PushAPI
import Store

// Lists that are no sums: of whole days that are sealed from tables, of the others from the journeys.
extension GrafanaScope {
    private static let isSealed: SQLQuery =
        "EXISTS (SELECT 1 FROM day_facts WHERE day_facts.day = calendar.day AND day_facts.part = 'start')"

    /// The tables and the condition of wanted journeys that no table over sealed days has.
    private func unsealedJourneys(_ direction: Journey.Direction?) -> SQLQuery {
        """
        FROM calendar
          JOIN journeys ON journeys.day = calendar.day
          \(Self.parties)
         WHERE \(isTouched)
           AND NOT (\(isWholeDay) AND \(Self.isSealed))
           AND journeys.started_ms >= \(from) AND journeys.started_ms < \(to)
           AND journeys.segment_id IN (\(segments(.each, direction)))
        """
    }

    private static let parties: SQLQuery = "LEFT JOIN parties ON parties.number = journeys.external_number"

    /// The numbers from which most calls came; of equally frequent ones the first to call.
    ///
    /// Tables hold numbers of parties, which are small. A caller who has none yet is known by a journey, with a minus.
    func topCallers(_ limit: Int64) -> GrafanaQuestion {
        GrafanaQuestion(
            tables: [
                """
                callers (party_id, calls, first_ms) AS (
                    SELECT STRAIGHT_JOIN day_callers.party_id, day_callers.calls, day_callers.first_ms
                      FROM segments
                      JOIN calendar
                      JOIN day_callers ON day_callers.day = calendar.day AND day_callers.segment_id = segments.id
                     WHERE \(isWholeDay)
                       AND \(wantedSegments(.each, .incoming))
                    UNION ALL
                    SELECT COALESCE(MIN(parties.id), -MIN(journeys.id)), COUNT(*), MIN(journeys.started_ms)
                    \(unsealedJourneys(.incoming))
                       AND journeys.external_number NOT IN ('', \(PhoneNumber.anonymous.text))
                     GROUP BY journeys.external_number)
                """,
                """
                top (party_id, calls, first_ms) AS (
                    SELECT party_id, SUM(calls), MIN(first_ms)
                      FROM callers
                     GROUP BY party_id
                     ORDER BY 2 DESC, 3
                     LIMIT \(limit))
                """,
            ],
            select: """
                SELECT COALESCE(parties.number, journeys.external_number), CAST(top.calls AS SIGNED), top.first_ms
                  FROM top
                  LEFT JOIN parties ON parties.id = top.party_id
                  LEFT JOIN journeys ON journeys.id = -top.party_id
                """,
            order: "v2 DESC, v3",
            extraColumns: 1
        )
    }

    /// The longest journeys; of equal ones the earliest.
    ///
    /// - Parameters:
    ///   - kind: By which length; the name of the column begins with it.
    ///   - columns: Of `journeys`, after its start and the length.
    func longest(
        _ kind: String,
        _ column: SQLQuery,
        _ direction: Journey.Direction?,
        _ columns: SQLQuery
    ) -> GrafanaQuestion {
        GrafanaQuestion(
            tables: [
                """
                longest (journey_id, length_ms, started_ms) AS (
                    SELECT STRAIGHT_JOIN day_longest.journey_id, day_longest.length_ms, day_longest.started_ms
                      FROM segments
                      JOIN calendar
                      JOIN day_longest ON day_longest.day = calendar.day AND day_longest.segment_id = segments.id
                     WHERE day_longest.kind = \(kind)
                       AND \(isWholeDay)
                       AND \(wantedSegments(.coarsest, direction))
                    UNION ALL
                    SELECT journeys.id, journeys.\(column), journeys.started_ms
                    \(unsealedJourneys(direction))
                       AND journeys.\(column) IS NOT NULL
                     ORDER BY 2 DESC, 3, 1
                     LIMIT 20)
                """
            ],
            select: """
                SELECT journeys.started_ms, longest.length_ms, \(columns), longest.journey_id
                  FROM longest
                  JOIN journeys ON journeys.id = longest.journey_id
                """,
            order: "v2 DESC, v1, v6",
            extraColumns: 1
        )
    }
}
