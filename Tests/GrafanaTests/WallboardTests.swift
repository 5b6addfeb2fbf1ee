import Testing

@testable import Grafana

/// The screen for the wall.
@Suite struct WallboardTests {
    @Test func `it has no variables, so that it can be shared`() throws {
        #expect(try DashboardFile.wallboard().templating.list.isEmpty)
        #expect(try !content(of: "dashboards/call-statistics-wallboard.json").contains("${"))
    }

    @Test func `it asks anew every few seconds`() throws {
        #expect(["5s", "10s"].contains(try DashboardFile.wallboard().refresh))
    }

    @Test func `it shows no list of calls, which would show numbers`() throws {
        #expect(try DashboardFile.wallboard().panels.allSatisfy { $0.type != "table" })
    }

    @Test func `it fits on one screen`() throws {
        #expect(try DashboardFile.wallboard().panels.allSatisfy { $0.gridPos.y + $0.gridPos.h <= 24 })
    }

    @Test func `it shows what the first screen shows`() throws {
        let keys = [
            "waiting", "longest-wait-now", "active-calls", "answered-today", "missed-today", "service-level-today",
        ]
        #expect(Set(try DashboardFile.wallboard().panels.map(\.id)).isSuperset(of: keys.map(Tile.id)))
    }
}
