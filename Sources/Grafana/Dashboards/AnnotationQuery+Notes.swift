import Statistics

extension AnnotationQuery {
    /// What is marked in the charts: when nobody listened, and what readers have noted.
    static func all(_ language: Language) -> [AnnotationQuery] { [gaps(language), notes(language)] }

    /// Times in which no server listened, so that calls may be missing.
    ///
    /// A gap lies between a start and the latest moment at which any server that had started before was seen. What was
    /// seen within the last 15 seconds still listens. Rows that ended before the range are not read, so that a gap
    /// which began before the range begins with it.
    private static func gaps(_ language: Language) -> AnnotationQuery {
        let text = Localized(
            de: "Niemand hat zugehört: Anrufe können fehlen",
            en: "Nobody listened: calls may be missing"
        )
        let from = "$__unixEpochFrom() * 1000"
        let to = "LEAST($__unixEpochTo() * 1000, \(TileSQL.now))"
        return AnnotationQuery(
            name: Localized(de: "Lücken", en: "Coverage gaps")[language],
            color: .uncounted,
            sql: """
                SELECT gaps.from_ms AS time, gaps.to_ms AS timeend, '\(text[language])' AS text, 'coverage' AS tags
                  FROM (SELECT COALESCE(
                                   MAX(coverage.seen_ms) OVER (
                                       ORDER BY coverage.started_ms, coverage.id
                                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                                   \(from)) AS from_ms,
                               coverage.started_ms AS to_ms
                          FROM coverage
                         WHERE coverage.seen_ms >= \(from)
                           AND coverage.seen_ms > coverage.started_ms
                           AND coverage.started_ms < \(to)
                         UNION ALL
                        SELECT COALESCE(MAX(coverage.seen_ms), \(from)), \(to)
                          FROM coverage
                         WHERE coverage.seen_ms >= \(from)
                           AND coverage.seen_ms > coverage.started_ms
                           AND coverage.started_ms < \(to)
                        HAVING COALESCE(MAX(coverage.seen_ms), \(from)) < \(to) - 15000) AS gaps
                 WHERE gaps.to_ms > gaps.from_ms
                 ORDER BY gaps.from_ms
                """
        )
    }

    private static func notes(_ language: Language) -> AnnotationQuery {
        AnnotationQuery(
            name: Localized(de: "Notizen", en: "Notes")[language],
            color: .incoming,
            sql: """
                SELECT annotations.at_ms AS time, annotations.text AS text, 'note' AS tags
                  FROM annotations
                 WHERE annotations.at_ms >= $__unixEpochFrom() * 1000
                   AND annotations.at_ms < $__unixEpochTo() * 1000
                 ORDER BY annotations.at_ms
                """
        )
    }
}
