import Store

// The points of a series, so that there are no holes in it.
extension GrafanaScope {
    /// The units of time that overlap the range as far as it has been reached, with their first moment and the next one's.
    var buckets: SQLQuery {
        """
        buckets (start_ms, end_ms) AS (
            SELECT \(bucket) AS start_ms, MAX(sums.end_ms)
              FROM (
                SELECT calendar.day, calendar.starts_ms + steps.offset_ms AS at_ms,
                       LEAST(calendar.starts_ms + steps.offset_ms + steps.length_ms, calendar.ends_ms) AS end_ms
                  FROM calendar
                  JOIN (\(steps)) AS steps
                 WHERE \(isTouched)
                   AND calendar.starts_ms + steps.offset_ms < calendar.ends_ms
                   AND calendar.starts_ms + steps.offset_ms < \(reached)
                   AND LEAST(calendar.starts_ms + steps.offset_ms + steps.length_ms, calendar.ends_ms) > \(from)
              ) AS sums
              JOIN calendar ON calendar.day = sums.day
             GROUP BY 1)
        """
    }

    /// Whether somebody listened at any time of a bucket's part that has been reached; otherwise nothing is known of it.
    var isCovered: SQLQuery {
        """
        EXISTS (
            SELECT 1
              FROM coverage
             WHERE coverage.seen_ms > coverage.started_ms
               AND coverage.started_ms < LEAST(buckets.end_ms, \(to), \(present))
               AND (coverage.seen_ms > GREATEST(buckets.start_ms, \(from))
                    OR coverage.seen_ms >= \(present) - \(Listening.patience)))
        """
    }

    /// The parts of a day: one, its hours, or their minutes.
    ///
    /// The longest day has 26 hours.
    private var steps: SQLQuery {
        """
        SELECT hours.n * 3600000 + minutes.n * 60000 AS offset_ms,
               CASE \(unit) WHEN '1m' THEN 60000 WHEN '1h' THEN 3600000 ELSE 93600000 END AS length_ms
          FROM (\(Self.numbers(0..<26))) AS hours
          JOIN (\(Self.numbers(0..<60))) AS minutes
         WHERE (hours.n = 0 OR \(unit) IN ('1m', '1h')) AND (minutes.n = 0 OR \(unit) = '1m')
        """
    }

    /// A table of numbers, `n`.
    static func numbers(_ range: Range<Int64>) -> SQLQuery {
        range.map { "SELECT \($0) AS n" as SQLQuery }.joined(separator: " UNION ALL ")
    }
}
