import Calls
import Store

// Sums over journeys that started in the range: whole days and quarters of an hour from the rollups, what is left over at
// both ends from the journeys themselves.
//
// Rollups are reached through `calendar`, segment by segment and day by day, because MariaDB looks rows up by values that
// are equal, and reads a whole segment where one is greater; STRAIGHT_JOIN and FORCE INDEX say so.
extension GrafanaScope {
    func sums(_ measures: [Store.Measure], _ direction: Journey.Direction?, by resolution: Resolution) -> SQLQuery {
        let parts: [SQLQuery] =
            switch resolution {
            case .journeys: [journeys(measures, direction, "1 = 1")]
            case .slots:
                [slots(measures, direction, "1 = 1"), journeys(measures, direction, isEdge, hasQuarters: true)]
            case .days:
                [
                    days(measures, direction), slots(measures, direction, isPartialDay),
                    journeys(measures, direction, isEdge),
                ]
            case .unit:
                [
                    days(measures, direction, "\(unit) NOT IN ('1m', '1h')"),
                    slots(measures, direction, "\(unit) <> '1m' AND (\(unit) = '1h' OR \(isPartialDay))"),
                    journeys(measures, direction, "(\(unit) = '1m' OR \(isEdge))"),
                ]
            }
        return "(\n\(parts.joined(separator: "\nUNION ALL\n"))) AS sums"
    }

    /// Days that lie in the range as a whole, as a condition for rows of `calendar`.
    var isWholeDay: SQLQuery {
        "calendar.starts_ms >= \(from) AND calendar.starts_ms < \(to) AND calendar.ends_ms <= \(to)"
    }

    /// Days of which the range holds a part at least.
    var isTouched: SQLQuery {
        // No day is longer than 26 hours; this bound lets an index be used.
        "calendar.starts_ms > \(from) - 93600000 AND calendar.starts_ms < \(to) AND calendar.ends_ms > \(from)"
    }

    private var isPartialDay: SQLQuery { "(calendar.starts_ms < \(from) OR calendar.ends_ms > \(to))" }

    private static let firstQuarter: SQLQuery = "(($__unixEpochFrom() + 899) DIV 900 * 900000)"
    private static let lastQuarter: SQLQuery = "($__unixEpochTo() DIV 900 * 900000)"

    /// Journeys at both ends of the range that lie in no whole quarter of an hour.
    private var isEdge: SQLQuery {
        "(journeys.started_ms < \(Self.firstQuarter) OR journeys.started_ms >= \(Self.lastQuarter))"
    }

    /// Journeys at both ends of the range that lie in no whole day.
    var isInPartialDay: SQLQuery {
        """
        (journeys.started_ms < (SELECT MIN(starts_ms) FROM calendar WHERE starts_ms >= \(from))
            OR journeys.started_ms >= (SELECT MAX(starts_ms) FROM calendar WHERE starts_ms <= \(to)))
        """
    }

    private func days(
        _ measures: [Store.Measure],
        _ direction: Journey.Direction?,
        _ condition: SQLQuery = "1 = 1"
    ) -> SQLQuery {
        """
        SELECT STRAIGHT_JOIN \(Self.columns(ofDays: measures))
          FROM segments
          JOIN calendar
          JOIN rollup_days ON rollup_days.segment_id = segments.id AND rollup_days.day = calendar.day
         WHERE \(condition)
           AND \(isWholeDay)
           AND \(wantedSegments(.coarsest, direction))
        """
    }

    private func slots(_ measures: [Store.Measure], _ direction: Journey.Direction?, _ condition: SQLQuery) -> SQLQuery
    {
        """
        SELECT STRAIGHT_JOIN \(Self.columns(ofSlots: measures))
          FROM segments
          JOIN calendar
          JOIN rollup_slots FORCE INDEX (rollup_slots_day)
            ON rollup_slots.segment_id = segments.id AND rollup_slots.day = calendar.day
         WHERE \(condition)
           AND \(isTouched)
           AND rollup_slots.starts_ms >= \(Self.firstQuarter) AND rollup_slots.starts_ms < \(Self.lastQuarter)
           AND \(wantedSegments(.coarsest, direction))
        """
    }

    private func journeys(
        _ measures: [Store.Measure],
        _ direction: Journey.Direction?,
        _ condition: SQLQuery,
        hasQuarters: Bool = false
    ) -> SQLQuery {
        // What the clock on the wall showed stands in the row of its quarter of an hour.
        let quarter: SQLQuery = """
            (SELECT slots.week_quarter
               FROM rollup_slots AS slots
              WHERE slots.segment_id = journeys.segment_id
                AND slots.day = journeys.day
                AND slots.starts_ms = journeys.started_ms DIV 900000 * 900000)
            """
        return """
            SELECT \(Self.columns(ofJourneys: measures, weekQuarter: hasQuarters ? quarter : "0"))
              FROM journeys
             WHERE journeys.started_ms >= \(from) AND journeys.started_ms < \(to)
               AND \(condition)
               AND journeys.segment_id IN (\(segments(.each, direction)))
            """
    }
}
