import Calls
import Formulas
import Store

// Load and staffing in SQL; see the calculations of the same panels for what they mean.
extension Catalogue {
    @Sendable static func weekdayHours(_ scope: GrafanaScope) -> GrafanaQuestion {
        let offeredButShort = offered.filter { $0 != .shortAbandoned }
        return GrafanaQuestion(
            tables: [
                scope.load(
                    [
                        ("calls", scope.sum(.calls)), ("answered", scope.sum(.answered)),
                        ("offered", scope.sum(offered)), ("offered_but_short", scope.sum(offeredButShort)),
                        ("wait_ms", scope.sum(.waitTime)), ("waited", scope.sum(.waited)),
                    ],
                    of: [.calls, .waitTime, .waited] + offered,
                    [.incoming]
                ),
                scope.weekHours,
                """
                hours AS (
                    SELECT quarter DIV 4 AS hour, SUM(calls) AS calls, SUM(answered) AS answered,
                           SUM(offered) AS offered, SUM(offered_but_short) AS offered_but_short,
                           SUM(wait_ms) AS wait_ms, SUM(waited) AS waited
                      FROM week_load
                     GROUP BY quarter DIV 4)
                """,
            ],
            select: """
                SELECT week_hours.hour DIV 24 + 1, week_hours.hour % 24,
                       COALESCE(hours.calls, 0) * 1e0 / week_hours.days,
                       CAST(COALESCE(hours.calls, 0) AS SIGNED),
                       CAST(COALESCE(hours.offered - hours.answered, 0) AS SIGNED),
                       hours.answered, hours.offered_but_short, hours.wait_ms, hours.waited, week_hours.days
                  FROM week_hours
                  LEFT JOIN hours ON hours.hour = week_hours.hour
                """,
            order: "v1, v2"
        )
    }

    @Sendable static func offeredTraffic(_ scope: GrafanaScope) -> GrafanaQuestion {
        let sums = [scope.sum(.talkTime), scope.sum(.talked), scope.sum(.answered)]
        let length: SQLQuery =
            "LEAST(buckets.end_ms, \(scope.reached)) - GREATEST(buckets.start_ms, \(scope.from))"
        return GrafanaQuestion(
            tables: [
                """
                traffic (bucket_ms, talk_ms, talked, answered) AS (
                \(scope.series(sums, of: [.talkTime, .talked, .answered], .incoming)))
                """
            ],
            select: """
                SELECT traffic.bucket_ms,
                       (traffic.talk_ms + traffic.answered * \(scope.parameter(.wrapUp))) * 1e0 / (\(length)),
                       traffic.answered, traffic.talk_ms, traffic.talked
                  FROM traffic
                  JOIN buckets ON buckets.start_ms = traffic.bucket_ms
                 WHERE \(length) > 0
                """
        )
    }

    @Sendable static func agentsNeeded(_ scope: GrafanaScope) -> GrafanaQuestion {
        // Erlang C of the row, as `Erlang.agents` computes it; wherever there are more agents than Erlangs.
        let waiting: SQLQuery = "agents * blocking / (agents - traffic * (1 - blocking))"
        let level: SQLQuery =
            "(1 - \(waiting) * EXP(-(agents - traffic) * (SELECT threshold_s FROM rules) / handling_s))"
        let suffices: SQLQuery = "agents > traffic AND \(level) >= (SELECT goal_percent FROM rules) / 1e2"
        return GrafanaQuestion(
            tables: [
                scope.rules,
                scope.load(
                    [
                        ("offered", scope.sum(offered)), ("talk_ms", scope.sum(.talkTime)),
                        ("talked", scope.sum(.talked)),
                    ],
                    of: [.talkTime, .talked] + offered,
                    [.incoming]
                ),
                scope.times,
                "whole AS (SELECT SUM(talk_ms) AS talk_ms, SUM(talked) AS talked FROM week_load)",
                """
                demand AS (
                    SELECT week_load.quarter, week_load.offered * 1e0 / times.occurrences AS calls,
                           (CASE WHEN week_load.talked >= 20 THEN week_load.talk_ms * 1e0 / week_load.talked
                                 ELSE whole.talk_ms * 1e0 / whole.talked END + \(scope.parameter(.wrapUp))) / 1e3 AS handling_s
                      FROM week_load
                      JOIN times ON times.quarter = week_load.quarter
                      JOIN whole
                     WHERE week_load.offered > 0 AND whole.talked > 0)
                """,
                """
                erlang (quarter, agents, blocking, traffic, handling_s) AS (
                    SELECT quarter, 0, 1e0, calls / 900 * handling_s, handling_s
                      FROM demand
                     WHERE handling_s > 0
                    UNION ALL
                    SELECT quarter, agents + 1, traffic * blocking / (agents + 1 + traffic * blocking), traffic, handling_s
                      FROM erlang
                     WHERE agents < 900 AND NOT (\(suffices)))
                """,
                """
                staffing AS (
                    SELECT quarter, agents, \(level) AS service_level, traffic / agents AS occupancy
                      FROM erlang
                     WHERE \(suffices))
                """,
            ],
            select: """
                SELECT demand.quarter DIV 96 + 1, demand.quarter % 96 * 15, staffing.agents, demand.calls, demand.handling_s,
                       demand.calls * demand.handling_s / 900, staffing.service_level, staffing.occupancy
                  FROM demand
                  LEFT JOIN staffing ON staffing.quarter = demand.quarter
                """,
            order: "v1, v2"
        )
    }

    @Sendable static func linesNeeded(_ scope: GrafanaScope) -> GrafanaQuestion {
        GrafanaQuestion(
            tables: [
                scope.load(
                    [("calls", scope.sum(.calls)), ("line_ms", scope.sum(.lineTime))],
                    of: [.calls, .lineTime],
                    [.incoming, .outgoing]
                ),
                scope.times,
                """
                demand AS (
                    SELECT week_load.quarter, week_load.line_ms / 9e5 / times.occurrences AS traffic,
                           week_load.calls * 1e0 / times.occurrences AS calls
                      FROM week_load
                      JOIN times ON times.quarter = week_load.quarter
                     WHERE week_load.line_ms > 0)
                """,
                """
                erlang (quarter, phone_lines, blocking, traffic) AS (
                    SELECT quarter, 0, 1e0, traffic FROM demand
                    UNION ALL
                    SELECT quarter, phone_lines + 1, traffic * blocking / (phone_lines + 1 + traffic * blocking), traffic
                      FROM erlang
                     WHERE phone_lines < 900 AND blocking > \(scope.parameter(.blocking)))
                """,
                """
                enough AS (SELECT quarter, phone_lines FROM erlang WHERE blocking <= \(scope.parameter(.blocking)))
                """,
            ],
            select: """
                SELECT demand.quarter DIV 96 + 1, demand.quarter % 96 * 15, enough.phone_lines, demand.traffic, demand.calls
                  FROM demand
                  LEFT JOIN enough ON enough.quarter = demand.quarter
                """,
            order: "v1, v2"
        )
    }
}
