import Calls
import Store

// What a week looks like on average, by the clock on the wall.
extension GrafanaScope {
    /// Monday is 0.
    private static let weekday: SQLQuery = "((calendar.starts_ms - calendar.week_starts_ms + 43200000) DIV 86400000)"

    /// A table `week_load` of sums for each quarter of the week, 0 (Monday 00:00) to 671.
    func load(
        _ columns: [(name: String, sum: SQLQuery)],
        of measures: [Store.Measure],
        _ directions: [Journey.Direction]
    )
        -> SQLQuery
    {
        let only = directions.count == 1 ? directions[0] : nil
        return """
            week_load (quarter, \(columns.map { SQLQuery(word: $0.name) }.joined(separator: ", "))) AS (
                SELECT sums.week_quarter, \(columns.map(\.sum).joined(separator: ", "))
                  FROM \(sums(measures, only, by: .slots))
                  JOIN segments ON segments.id = sums.segment_id
                 WHERE segments.direction IN (\(list: directions.map(\.rawValue)))
                 GROUP BY sums.week_quarter)
            """
    }

    /// A table `times`: how often each quarter of the week was in the range as far as it has been reached.
    var times: SQLQuery {
        let start: SQLQuery = "calendar.starts_ms + quarters.n * 900000"
        let shift: SQLQuery = "CASE WHEN \(start) >= calendar.changes_ms THEN calendar.shift_ms DIV 900000 ELSE 0 END"
        return """
            times (quarter, occurrences) AS (
                SELECT \(Self.weekday) * 96 + (quarters.n + \(shift)) % 96, COUNT(*)
                  FROM calendar
                  JOIN (\(Self.numbers(0..<104))) AS quarters
                 WHERE \(isTouched)
                   AND \(start) < calendar.ends_ms
                   AND \(start) < \(reached)
                   AND \(start) + 900000 > \(from)
                 GROUP BY 1)
            """
    }

    /// A table `week_hours`: how many days of the range have each hour of the week, 0 (Monday 00:00) to 167.
    var weekHours: SQLQuery {
        // An hour is shown before the clock is changed, after it, or both.
        let stretches: [(start: SQLQuery, end: SQLQuery)] = [
            (
                "calendar.starts_ms + hours.n * 3600000",
                "LEAST(calendar.changes_ms, calendar.starts_ms + (hours.n + 1) * 3600000)"
            ),
            (
                "GREATEST(calendar.changes_ms, calendar.starts_ms + hours.n * 3600000 - calendar.shift_ms)",
                "LEAST(calendar.ends_ms, calendar.starts_ms + (hours.n + 1) * 3600000 - calendar.shift_ms)"
            ),
        ]
        let isShown = stretches.map { stretch -> SQLQuery in
            """
            (\(stretch.start) < \(stretch.end) AND \(stretch.end) > \(from) AND \(stretch.start) < \(reached))
            """
        }
        return """
            week_hours (hour, days) AS (
                SELECT \(Self.weekday) * 24 + hours.n, COUNT(*)
                  FROM calendar
                  JOIN (\(Self.numbers(0..<24))) AS hours
                 WHERE \(isTouched)
                   AND (\(isShown.joined(separator: " OR ")))
                 GROUP BY 1)
            """
    }
}
