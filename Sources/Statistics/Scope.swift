import Calls
import Organisation
import PushAPI
import Store

/// The parts of a panel's query that depend on what the reader asked for.
struct Scope: Sendable {
    let request: PanelRequest
    let now: Instant
    let rules: CallRules
    let calendar: LocalCalendar
    let settings: StatisticsSettings
    let source: StatisticsSource

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
                           THEN calls.started_ms >= \((now - rules.ringLimit).milliseconds)
                           ELSE calls.answered_ms >= \((now - rules.talkLimit).milliseconds)
                      END)
           AND journeys.segment_id IN (\(segments(.each)))
        """
    }
}
