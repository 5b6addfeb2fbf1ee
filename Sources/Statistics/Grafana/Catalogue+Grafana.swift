import Calls
import Formulas
import Store

// How the panels that compute their answers are asked in SQL. Those that are missing here have no answer in SQL: who was
// called back, called again or called for the first time, and how many talked at once.
extension Catalogue {
    static let grafanaQuestions: [String: @Sendable (GrafanaScope) -> GrafanaQuestion] = [
        "longest-waits": { $0.longest("wait", "wait_ms", .incoming, "external_number, own_number, outcome") },
        "longest-calls": { $0.longest("talk", "talk_ms", nil, "direction, own_number, external_number") },
        "top-callers": { $0.topCallers(20) },
        "service-level": serviceLevelSeries,
        "service-level-teams": serviceLevelOfTeams,
        "service-level-formulas": serviceLevelByFormula,
        "wait-percentiles": waitPercentiles,
        "wait-distribution": waitDistribution,
        "weekday-hours": weekdayHours,
        "offered-traffic": offeredTraffic,
        "agents-needed": agentsNeeded,
        "lines-needed": linesNeeded,
    ]

    @Sendable private static func serviceLevelSeries(_ scope: GrafanaScope) -> GrafanaQuestion {
        let keys = [(name: "bucket_ms" as SQLQuery, value: { scope.bucket(of: $0.moment) })] + GrafanaScope.levelKeys
        return GrafanaQuestion(
            tables: [
                scope.rules,
                """
                counts AS (
                    SELECT sums.bucket_ms, \(GrafanaScope.counts("rules"))
                      FROM \(scope.waits(isSeries: true, joining: "JOIN rules", by: keys))
                      JOIN rules
                     GROUP BY sums.bucket_ms)
                """,
            ],
            select: """
                SELECT bucket_ms, \(GrafanaScope.ratio("rules.formula", \.numerator)),
                       \(GrafanaScope.ratio("rules.formula", \.denominator)), A_T, A, B, rules.goal_percent, 100
                  FROM counts
                  JOIN rules
                 WHERE A + B + M > 0
                """
        )
    }

    @Sendable private static func serviceLevelByFormula(_ scope: GrafanaScope) -> GrafanaQuestion {
        let rows = ServiceLevel.Formula.allCases.enumerated().map { place, formula -> SQLQuery in
            let name: SQLQuery = "\(formula.rawValue)"
            let (part, whole) = (
                GrafanaScope.ratio(name, \.numerator), GrafanaScope.ratio(name, \.denominator)
            )
            return """
                SELECT \(name), \(formula.text), \(part), \(whole), \(part), \(whole), \(Int64(place))
                  FROM counts
                """
        }
        let waits = scope.waits(isSeries: false, joining: "JOIN rules", by: GrafanaScope.levelKeys)
        return GrafanaQuestion(
            tables: [
                scope.rules, "counts AS (SELECT \(GrafanaScope.counts("rules")) FROM \(waits) JOIN rules)",
            ],
            select: rows.joined(separator: "\nUNION ALL\n"),
            order: "v7",
            extraColumns: 1
        )
    }

    @Sendable private static func serviceLevelOfTeams(_ scope: GrafanaScope) -> GrafanaQuestion {
        func rule(_ column: SQLQuery) -> SQLQuery { "COALESCE(own.\(column), general.\(column)) AS \(column)" }
        let columns: [SQLQuery] = [
            "threshold_s", "goal_percent", "formula", "short_abandon_s", "voicemail_is_abandoned",
        ]
        let keys: [(name: SQLQuery, value: (StoredWait) -> SQLQuery)] = [
            ("team_set_id", { _ in "segments.team_set_id" }), ("kind", { $0.kind }), ("bin", { $0.bin }),
        ]
        let symbols = ServiceLevel.Symbol.allCases.map {
            "COALESCE(counts.\($0.column), 0) AS \($0.column)" as SQLQuery
        }
        // "Other" has no service level of its own; of a selection only its teams are shown.
        let isWanted: SQLQuery =
            scope.hasVariables ? "('*' IN (\(GrafanaScope.teams)) OR teams.name IN (\(GrafanaScope.teams)))" : "1 = 1"
        return GrafanaQuestion(
            tables: [
                """
                team_rules AS (
                    SELECT teams.id, teams.name, \(columns.map(rule).joined(separator: ", "))
                      FROM teams
                      JOIN service_levels AS general ON general.team = ''
                      LEFT JOIN service_levels AS own ON own.team = teams.name AND own.team <> ''
                     WHERE teams.id <> 0
                       AND \(isWanted))
                """,
                """
                sets AS (
                    SELECT sums.team_set_id, sums.kind, sums.bin, SUM(sums.calls) AS calls
                      FROM \(scope.waits(isSeries: false, .each, where: { _ in "segments.team_set_id <> 0" }, by: keys))
                     GROUP BY sums.team_set_id, sums.kind, sums.bin)
                """,
                """
                members AS (
                    SELECT team_rules.id, team_rules.voicemail_is_abandoned, sets.kind, sets.calls,
                           sets.bin <= 2 * team_rules.threshold_s AS is_in_time,
                           sets.bin <= 2 * LEAST(team_rules.short_abandon_s, team_rules.threshold_s) - 1 AS is_short
                      FROM sets
                      JOIN team_set_members ON team_set_members.team_set_id = sets.team_set_id
                      JOIN team_rules ON team_rules.id = team_set_members.team_id)
                """,
                "counts AS (SELECT sums.id, \(GrafanaScope.counts("sums")) FROM members AS sums GROUP BY sums.id)",
                """
                levels AS (
                    SELECT team_rules.name, team_rules.formula, team_rules.goal_percent, team_rules.threshold_s,
                           \(symbols.joined(separator: ", "))
                      FROM team_rules
                      LEFT JOIN counts ON counts.id = team_rules.id)
                """,
            ],
            select: """
                SELECT name, \(GrafanaScope.ratio("formula", \.numerator)), \(GrafanaScope.ratio("formula", \.denominator)),
                       goal_percent, 100, threshold_s, formula, A_T, A, B, M
                  FROM levels
                """,
            order: "v1"
        )
    }

