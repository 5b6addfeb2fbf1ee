import Statistics
import Testing

@testable import Grafana

/// What both dashboards have to keep to, whatever the catalogue holds.
@Suite struct DashboardTests {
    static let all = ["main", "wallboard"]

    private func dashboard(_ name: String, _ language: Language = .en) throws -> DashboardFile {
        try name == "main" ? .main(language) : .wallboard(language)
    }

    @Test(arguments: all) func `it is of the last classic version`(name: String) throws {
        #expect(try dashboard(name).schemaVersion == 42)
    }

    @Test(arguments: all) func `no two panels have the same id`(name: String) throws {
        let ids = try dashboard(name).panels.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: all) func `panels neither overlap nor leave a gap nor leave the grid`(name: String) throws {
        var taken: [Int: Set<Int>] = [:]
        for panel in try dashboard(name).panels {
            let place = panel.gridPos
            for y in place.y..<(place.y + place.h) {
                for x in place.x..<(place.x + place.w) {
                    #expect(taken[y, default: []].insert(x).inserted, "\(panel.title) at \(x), \(y)")
                }
            }
        }
        let height = try #require(taken.keys.max()) + 1
        #expect((0..<height).allSatisfy { taken[$0] == Set(0..<24) })
    }

    @Test(arguments: all) func `every panel that shows data has a title, a description and a unit`(name: String) throws
    {
        for panel in try dashboard(name).dataPanels {
            #expect(!panel.title.isEmpty)
            #expect(panel.description?.isEmpty == false, "\(panel.title)")
            #expect(panel.fieldConfig?.defaults.unit?.isEmpty == false, "\(panel.title)")
        }
    }

    @Test(arguments: all) func `every panel that shows data says what it shows without any`(name: String) throws {
        #expect(try dashboard(name).dataPanels.allSatisfy { $0.fieldConfig?.defaults.noValue?.isEmpty == false })
    }

    @Test(arguments: all) func `every panel asks the product's own data source`(name: String) throws {
        for panel in try dashboard(name).dataPanels {
            #expect(panel.datasource?.uid == "call-statistics", "\(panel.title)")
            #expect(panel.targets?.allSatisfy { $0.datasource?.uid == "call-statistics" } == true, "\(panel.title)")
        }
    }

    @Test(arguments: all) func `the first threshold has no value, and the others rise`(name: String) throws {
        for panel in try dashboard(name).dataPanels {
            let steps = try #require(panel.fieldConfig?.defaults.thresholds.steps)
            #expect(steps.first?.value == nil, "\(panel.title)")
            let values = steps.dropFirst().compactMap(\.value)
            #expect(values.count == steps.count - 1 && values == values.sorted(), "\(panel.title)")
        }
    }

    @Test(arguments: all) func `no SQL falls into a trap of Grafana`(name: String) throws {
        for sql in try dashboard(name).sql {
            #expect(!sql.contains("--"), "begins a comment: \(sql)")
            #expect(!sql.contains("/*"), "is taken out: \(sql)")
            #expect(!sql.contains("GROUP BY \"time\""), "is a constant: \(sql)")
            #expect(!sql.contains("[["), "is of old: \(sql)")
        }
    }

    @Test(arguments: all) func `titles and definitions speak German as well`(name: String) throws {
        let texts = try Language.allCases.map { try dashboard(name, $0).dataPanels.map { $0.description ?? "" } }
        #expect(zip(texts[0], texts[1]).allSatisfy { $0 != $1 })
    }

    @Test func `a link to a panel leads to one that there is`() throws {
        let dashboard = try DashboardFile.main()
        let ids = Set(dashboard.panels.map(\.id))
        let targets = dashboard.panels.flatMap { $0.links ?? [] }
            .compactMap { $0.url.firstMatch(of: /viewPanel=panel-(\d+)/).flatMap { Int($0.output.1) } }
        #expect(!targets.isEmpty)
        #expect(ids.isSuperset(of: targets))
    }

    @Test func `every figure and chart leads deeper, keeping the time and the filters`() throws {
        let deepest = ["longest-waits", "longest-calls", "top-callers"].map(Tile.id)
        for panel in try DashboardFile.main().dataPanels where !deepest.contains(panel.id) {
            let urls = (panel.links ?? []).map(\.url)
            #expect(urls.contains { $0.contains("${__url_time_range}&${__all_variables}") }, "\(panel.title)")
        }
    }
}
