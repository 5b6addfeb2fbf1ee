import Calls
import Formulas
import Store

// Waits of ended incoming journeys that started in the range: whole days from the rollup, the rest one by one.
extension GrafanaScope {
    /// A derived table `sums` with `segment_id`, `day`, `at_ms`, `outcome`, `bin` and `calls`.
    ///
    /// - Parameter isSeries: Whether it is divided by the reader's unit of time.
    func waits(isSeries: Bool, _ grain: Grain = .coarsest) -> SQLQuery {
        let isCoarse: SQLQuery = isSeries ? "\(unit) NOT IN ('1m', '1h')" : "1 = 1"
        let isLeft: SQLQuery = isSeries ? "(\(unit) IN ('1m', '1h') OR \(isInPartialDay))" : isInPartialDay
        return """
            (
            SELECT STRAIGHT_JOIN rollup_waits.segment_id, rollup_waits.day, 0 AS at_ms, rollup_waits.outcome,
                   rollup_waits.bin, rollup_waits.calls
              FROM segments
              JOIN calendar
              JOIN rollup_waits ON rollup_waits.segment_id = segments.id AND rollup_waits.day = calendar.day
             WHERE \(isCoarse)
               AND \(isWholeDay)
               AND \(wantedSegments(grain, .incoming))
            UNION ALL
            SELECT journeys.segment_id, journeys.day, journeys.started_ms, journeys.outcome,
                   GREATEST(journeys.wait_ms, 0) DIV 1000 * 2 + (GREATEST(journeys.wait_ms, 0) % 1000 > 0), 1
              FROM journeys
             WHERE journeys.started_ms >= \(from) AND journeys.started_ms < \(to)
               AND \(isLeft)
               AND journeys.wait_ms IS NOT NULL
               AND journeys.outcome IS NOT NULL
               AND journeys.segment_id IN (\(segments(.each, .incoming)))) AS sums
            """
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
        let answered: SQLQuery = "sums.outcome = \(Outcome.answered.rawValue)"
        let isVoicemail: SQLQuery = "sums.outcome = \(Outcome.voicemail.rawValue)"
        let abandons: SQLQuery = "sums.outcome IN (\(list: [Outcome.abandoned, .shortAbandon].map(\.rawValue)))"
        let misses: SQLQuery = "sums.outcome IN (\(list: [Outcome.busy, .rejected, .unreachable].map(\.rawValue)))"
        let abandoned: SQLQuery = "(\(abandons) OR (\(isVoicemail) AND \(rules).voicemail_is_abandoned = 1))"
        let isInTime: SQLQuery = "sums.bin <= 2 * \(rules).threshold_s"
        return switch symbol {
        case .answered: answered
        case .answeredInTime: "\(answered) AND \(isInTime)"
        case .abandoned: abandoned
        case .abandonedInTime: "\(abandoned) AND \(isInTime)"
        case .shortAbandons:
            "\(abandoned) AND sums.bin <= 2 * LEAST(\(rules).short_abandon_s, \(rules).threshold_s) - 1"
        case .otherMissed: "(\(misses) OR (\(isVoicemail) AND \(rules).voicemail_is_abandoned = 0))"
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