    @Sendable private static func waitPercentiles(_ scope: GrafanaScope) -> GrafanaQuestion {
        func percentile(_ permille: Int64) -> SQLQuery {
            // Nearest rank; the smallest whole second that its wait does not exceed.
            """
            CASE WHEN MAX(calls) >= 20
                 THEN MIN(CASE WHEN reached >= GREATEST(1, (calls * \(permille) + 999) DIV 1000)
                               THEN bin DIV 2 + bin % 2 END) END
            """
        }
        let waits = scope.waits(
            isSeries: true,
            where: { "\($0.outcome) = \(Outcome.answered.rawValue)" },
            by: [("bucket_ms", { scope.bucket(of: $0.moment) }), ("bin", { $0.bin })]
        )
        return GrafanaQuestion(
            tables: [
                """
                bins AS (
                    SELECT sums.bucket_ms, sums.bin, \(.wholeSum("sums.calls")) AS calls
                      FROM \(waits)
                     GROUP BY sums.bucket_ms, sums.bin)
                """,
                """
                ranks AS (
                    SELECT bucket_ms, bin, SUM(calls) OVER (PARTITION BY bucket_ms ORDER BY bin) AS reached,
                           SUM(calls) OVER (PARTITION BY bucket_ms) AS calls
                      FROM bins)
                """,
            ],
            select: """
                SELECT bucket_ms, \(percentile(500)), \(percentile(900)), \(percentile(950)), CAST(MAX(calls) AS SIGNED)
                  FROM ranks
                 GROUP BY bucket_ms
                HAVING MAX(calls) > 0
                """
        )
    }

    @Sendable private static func waitDistribution(_ scope: GrafanaScope) -> GrafanaQuestion {
        let bands = WaitBands.all.enumerated().map { place, band -> SQLQuery in
            "SELECT \(Int64(place)) AS place, \(.optional(band.lower)) AS above, \(.optional(band.upper)) AS up_to"
        }
        func calls(_ outcomes: [Outcome]) -> SQLQuery {
            let isWanted: SQLQuery = "bins.outcome IN (\(list: outcomes.map(\.rawValue)))"
            return .wholeSum("CASE WHEN \(isWanted) THEN bins.calls ELSE 0 END")
        }
        return GrafanaQuestion(
            tables: [
                """
                bins AS (
                    SELECT sums.outcome, sums.bin, SUM(sums.calls) AS calls
                      FROM \(scope.waits(isSeries: false, by: [("outcome", { $0.outcome }), ("bin", { $0.bin })]))
                     GROUP BY sums.outcome, sums.bin)
                """,
                "bands AS (\(bands.joined(separator: " UNION ALL ")))",
            ],
            select: """
                SELECT bands.above, bands.up_to, \(calls([.answered])), \(calls([.abandoned, .shortAbandon])),
                       \(calls([.voicemail, .busy, .rejected, .unreachable])), bands.place
                  FROM bands
                  LEFT JOIN bins ON (bands.above IS NULL OR bins.bin > 2 * bands.above)
                                AND (bands.up_to IS NULL OR bins.bin <= 2 * bands.up_to)
                 GROUP BY bands.place, bands.above, bands.up_to
                """,
            order: "v6",
            extraColumns: 1
        )
    }
}
