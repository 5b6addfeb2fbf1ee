import Calls
import Formulas
import Foundation
import Grafana
import GrafanaEngine
import MariaDBServer
import Organisation
import PushAPI
import Store
import Testing

@testable import Statistics
@testable import StoreMariaDB

/// What Grafana's questions answer on a real server, asked as its read-only user: the same as the panels themselves.
@Suite struct GrafanaTests {
    @Test(arguments: [("2026-03-29T01:00:00Z", 11), ("2026-10-25T01:00:00Z", 12)] as [(String, UInt64)])
    func `every question answers what its panel does, whatever is selected`(change: String, seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        try await TestStore.withMariaDB { store in
            let world = try await World(around: try at(change), in: store, size: 160, &random)
            try await world.publish(in: store)
            for day in try await store.days() where Int.random(in: 0..<3, using: &random) > 0 {
                _ = try await store.store.seal(dayOf: day, store.calendar)
            }
            let reader = try await GrafanaReader(of: store, now: world.now)
            for unit in TimeUnit.allCases {
                for selection in Selection.all {
                    let request = Self.request(unit, selection, world, &random)
                    for panel in Catalogue.panels {
                        try await Self.compare(panel, request, selection, world, store, reader)
                    }
                }
            }
        }
    }

    @Test func `without variables a question is about all calls, by hours`() async throws {
        var random = SplitMix(state: 13)
        try await TestStore.withMariaDB { store in
            let world = try await World(around: try at("2026-10-25T01:00:00Z"), in: store, size: 100, &random)
            try await world.publish(in: store)
            let reader = try await GrafanaReader(of: store, now: world.now)
            let request = Self.request(.hour, Selection(), world, &random)
            for panel in Catalogue.panels {
                guard let sql = panel.grafanaSQL(variables: false) else { continue }
                #expect(!sql.contains("${"))
                try await Self.compare(panel, request, sql, [], world, store, reader)
            }
        }
    }

    @Test func `columns are named as those of the panel`() async throws {
        try await TestStore.withMariaDB { store in
            try await store.store.ping()
            let reader = try await GrafanaReader(of: store, now: Instant(milliseconds: 1_795_000_000_000))
            for panel in Catalogue.panels {
                guard let sql = panel.grafanaSQL() else { continue }
                let names = panel.columns.enumerated()
                    .filter { panel.kind != .series || $0.offset == 0 || $0.element.type != "time" }
                    .map(\.element.name)
                #expect(try reader.columns(of: sql, Selection().variables(.hour)) == names, "\(panel.id)")
            }
        }
    }

    private static func compare(
        _ panel: Panel,
        _ request: PanelRequest,
        _ selection: Selection,
        _ world: World,
        _ store: TestStore,
        _ reader: GrafanaReader
    ) async throws {
        guard let sql = panel.grafanaSQL() else { return }
        try await compare(panel, request, sql, selection.variables(request.unit), world, store, reader)
    }

    private static func compare(
        _ panel: Panel,
        _ request: PanelRequest,
        _ sql: String,
        _ variables: [Variable],
        _ world: World,
        _ store: TestStore,
        _ reader: GrafanaReader
    ) async throws {
        let expected = try await store.answer(panel.id, request, now: world.now, world.settings).rows.map { row in
            zip(panel.columns, row).enumerated()
                .filter { panel.kind != .series || $0.offset == 0 || $0.element.0.type != "time" }
                .map { $0.element.1 }
        }
        let found = try reader.rows(sql, variables, request)
        let cells = found.map { $0.enumerated().map { Self.cell($1, isTime: panel.kind == .series && $0 == 0) } }
        guard cells.count != expected.count || !zip(cells, expected).allSatisfy({ $0.isSame(as: $1) }) else { return }
        let place = zip(cells, expected).first { !$0.isSame(as: $1) }
        Issue.record(
            """
            \(panel.id), \(request)
            \(cells.count) rows, expected \(expected.count); the first that differs:
            \(place.map { "\($0)\n\($1)" } ?? "\(cells.last ?? [])\n\(expected.last ?? [])")
            """
        )
    }

    private static func cell(_ value: SQLValue, isTime: Bool) -> Cell {
        switch value {
        case .null, .bytes: .null
        case .integer(let number): isTime ? .time(Instant(milliseconds: number * 1_000)) : .integer(number)
        case .real(let number): .number(number)
        case .text(let text): .text(text)
        }
    }

    private static func request(
        _ unit: TimeUnit,
        _ selection: Selection,
        _ world: World,
        _ random: inout SplitMix
    ) -> PanelRequest {
        let hour: Int64 = 3_600_000
        let reach = unit == .minute ? 3 * hour : 420 * hour
        let from = world.change - Int64.random(in: 1...reach, using: &random)
        let length = Int64.random(in: 1_000...(reach + (unit == .minute ? 3 : 60) * hour), using: &random)
        func whole(_ instant: Instant) -> Instant { Instant(milliseconds: instant.milliseconds / 1_000 * 1_000) }
        return PanelRequest(
            from: whole(from),
            to: whole(from + length),
            unit: unit,
            groups: selection.groups ?? [],
            teams: selection.teams ?? [],
            hours: selection.hours
        )
    }
}
