import Foundation
import GrafanaEngine
import Testing

@Suite struct `A dashboard's file` {
    private func file(_ json: String) throws -> DashboardFile { try DashboardFile(json: Data(json.utf8)) }

    private let dashboard = #"""
        {"uid": "calls", "title": "Calls", "schemaVersion": 42,
         "panels": [
          {"id": 1, "type": "stat", "title": "Total", "datasource": {"type": "mysql", "uid": "db"},
           "targets": [{"refId": "A", "format": "table", "rawSql": "SELECT 1"},
                       {"refId": "B", "hide": true, "rawSql": "SELECT 2", "datasource": {"type": "mysql", "uid": "other"}}]},
          {"id": 2, "type": "row", "title": "Quality", "collapsed": true, "panels": [
           {"id": 3, "type": "table", "title": "Groups", "options": {"sortBy": [{"displayName": "Calls"}]},
            "fieldConfig": {"defaults": {"links": [{"url": "/d/x?var-group=${__data.fields[\"Group\"]:percentencode}"}]},
             "overrides": [{"matcher": {"id": "byName", "options": "Share"}, "properties": []}]}}]}],
         "templating": {"list": [
          {"name": "group", "type": "query", "query": "SELECT name FROM g", "multi": true, "includeAll": true,
           "allValue": "'*'", "current": {"text": ["All"], "value": ["$__all"]}},
          {"name": "unit", "type": "custom", "query": "Hour : 1h, 1d, a\\,b", "current": {"value": "1h"}}]},
         "annotations": {"list": [
          {"builtIn": 1, "name": "Alerts", "enable": true, "datasource": {"type": "grafana", "uid": "-- Grafana --"}},
          {"name": "Gaps", "enable": false, "datasource": {"type": "mysql", "uid": "db"},
           "target": {"refId": "Anno", "format": "table", "rawSql": "SELECT 3"}}]}}
        """#

    @Test func `panels inside a collapsed row are read with the row's title`() throws {
        let panels = try file(dashboard).panels
        #expect(panels.map(\.id) == [1, 3])
        #expect(panels.map(\.row) == [nil, "Quality"])
    }

    @Test func `a target's data source is its own or else its panel's`() throws {
        let targets = try file(dashboard).panels.flatMap(\.targets)
        #expect(targets.map(\.dataSource?.uid) == ["db", "other"])
    }

    @Test func `a target that names no format is a time series`() throws {
        let targets = try file(dashboard).panels.flatMap(\.targets)
        #expect(targets.map(\.format) == [.table, .timeSeries])
        #expect(targets.map(\.isHidden) == [false, true])
        #expect(targets.map(\.rawSQL) == ["SELECT 1", "SELECT 2"])
    }

    @Test func `the columns a panel names are gathered`() throws {
        #expect(try file(dashboard).panels.map(\.neededColumns) == [[], ["Calls", "Share", "Group"]])
    }

    @Test func `a variable opens with what the file says`() throws {
        let variable = try #require(try file(dashboard).variables.first)
        #expect(
            variable.variable(options: [.init("x")])
                == Variable(
                    "group",
                    multi: true,
                    includeAll: true,
                    allValue: "'*'",
                    options: [.init("x")],
                    selection: .all
                )
        )
        #expect(variable.variable(selecting: .values(["y"])).selection == .values(["y"]))
    }

    @Test func `the choices of a custom variable are read from its query`() throws {
        let unit = try #require(try file(dashboard).variables.last)
        #expect(unit.options == [.init("1h", text: "Hour"), .init("1d"), .init("a,b")])
        #expect(unit.variable().selection == .values(["1h"]))
    }

    @Test func `annotations keep their SQL`() throws {
        let annotations = try file(dashboard).annotations
        #expect(annotations.map(\.target?.rawSQL) == [nil, "SELECT 3"])
        #expect(annotations.map(\.isEnabled) == [true, false])
    }

    @Test(arguments: [
        "[]", "{}", #"{"panels": [{"targets": [{"rawSql": "SELECT 1", "format": "tabel"}]}]}"#,
    ])
    func `what is no dashboard is refused`(json: String) {
        #expect(throws: DashboardFileError.self) { try file(json) }
    }
}
