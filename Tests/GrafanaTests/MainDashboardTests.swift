import Statistics
import Testing

@testable import Grafana

/// What the main dashboard shows, and where.
@Suite struct MainDashboardTests {
    /// The panels that the original dashboard had.
    static let original = [
        "waiting", "active-calls", "active-calls-list", "incoming-answer-ratio", "outgoing-answer-ratio",
        "incoming-calls", "outgoing-calls", "answer-time", "longest-waits", "call-duration", "longest-calls",
        "total-calls", "voicemail-calls", "top-callers",
    ]

    @Test(arguments: original) func `a panel of the original is there`(id: String) throws {
        let ids = try DashboardFile.main().panels.map(\.id)
        #expect(ids.contains(Tile.id(of: id)))
    }

    @Test func `every panel of the catalogue that SQL answers is there with that SQL`() throws {
        let shown = Dictionary(uniqueKeysWithValues: try DashboardFile.main().dataPanels.map { ($0.id, $0.sql) })
        for panel in Catalogue.panels {
            #expect(shown[Tile.id(of: panel.id)] ?? nil == panel.grafanaSQL(), "\(panel.id)")
        }
    }

    @Test func `series are asked for as series, everything else as tables`() throws {
        let panels = Dictionary(uniqueKeysWithValues: try DashboardFile.main().dataPanels.map { ($0.id, $0) })
        for panel in Catalogue.panels {
            guard let tile = panels[Tile.id(of: panel.id)] else { continue }
            #expect(tile.targets?.first?.format == (panel.kind == .series ? "time_series" : "table"), "\(panel.id)")
        }
    }

    @Test func `the first screen says whether it is fine`() throws {
        let dashboard = try DashboardFile.main()
        let headings = dashboard.panels.filter { $0.type == "row" }.map(\.gridPos.y).sorted()
        let end = try #require(headings.dropFirst().first)
        #expect(end <= 24)
        let first = dashboard.panels.filter { $0.type != "row" && $0.gridPos.y < end }
        #expect(first.count <= 12)
        let keys = [
            "waiting", "longest-wait-now", "active-calls", "answered-today", "missed-today", "service-level-today",
            "incoming-calls", "answer-time",
        ]
        #expect(Set(first.map(\.id)) == Set(keys.map(Tile.id)))
    }

    @Test func `every variable in use is defined, and every defined one is used`() throws {
        let dashboard = try DashboardFile.main()
        let text = try content(of: "dashboards/call-statistics.json")
        let used = Set(text.matches(of: /\$\{([a-z][a-z_]*)(?::[a-z]+)?\}/).map { String($0.output.1) })
        #expect(used == Set(dashboard.templating.list.map(\.name)))
    }

    @Test func `SQL takes variables as quoted texts only`() throws {
        for sql in try DashboardFile.main().sql {
            let variables = sql.matches(of: /\$\{[^}]*\}/).map { String($0.output) }
            #expect(variables.allSatisfy { $0.hasSuffix(":sqlstring}") }, "\(variables)")
            let bare = sql.matches(of: /\$([a-zA-Z_]+)/).map { String($0.output.1) }
            #expect(Set(bare).isSubset(of: ["__unixEpochFrom", "__unixEpochTo"]), "\(bare)")
        }
    }

    @Test func `a selection of all is a star in quotes, which Grafana inserts as it is`() throws {
        let variables = try DashboardFile.main().templating.list
        let names = variables.filter { ["groups", "teams"].contains($0.name) }
        #expect(names.map(\.allValue) == ["'*'", "'*'"])
    }

    @Test func `units of time are offered by their names`() throws {
        let variable = try #require(try DashboardFile.main().templating.list.first { $0.name == "time_unit" })
        let expected = "Minute : 1m,Hour : 1h,Day : 1d,Week : 7d,Month : 1M,Half-year : 6M,Year : 1y"
        #expect(variable.query == expected)
    }

    @Test func `gaps and notes are marked in the charts`() throws {
        let names = try DashboardFile.main().annotations.list.filter { $0.target != nil }.map(\.name)
        #expect(names == ["Coverage gaps", "Notes"])
    }

    @Test func `a panel without SQL is found by a link to the service`() throws {
        let text = try content(of: "dashboards/call-statistics.json")
        for panel in Catalogue.panels where panel.grafanaSQL() == nil {
            #expect(text.contains("${service_url}/api/v1/panels/\(panel.id).csv"), "\(panel.id)")
        }
    }
}
