import Calls
import PushAPI
import Store
import Synchronization
import Testing

@testable import Statistics

/// What SQLite does for a panel: a slow plan is a defect that no figure shows.
struct PlanTests {
    private static let filters: [(groups: [String], teams: [String])] = [
        ([], []), (["Zebra", "Other"], ["Gnu", "Other"]), (["Zebra"], []), ([], ["Gnu"]),
    ]

    @Test(arguments: Catalogue.panels.map(\.id))
    func `a panel reads journeys by an index and rollups by their key`(id: String) async throws {
        let panel = try #require(Catalogue[id])
        try await Self.questions(of: panel) { store, _, query in
            let plan = try await store.rows("EXPLAIN QUERY PLAN \(query)").compactMap { $0.last?.text }
            for step in plan {
                let isListed = step.hasPrefix("SCAN journeys USING INDEX journeys_open")
                #expect(isListed || !Self.large.contains { step.hasPrefix("SCAN \($0)") }, "\(step) in \(query.text)")
                if step.contains(" rollup_slots ") {
                    #expect(step.contains("(segment_id=? AND starts_ms>? AND starts_ms<?)"))
                }
                if step.contains(" rollup_days ") || step.contains(" rollup_waits ") {
                    #expect(step.contains("(segment_id=? AND day>? AND day<?)"), "\(step)")
                }
                if step.contains(" journeys ") {
                    let index = panel.isLive ? "INDEX journeys_open" : "INDEX journeys_|INTEGER PRIMARY KEY"
                    #expect(index.split(separator: "|").contains { step.contains($0) }, "\(step) in \(query.text)")
                }
            }
        }
    }

    /// Tables that grow with every call.
    private static let large = ["rollup_", "journeys", "calls", "day_facts", "parties", "leg_names"]

    @Test(arguments: Catalogue.panels.map(\.id))
    func `no name of a filter stands in a query`(id: String) async throws {
        let panel = try #require(Catalogue[id])
        let bound = Mutex(Set<SQLValue>())
        try await Self.questions(of: panel) { _, request, query in
            #expect(!query.text.contains("Zebra") && !query.text.contains("Gnu"))
            if request.groups == ["Zebra"] || request.teams == ["Gnu"] {
                bound.withLock { $0.formUnion(query.values) }
            }
        }
        #expect(bound.withLock { $0.isSuperset(of: [.text("Zebra"), .text("Gnu")]) })
    }

    /// Hands over all that a panel asks for every unit and filter, over a range with ends within days and slots.
    private static func questions(
        of panel: Panel,
        _ body: (any CallStore, PanelRequest, SQLQuery) async throws -> Void
    ) async throws {
        let now = try at("2026-11-20T12:07:00Z")
        try await TestStore.with { store in
            for day in Int64(0)..<3 {
                try await store.add(
                    leg("in \(day)", .incoming, at: now - day * 86_400_000 - 600_000, answer: 5, end: 60),
                    leg("missed \(day)", .incoming, at: now - day * 86_400_000 - 500_000, end: 60, cause: .cancel)
                )
            }
            _ = try await store.store.seal(dayOf: now - 86_400_000, store.calendar)
            try await store.dismiss("+49170111", at: now)
            for (unit, filter) in TimeUnit.allCases.flatMap({ unit in filters.map { (unit, $0) } }) {
                let request = PanelRequest(
                    from: now - (unit == .minute ? 3_600_000 : 50 * 3_600_000),
                    to: now,
                    unit: unit,
                    groups: filter.groups,
                    teams: filter.teams,
                    hours: unit == .day ? .within : nil
                )
                let log = QueryLog(store.store)
                let statistics = Statistics(
                    reader: log,
                    calendar: store.calendar,
                    rules: CallRules(),
                    clock: { now }
                )
                _ = try await statistics.answer(panel, request, .en)
                for query in log.queries { try await body(store.store, request, query) }
            }
        }
    }
}

/// A store that remembers what it was asked.
private final class QueryLog: StatisticsReader {
    private let reader: any StatisticsReader
    private let asked = Mutex<[SQLQuery]>([])

    init(_ reader: any StatisticsReader) { self.reader = reader }

    var queries: [SQLQuery] { asked.withLock { $0 } }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try await reader.snapshot { [self] in try body(Reader(log: self, reader: $0)) }
    }

    private struct Reader: StoreReader {
        let log: QueryLog
        let reader: any StoreReader

        func rows(_ query: SQLQuery) throws -> [[SQLValue]] {
            log.asked.withLock { $0.append(query) }
            return try reader.rows(query)
        }

        func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws {
            log.asked.withLock { $0.append(query) }
            try reader.forEach(query, body)
        }

        func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] { try reader.legs(ofJourneys: ids) }
    }
}
