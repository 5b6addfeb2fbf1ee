import Calls
import Formulas
import Store

/// A wait as it stands in a rollup or with its journey, in the words of one of the two.
struct StoredWait {
    /// When the journey began, in ms; of no meaning where only the day is known.
    let moment: SQLQuery
    let outcome: SQLQuery
    /// See `WaitBin`.
    let bin: SQLQuery

    fileprivate static let ofDay = StoredWait(moment: "0", outcome: "rollup_waits.outcome", bin: "rollup_waits.bin")
    fileprivate static let ofJourney = StoredWait(
        moment: "journeys.started_ms",
        outcome: "journeys.outcome",
        bin: "(GREATEST(journeys.wait_ms, 0) DIV 1000 * 2 + (GREATEST(journeys.wait_ms, 0) % 1000 > 0))"
    )

    /// What the outcome means for a service level: 1 answered, 2 abandoned, 3 voicemail, 4 missed otherwise, 0 neither.
    ///
    /// One look at the text for each wait; all symbols are made of the number.
    var kind: SQLQuery {
        """
        CASE \(outcome) WHEN \(Outcome.answered.rawValue) THEN 1
             WHEN \(Outcome.abandoned.rawValue) THEN 2 WHEN \(Outcome.shortAbandon.rawValue) THEN 2
             WHEN \(Outcome.voicemail.rawValue) THEN 3
             WHEN \(Outcome.busy.rawValue) THEN 4 WHEN \(Outcome.rejected.rawValue) THEN 4
             WHEN \(Outcome.unreachable.rawValue) THEN 4 ELSE 0 END
        """
    }
}

// Waits of ended incoming journeys that started in the range: whole days from the rollup, the rest one by one.
extension GrafanaScope {
    /// A derived table `sums` with these keys and `calls`, grouped on both sides, so that what is joined is small.
    ///
    /// - Parameters:
    ///   - isSeries: Whether it is divided by the reader's unit of time.
    ///   - keys: By which waits are told apart; `segments` and `calendar` are at hand.
    ///   - tables: What else is joined, such as `rules`.
    ///   - condition: Which waits are wanted.
    func waits(
        isSeries: Bool,
        _ grain: Grain = .coarsest,
        joining tables: SQLQuery = "",
        where condition: (StoredWait) -> SQLQuery = { _ in "1 = 1" },
        by keys: [(name: SQLQuery, value: (StoredWait) -> SQLQuery)]
    ) -> SQLQuery {
        let isCoarse: SQLQuery = isSeries ? "\(unit) NOT IN ('1m', '1h')" : "1 = 1"
        let isLeft: SQLQuery = isSeries ? "(\(unit) IN ('1m', '1h') OR \(isInPartialDay))" : isInPartialDay
        let groups = keys.indices.map { SQLQuery(word: "\($0 + 1)") }.joined(separator: ", ")
        func columns(_ wait: StoredWait) -> SQLQuery {
            keys.map { "\($0.value(wait)) AS \($0.name)" as SQLQuery }.joined(separator: ", ")
        }
        return """
            (
            SELECT STRAIGHT_JOIN \(columns(.ofDay)), SUM(rollup_waits.calls) AS calls
              FROM segments
              JOIN calendar
              JOIN rollup_waits ON rollup_waits.segment_id = segments.id AND rollup_waits.day = calendar.day
              \(tables)
             WHERE \(isCoarse)
               AND \(isWholeDay)
               AND \(condition(.ofDay))
               AND \(wantedSegments(grain, .incoming))
             GROUP BY \(groups)
            UNION ALL
            SELECT \(columns(.ofJourney)), COUNT(*)
              FROM journeys
              JOIN calendar ON calendar.day = journeys.day
              JOIN segments ON segments.id = journeys.segment_id
              \(tables)
             WHERE journeys.started_ms >= \(from) AND journeys.started_ms < \(to)
               AND \(isLeft)
               AND journeys.wait_ms IS NOT NULL
               AND journeys.outcome IS NOT NULL
               AND \(condition(.ofJourney))
               AND \(wantedSegments(.each, .incoming))
             GROUP BY \(groups)) AS sums
            """
    }

    /// Keys that all symbols of the service level can be told by, under `rules`.
    static var levelKeys: [(name: SQLQuery, value: (StoredWait) -> SQLQuery)] {
        [
            ("kind", { $0.kind }), ("is_in_time", { "(\($0.bin) <= 2 * rules.threshold_s)" }),
            ("is_short", { "(\($0.bin) <= 2 * LEAST(rules.short_abandon_s, rules.threshold_s) - 1)" }),
        ]
    }

    /// The rules of the service level that apply to the reader's choice: those of the team when it is the only one.
    var rules: SQLQuery {
        let team: SQLQuery = """
            (SELECT team FROM service_levels
              WHERE JSON_LENGTH(JSON_ARRAY(\(Self.teams))) = 1 AND team IN (\(Self.teams)) AND team <> '')
            """
        let wanted: SQLQuery = hasVariables ? "COALESCE(\(team), '')" : "''"
        return """
            rules AS (
                SELECT threshold_s, goal_percent, formula, short_abandon_s, voicemail_is_abandoned
                  FROM service_levels
                 WHERE team = \(wanted))
            """
    }

    /// The numbers that every formula of the service level is made of, named by their symbols, under these rules.
    static func counts(_ rules: SQLQuery) -> SQLQuery {
        ServiceLevel.Symbol.allCases.map { symbol in
            let counted: SQLQuery = "CASE WHEN \(isCounted(symbol, rules)) THEN sums.calls ELSE 0 END"
            return "\(.wholeSum(counted)) AS \(symbol.column)" as SQLQuery
        }.joined(separator: ", ")
    }

    /// A formula's numerator and denominator, of columns that are named by symbols.
    static func ratio(_ formula: SQLQuery, _ part: (ServiceLevel.Formula) -> ServiceLevel.Terms) -> SQLQuery {
        let cases = ServiceLevel.Formula.allCases.map { known in
            "WHEN \(known.rawValue) THEN \(part(known).sql)" as SQLQuery
        }
        return "CASE \(formula) \(cases.joined(separator: " ")) END"
    }

    private static func isCounted(_ symbol: ServiceLevel.Symbol, _ rules: SQLQuery) -> SQLQuery {
        let abandoned: SQLQuery = "(sums.kind = 2 OR (sums.kind = 3 AND \(rules).voicemail_is_abandoned = 1))"
        return switch symbol {
        case .answered: "sums.kind = 1"
        case .answeredInTime: "sums.kind = 1 AND sums.is_in_time = 1"
        case .abandoned: abandoned
        case .abandonedInTime: "\(abandoned) AND sums.is_in_time = 1"
        case .shortAbandons: "\(abandoned) AND sums.is_short = 1"
        case .otherMissed: "(sums.kind = 4 OR (sums.kind = 3 AND \(rules).voicemail_is_abandoned = 0))"
        }
    }
}

extension ServiceLevel.Symbol {
    /// The name of its column.
    var column: SQLQuery { SQLQuery(stringLiteral: rawValue) }
}

extension ServiceLevel.Terms {
    /// The sum of the columns of its symbols.
    fileprivate var sql: SQLQuery {
        let sum = added.map(\.column).joined(separator: " + ")
        return subtracted.map { "\(sum) - \($0.column)" } ?? sum
    }
}
