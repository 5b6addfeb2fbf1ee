import Calls
import Organisation
import PushAPI
import Store

/// What a reader asks for, as the values that stand in the queries of panels.
struct Scope: Sendable {
    let request: PanelRequest
    var now: Instant
    let rules: CallRules
    let calendar: LocalCalendar
    let settings: StatisticsSettings
    let source: StatisticsSource
}

extension Scope: QueryScope {
    var present: SQLQuery { "\(now.milliseconds)" }
    var ringLimit: SQLQuery { "\(rules.ringLimit)" }
    var talkLimit: SQLQuery { "\(rules.talkLimit)" }
    var bucket: SQLQuery { request.unit.bucket() }
}
