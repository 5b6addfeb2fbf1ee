import CallStories
import Calls
import PushAPI
import Store
import Testing

@Suite struct CoverageTests {
    private static let start = Story.start

    @Test(arguments: TestDatabase.all) func `there is no coverage before the first`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            let before = try await store.beginCoverage(server: "one", at: Self.start)
            #expect(before == nil)
        }
    }

    @Test(arguments: TestDatabase.all) func `beginning tells when the coverage before ended`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            _ = try await store.beginCoverage(server: "one", at: Self.start)
            try await store.extendCoverage(server: "one", to: Self.start + 60_000)
            #expect(try await store.beginCoverage(server: "one", at: Self.start + 90_000) == Self.start + 60_000)
            #expect(try await store.beginCoverage(server: "one", at: Self.start + 95_000) == Self.start + 90_000)
        }
    }

    @Test(arguments: TestDatabase.all) func `coverage never shrinks`(database: TestDatabase) async throws {
        try await database.withStore { store in
            _ = try await store.beginCoverage(server: "one", at: Self.start)
            try await store.extendCoverage(server: "one", to: Self.start + 60_000)
            try await store.extendCoverage(server: "one", to: Self.start + 30_000)
            #expect(try await store.beginCoverage(server: "one", at: Self.start + 90_000) == Self.start + 60_000)
        }
    }

    @Test(arguments: TestDatabase.all) func `only the last interval of a server grows`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            _ = try await store.beginCoverage(server: "one", at: Self.start)
            _ = try await store.beginCoverage(server: "two", at: Self.start + 1)
            _ = try await store.beginCoverage(server: "one", at: Self.start + 2)
            try await store.extendCoverage(server: "one", to: Self.start + 10)
            try await store.extendCoverage(server: "nobody", to: Self.start + 99)
            let rows = try await store.rows("SELECT started_ms, seen_ms FROM coverage ORDER BY started_ms")
            let offsets = rows.map { $0.map { ($0.integer ?? 0) - Self.start.milliseconds } }
            #expect(offsets == [[0, 0], [1, 1], [2, 10]])
        }
    }

    @Test(arguments: TestDatabase.all) func `a forgotten name links no later leg`(
        database: TestDatabase
    ) async throws {
        func leg(_ callID: String, _ xcid: String, _ offset: Int64) -> Leg {
            var leg = Leg(callID: callID, startedAt: Self.start + offset)
            leg.xcid = xcid
            return leg
        }
        let known = [leg("A", "old", 0), leg("B", "new", 1_000)]
        let later = [leg("C", "old", 2_000), leg("D", "new", 2_000)]
        try await database.withStore { store in
            _ = try await store.apply(known, through: nil)
            try await store.forgetNames(before: Self.start + 1_000)
            _ = try await store.apply(later, through: nil)
            let rows = try await StoredColumns.stored(in: store)
            #expect(rows["C"]?["journeys.legs"] == .integer(1))
            #expect(rows["D"]?["journeys.fellows"] == .text("B"))
        }
    }

    @Test(arguments: TestDatabase.all) func `a leg whose name is forgotten can still end`(
        database: TestDatabase
    ) async throws {
        let pieces = Story.forwarded[0].pieces()
        try await database.withStore { store in
            _ = try await store.apply(Array(pieces.dropLast()), through: nil)
            try await store.forgetNames(before: Self.start + 86_400_000)
            _ = try await store.apply(pieces.suffix(1), through: nil)
            let expected: [SQLValue] = [.text("voicemail"), .integer(2)]
            #expect(try await store.rows("SELECT outcome, legs FROM journeys") == [expected])
        }
    }
}
