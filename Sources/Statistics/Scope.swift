import Calls
import PushAPI
import Store

/// The parts of a panel's query that depend on what the reader asked for, to be put into its `WHERE` clause.
struct Scope: Sendable {
    let request: PanelRequest
    let now: Instant
    let rules: CallRules

    /// Wanted journeys that started in the range.
    var started: SQLQuery {
        """
        journeys.started_ms >= \(request.from.milliseconds)
           AND journeys.started_ms < \(request.to.milliseconds)\(filter)
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
                           THEN calls.started_ms >= \((now - rules.ringLimit).milliseconds)
                           ELSE calls.answered_ms >= \((now - rules.talkLimit).milliseconds)
                      END)\(filter)
        """
    }

    /// Ended journeys whose result is known: of the others nobody can say whether they were answered.
    let hasResult: SQLQuery = "journeys.state = 'ended' AND journeys.outcome <> 'unknown'"

    /// The beginning of the journey's bucket; needs the journey's day of `calendar` beside it.
    var bucket: SQLQuery { request.unit.bucket }

    private var filter: SQLQuery { "\(groupFilter)\(teamFilter)" }
}
