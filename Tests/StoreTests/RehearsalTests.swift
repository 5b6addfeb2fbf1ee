import CallStories
import Calls
import PushAPI
import Store
import Testing

/// Writing that is taken back.
@Suite struct RehearsalTests {
    private static let story = Story.transferred[0]

    private static func trial() -> Leg {
        var leg = Leg(callID: "self-test.one.here", startedAt: Story.start)
        leg.direction = .incoming
        leg.answer = Leg.Answer(at: Story.start + 2_000, user: nil)
        leg.hangup = Leg.Hangup(at: Story.start + 9_000, cause: .normalClearing)
        return leg
    }

    private static func count(_ reader: any StoreReader) throws -> [Int64] {
        let tables: [SQLQuery] = ["calls", "journeys", "rollup_days", "rollup_slots", "segments", "leg_names"]
        return try tables.map { try reader.rows("SELECT COUNT(*) FROM \($0)").first?.first?.integer ?? 0 }
    }

    @Test(arguments: TestDatabase.all) func `what is rehearsed is seen within, and nowhere else ever`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            try await store.apply(Self.story)
            let before = try await StoredColumns.stored(in: store)
            let seen = try await store.rehearse([Self.trial()]) { try Self.count($0) }
            #expect(seen.with[0] == seen.without[0] + 1)
            #expect(seen.with[1] == seen.without[1] + 1)
            #expect(try await StoredColumns.stored(in: store) == before)
            #expect(try await store.snapshot { try Self.count($0) } == seen.without)
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `calls are stored as ever after a rehearsal`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            // Of an empty database: also what is known of places is new with the rehearsal.
            _ = try await store.rehearse([Self.trial()]) { try Self.count($0) }
            try await store.apply(Self.story)
            let stored = try await StoredColumns.stored(in: store)
            try await database.withStore { other in
                try await other.apply(Self.story)
                #expect(try await StoredColumns.stored(in: other) == stored)
            }
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a question that fails leaves nothing either`(
        database: TestDatabase
    ) async throws {
        struct Doubt: Error {}
        try await database.withStore { store in
            await #expect(throws: Doubt.self) {
                _ = try await store.rehearse([Self.trial()]) { reader -> Int in
                    guard try reader.rows("SELECT 1 FROM calls").isEmpty else { throw Doubt() }
                    return 0
                }
            }
            let left = try await store.number("SELECT COUNT(*) FROM calls")
            #expect(left == 0)
        }
    }
}
