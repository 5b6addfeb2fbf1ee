import Calls
import PushAPI
import Store
import Testing

@testable import Statistics

/// What SQLite does for a panel: a slow plan is a defect that no figure shows.
struct PlanTests {
    private static let filters: [([String], [String])] = [
        ([], []), (["Sales", "Other"], ["Blue", "Other"]), (["Sales"], []), ([], ["Blue"]),
    ]

    @Test(arguments: Catalogue.panels.map(\.id))
    func `a panel reads journeys by an index`(id: String) async throws {
        let panel = try #require(Catalogue[id])
        let now = try at("2026-11-20T12:00:00Z")
        try await TestStore.with { store in
            for (unit, filter) in TimeUnit.allCases.flatMap({ unit in Self.filters.map { (unit, $0) } }) {
                let request = PanelRequest(
                    from: now - 3_600_000,
                    to: now,
                    unit: unit,
                    groups: filter.0,
                    teams: filter.1
                )
                let query = panel.query(Scope(request: request, now: now, rules: CallRules()))
                let plan = try await store.store.rows("EXPLAIN QUERY PLAN \(query)").compactMap { $0.last?.text }
                let journeys = plan.filter { $0.contains(" journeys") }
                #expect(journeys.count == 1)
                #expect(journeys[0].contains(panel.isLive ? "journeys_open" : "journeys_started"))
                #expect(!plan.contains { $0.hasPrefix("SCAN calls") || $0.hasPrefix("SCAN teams_numbers") })
            }
        }
    }

    @Test func `no name of a filter stands in a query`() throws {
        let now = try at("2026-11-20T12:00:00Z")
        let request = PanelRequest(from: now - 1, to: now, unit: .day, groups: ["Zebra"], teams: ["Gnu"])
        for panel in Catalogue.panels {
            let query = panel.query(Scope(request: request, now: now, rules: CallRules()))
            #expect(!query.text.contains("Zebra") && !query.text.contains("Gnu"))
            #expect(query.values.contains(.text("Zebra")) && query.values.contains(.text("Gnu")))
        }
    }
}
