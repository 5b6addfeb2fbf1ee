import Organisation
import PushAPI
import Statistics

/// The length of a range that ends with the history.
enum Period: Int, CaseIterable, Codable {
    case week = 7
    case month = 30
    case year = 365

    /// What one point of a series stands for.
    var unit: TimeUnit { self == .year ? .day : .hour }

    /// The longest time that an answer may take, in ms.
    var limit: Double { self == .year ? 500 : 60 }
}

/// Which calls are asked for.
enum Selection: String, CaseIterable, Codable {
    case all
    case groupAndTeam = "one group, one team"
}

/// One question: a panel, a range and a filter.
struct PanelCase: Hashable {
    let panel: String
    let range: Period
    let selection: Selection

    /// What is asked of a history.
    func request(of plan: HistoryPlan) -> PanelRequest {
        var request = PanelRequest(
            from: plan.calendar.startOfDay(plan.end, offset: -Int64(range.rawValue)),
            to: plan.end,
            unit: range.unit
        )
        if selection == .groupAndTeam, let (group, team) = plan.company.busiestGroupAndTeam {
            request.groups = [group]
            request.teams = [team]
        }
        return request
    }
}

extension PanelCase: CustomStringConvertible {
    var description: String { "\(panel), \(range.rawValue) days, \(selection.rawValue)" }
}

extension Panel {
    /// Whether many calls make one figure; a list of single calls and what goes on now are no such thing.
    var isAggregated: Bool { !isLive && !columns.contains { $0.name == "start" } }
}

extension Catalogue {
    /// The panels of the original dashboard.
    static let originals = [
        "waiting", "active-calls", "active-calls-list", "outgoing-answer-ratio", "outgoing-calls",
        "incoming-answer-ratio", "incoming-calls", "answer-time", "longest-waits", "call-duration", "longest-calls",
        "total-calls", "voicemail-calls", "top-callers",
    ]
}
