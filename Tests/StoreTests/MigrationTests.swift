import CallStories
import Calls
import Foundation
import GRDB
import Organisation
import PushAPI
import Store
import Testing

@testable import StoreSQLite

/// A database of the first version goes on with all its calls.
@Suite struct MigrationTests {
    private static let start: Int64 = 1_795_000_000_000

    /// A database as the first version left it, with two calls: one has ended, one goes on.
    private func makeFirstVersion(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "1 calls and journeys")
        try queue.write { database in
            for (id, ends) in [(Int64(1), true), (2, false)] {
                try database.execute(
                    sql: """
                        INSERT INTO journeys (id, day, started_ms, answered_ms, ended_ms, state, direction, outcome,
                            own_number, external_number, wait_ms, talk_ms, reached_voicemail, legs)
                        VALUES (?, 20261118, ?, ?, ?, ?, 'in', ?, '+492214710100', '+4930231250001', ?, ?, 0, 1)
                        """,
                    arguments: [
                        id, Self.start, Self.start + 4_000, ends ? Self.start + 64_000 : nil,
                        ends ? "ended" : "active", ends ? "answered" : nil, ends ? 4_000 : nil, ends ? 60_000 : nil,
                    ]
                )
                try database.execute(
                    sql: """
                        INSERT INTO calls (call_id, journey_id, started_ms, answered_ms, ended_ms, direction,
                            caller_number, callee_number, own_number, hangup_cause, voicemail, crashed, announced,
                            heard_ms, xcid)
                        VALUES (?, ?, ?, ?, ?, 'in', '+4930231250001', '+492214710100', '+492214710100', ?, 0, 0, 1, ?,
                            ?)
                        """,
                    arguments: [
                        "leg-\(id)", id, Self.start, Self.start + 4_000, ends ? Self.start + 64_000 : nil,
                        ends ? "normalClearing" : nil, Self.start + (ends ? 64_000 : 4_000), "flow-\(id)",
                    ]
                )
                try database.execute(
                    sql: "INSERT INTO leg_names (name, call_id, started_ms) VALUES (?, ?, ?)",
                    arguments: ["x:flow-\(id)", "leg-\(id)", Self.start]
                )
            }
        }
        try queue.close()
    }

    private func withMigrated(_ body: (any CallStore) async throws -> Void) async throws {
        try await withFolder { folder in
            try makeFirstVersion(folder.sqlite)
            let store = try SQLiteDatabase.open(path: folder.sqlite, calendar: .berlin)
            try await body(store)
            try await store.close()
        }
    }

    private let started = Instant(milliseconds: start)

    @Test func `calls that are there are counted in the background`() async throws {
        try await withMigrated { store in
            #expect(try await store.assignment()?.until == 2)
            #expect(try await store.rows("SELECT COUNT(*) FROM rollup_days") == [[.integer(0)]])
            #expect(try await store.reassign(limit: 1) != nil)
            #expect(try await store.reassign(limit: 1) == nil)
            let calls: SQLQuery = """
                SELECT SUM(calls), SUM(answered), SUM(talk_ms) FROM rollup_days
                  JOIN segments ON segments.id = rollup_days.segment_id
                 WHERE segments.is_total = 1
                """
            #expect(try await store.rows(calls) == [[.integer(2), .integer(1), .integer(60_000)]])
            let check = try await store.verify(dayOf: started, .berlin, CallRules())
            #expect(check.differences == [])
        }
    }

    @Test func `a call that was going on is ended by its hangup`() async throws {
        try await withMigrated { store in
            var hangup = Leg(callID: "leg-2", startedAt: started + 90_000)
            hangup.hangup = Leg.Hangup(at: started + 90_000, cause: .normalClearing)
            hangup.heardAt = started + 90_000
            let changed = try await store.apply([hangup], through: nil)
            #expect(changed.map(\.startedAt) == [started])
            #expect(
                try await store.rows("SELECT COUNT(*), MAX(talk_ms) FROM journeys") == [
                    [.integer(2), .integer(86_000)]
                ]
            )
        }
    }

    @Test func `a leg is still found by the names it was known under`() async throws {
        try await withMigrated { store in
            var second = Leg(callID: "leg-3", startedAt: started + 30_000)
            second.xcid = "flow-2"
            second.direction = .incoming
            second.isAnnounced = true
            _ = try await store.apply([second], through: nil)
            let together: SQLQuery = "SELECT COUNT(DISTINCT journey_id) FROM calls WHERE call_id IN ('leg-2', 'leg-3')"
            #expect(try await store.rows(together) == [[.integer(1)]])
        }
    }
}
