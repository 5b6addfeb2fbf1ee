import Calls
import Store

/// The parts of a panel's query that depend on who asks, for what: a request with its values, or Grafana with its
/// variables.
protocol QueryScope {
    /// The moment of the question, in ms.
    var present: SQLQuery { get }
    /// How long a call may ring before its hangup is taken for lost, in ms.
    var ringLimit: SQLQuery { get }
    /// How long a conversation may last before its hangup is taken for lost, in ms.
    var talkLimit: SQLQuery { get }
    /// The beginning of the unit of time in which sums lie, given the day's row of `calendar`.
    var bucket: SQLQuery { get }

    /// The ids of the wanted segments, as a query.
    func segments(_ grain: Grain, _ direction: Journey.Direction?) -> SQLQuery

    /// A derived table `sums` with `segment_id`, `day`, `at_ms`, `week_quarter` and the wanted measures.
    ///
    /// `at_ms` and `week_quarter` mean something only where the resolution is finer than days.
    func sums(_ measures: [Store.Measure], _ direction: Journey.Direction?, by resolution: Resolution) -> SQLQuery
}

/// Which of the two kinds of segments.
enum Grain {
    /// Those that journeys are in.
    case each
    /// Those that are read from rollups: totals where neither groups nor teams are selected.
    case coarsest
}

/// How finely sums have to be divided.
enum Resolution: Hashable {
    case journeys, slots, days
    /// As finely as the reader's unit of time demands.
    case unit
}

extension QueryScope {
    /// The sum of a measure, 0 over nothing.
    func sum(_ measure: Store.Measure, _ condition: SQLQuery? = nil) -> SQLQuery {
        sum("sums.\(measure.column)", condition)
    }

    /// The sum of several measures, 0 over nothing.
    func sum(_ measures: [Store.Measure], _ condition: SQLQuery? = nil) -> SQLQuery {
        sum(measures.map { "sums.\($0.column)" as SQLQuery }.joined(separator: " + "), condition)
    }

    private func sum(_ expression: SQLQuery, _ condition: SQLQuery?) -> SQLQuery {
        .wholeSum(condition.map { "CASE WHEN \($0) THEN \(expression) ELSE 0 END" } ?? expression)
    }

    /// The question for a series: one row for each bucket in which there is something, its beginning first.
    func series(
        _ columns: [SQLQuery],
        of measures: [Store.Measure],
        _ direction: Journey.Direction? = nil
    ) -> SQLQuery {
        """
        SELECT \(bucket) AS bucket_ms, \(columns.joined(separator: ", "))
          FROM \(sums(measures, direction, by: .unit))
          JOIN segments ON segments.id = sums.segment_id
          JOIN calendar ON calendar.day = sums.day
         GROUP BY bucket_ms
        """
    }

    /// Wanted journeys that go on: one of their legs does, and not for longer than the rules allow.
    ///
    /// The service writes overdue legs off from time to time; until it has, they are left out here.
    var goingOn: SQLQuery {
        """
        journeys.state <> 'ended'
           AND EXISTS (
               SELECT 1
                 FROM calls
                WHERE calls.journey_id = journeys.id
                  AND calls.ended_ms IS NULL
                  AND calls.crashed = 0
                  AND CASE WHEN calls.answered_ms IS NULL
                           THEN calls.started_ms >= \(present) - \(ringLimit)
                           ELSE calls.answered_ms >= \(present) - \(talkLimit)
                      END)
           AND journeys.segment_id IN (\(keys: segments(.each, nil)))
        """
    }

    /// Whole days that `rollup_days` holds, one row for each segment and day.
    static func columns(ofDays measures: [Store.Measure]) -> SQLQuery {
        "segment_id, rollup_days.day, 0 AS at_ms, 0 AS week_quarter, \(list(measures, in: "rollup_days"))"
    }

    /// Quarters of an hour.
    static func columns(ofSlots measures: [Store.Measure]) -> SQLQuery {
        "segment_id, rollup_slots.day, rollup_slots.starts_ms AS at_ms, week_quarter, \(list(measures, in: "rollup_slots"))"
    }

    /// Journeys one by one.
    static func columns(ofJourneys measures: [Store.Measure], weekQuarter: SQLQuery) -> SQLQuery {
        """
        segment_id, journeys.day, journeys.started_ms AS at_ms, \(weekQuarter) AS week_quarter, \
        \(measures.map { "\($0.ofJourney) AS \($0.column)" as SQLQuery }.joined(separator: ", "))
        """
    }

    private static func list(_ measures: [Store.Measure], in table: SQLQuery) -> SQLQuery {
        measures.map { "\(table).\($0.column)" as SQLQuery }.joined(separator: ", ")
    }
}
