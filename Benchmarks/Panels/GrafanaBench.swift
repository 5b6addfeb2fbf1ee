import Calls
import Formulas
import GrafanaEngine
import Organisation
import PushAPI
import Statistics
import Store

/// The time of one of Grafana's questions.
struct GrafanaTime {
    let panel: String
    let range: Period
    let selection: Selection
    let milliseconds: Double
}

/// Asks a filled MariaDB database Grafana's questions, one after the other.
struct GrafanaBench {
    let plan: HistoryPlan
    let reader: any StatisticsReader
    /// How often each question is asked.
    let runs: Int

    /// Tells the database the settings, as a server does.
    nonisolated(nonsending) func publish(in store: any CallStore) async throws {
        let rules = HistoryDatabase.rules
        let published = Published(
            serviceLevels: ["": ServiceLevel.Rules()],
            parameters: [
                .wrapUp: 0, .blocking: 0.01, .ringLimit: Double(rules.ringLimit), .talkLimit: Double(rules.talkLimit),
            ]
        )
        try await store.publish(published, at: plan.end, plan.calendar)
    }

    /// Measures every question over every range, with and without a filter.
    nonisolated(nonsending) func measure(_ panels: [Panel]) async throws -> [GrafanaTime] {
        var times: [GrafanaTime] = []
        for panel in panels {
            guard let sql = panel.grafanaSQL() else { continue }
            Progress.say(panel.id)
            for selection in Selection.allCases {
                for range in Period.allCases {
                    let query = try text(of: sql, PanelCase(panel: panel.id, range: range, selection: selection))
                    let time = try await milliseconds { _ = try await reader.rows(query) }
                    times.append(
                        GrafanaTime(panel: panel.id, range: range, selection: selection, milliseconds: time)
                    )
                }
            }
        }
        return times
    }

    /// The question as it reaches the database.
    private func text(of sql: String, _ question: PanelCase) throws -> SQLQuery {
        let request = question.request(of: plan)
        let range = request.from.milliseconds / 1_000...request.to.milliseconds / 1_000
        func names(_ name: String, _ chosen: [String]) -> Variable {
            Variable(
                name,
                multi: true,
                includeAll: true,
                allValue: "'*'",
                selection: chosen.isEmpty ? .all : .values(chosen)
            )
        }
        let variables = [
            names("groups", request.groups), names("teams", request.teams),
            Variable("hours", selection: .values(["*"])),
            Variable("time_unit", selection: .values([request.unit.rawValue])),
        ]
        let view = DashboardView(range: range, intervalMs: 60_000)
        return SQLQuery(stringLiteral: try view.expand(sql, variables: variables).text)
    }

    /// The median time of a few runs after one that warms up.
    private nonisolated(nonsending) func milliseconds(
        _ body: nonisolated(nonsending) () async throws -> Void
    ) async throws -> Double {
        var times: [Double] = []
        for _ in 0...runs {
            try Task.checkCancellation()
            let start = ContinuousClock.now
            try await body()
            times.append((ContinuousClock.now - start).inSeconds * 1_000)
            if times[0] > 5_000 { return times[0] }
        }
        return median(Array(times.dropFirst())) ?? times[0]
    }
}
