import Calls
import PushAPI
import Store
import Testing

@testable import Statistics

struct VerificationTests {
    /// Tables that are derived from legs, and what of them may be wrong.
    private static let cells: [(table: String, columns: [String])] = [
        ("rollup_days", Store.Measure.allCases.map(\.rawValue)),
        ("rollup_slots", ["day", "week_quarter"] + Store.Measure.allCases.map(\.rawValue)),
        ("rollup_waits", ["calls", "bin"]),
        ("day_facts", ["bytes"]),
        (
            "journeys",
            [
                "day", "answered_ms", "ended_ms", "state", "direction", "outcome", "own_number", "external_number",
                "wait_ms", "talk_ms", "reached_voicemail", "group_extension", "legs", "segment_id", "started_ms",
                "source",
            ]
        ),
    ]

    @Test(arguments: 0..<cells.count)
    func `a check finds every wrong value, and a day that is built anew has none`(table: Int) async throws {
        let (table, columns) = Self.cells[table]
        var random = SplitMix(state: 11)
        try await TestStore.with { store in
            let change = try at("2026-10-25T01:00:00Z")
            _ = try await World(around: change, in: store, size: 30, &random)
            let days = try await store.days()
            for day in days { _ = try await store.store.seal(dayOf: day, store.calendar) }
            for column in columns {
                try await Self.spoil(table, column, in: store, &random)
                #expect(try await store.differences() != [], "\(table).\(column)")
                for day in days { try await store.store.rebuild(dayOf: day, store.calendar, CallRules()) }
                #expect(try await store.differences() == [], "\(table).\(column)")
                for day in days { _ = try await store.store.seal(dayOf: day, store.calendar) }
            }
        }
    }

    /// Changes one value in a random row.
    private static func spoil(
        _ table: String,
        _ column: String,
        in store: TestStore,
        _ random: inout SplitMix
    ) async throws {
        let keys = [
            "rollup_slots": "segment_id, starts_ms", "rollup_days": "segment_id, day", "day_facts": "day, part",
        ]
        let key = keys[table] ?? (table == "journeys" ? "id" : "segment_id, day, outcome, bin")
        let place = Int.random(in: 0..<1_000, using: &random)
        let value =
            switch column {
            case "bytes": "CAST(X'01' || bytes AS BLOB)"
            case "bin": "bin + 100000"
            case "state": "CASE WHEN state = 'ended' THEN 'waiting' ELSE 'ended' END"
            case "direction": "CASE WHEN direction = 'in' THEN 'out' ELSE 'in' END"
            case "outcome": "CASE WHEN outcome = 'busy' THEN 'answered' ELSE 'busy' END"
            case "source": "CASE WHEN source = 'both' THEN 'history' ELSE 'both' END"
            case "own_number", "external_number", "group_extension": "COALESCE(\(column), '') || '1'"
            default: "COALESCE(\(column), 0) + 1"
            }
        // Rows of segments in which nothing is counted any more may say what they like about their day.
        let rows = table == "rollup_slots" ? "\(table) WHERE calls > 0" : table
        try await store.execute(
            SQLQuery(
                stringLiteral: """
                    UPDATE \(table) SET \(column) = \(value)
                     WHERE (\(key)) = (
                        SELECT \(key) FROM \(rows) ORDER BY \(key)
                         LIMIT 1 OFFSET \(place) % (SELECT COUNT(*) FROM \(rows)))
                    """
            )
        )
    }

    @Test func `a number that is learnt late reaches a sealed day`() async throws {
        let noon = try at("2026-11-20T12:00:00Z")
        try await TestStore.with { store in
            try await store.add(leg("a", .incoming, at: noon, external: nil, end: 60, cause: .cancel))
            #expect(try await store.store.seal(dayOf: noon, store.calendar))
            try await store.add(leg("a", .incoming, at: noon, external: "+4921155501", end: 60, cause: .cancel))
            #expect(try await store.differences() == [])
            let request = PanelRequest(from: noon, to: noon + 3_600_000, unit: .day)
            let rows = try await store.answer("origins", request, now: noon + 86_400_000).rows
            #expect(rows.map { $0[0] } == [.text("0211")])
        }
    }

    @Test func `a day on which somebody still talks is not sealed`() async throws {
        let noon = try at("2026-11-20T12:00:00Z")
        try await TestStore.with { store in
            try await store.add(leg("a", .incoming, at: noon, answer: 5))
            #expect(try await store.store.seal(dayOf: noon, store.calendar) == false)
            #expect(try await store.store.unsealedDays(before: noon + 86_400_000, store.calendar, limit: 9).count == 1)
            try await store.add(leg("a", .incoming, at: noon, answer: 5, end: 60))
            #expect(try await store.store.seal(dayOf: noon, store.calendar))
            #expect(try await store.store.unsealedDays(before: noon + 86_400_000, store.calendar, limit: 9) == [])
        }
    }
}
