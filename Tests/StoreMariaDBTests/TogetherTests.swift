import CallStories
import Calls
import MariaDBServer
import PushAPI
import Store
import StoreMariaDB
import Testing

@Suite struct TogetherTests {
    @Test(arguments: [1, 2, 3])
    func `several servers on one database leave the same as one`(_ seed: UInt64) async throws {
        let legs = Self.pieces(seed)
        let alone = try await withStore { store, database, server in
            _ = try await store.apply(legs, through: nil)
            return try Self.content(database, server)
        }
        let together = try await withStore { store, database, server in
            try await store.ping()
            let address = try MariaDBAddress(server.address(database: database))
            let calendar = try berlin()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for part in 0..<4 {
                    group.addTask {
                        let store = MariaDBDatabase.open(address, calendar: calendar, connections: 2)
                        for index in stride(from: part, to: legs.count, by: 4) {
                            _ = try await store.apply(
                                [legs[index]],
                                through: JournalPosition(journal: "\(part)", sequence: Int64(index))
                            )
                        }
                        try await store.close()
                    }
                }
                try await group.waitForAll()
            }
            return try Self.content(database, server)
        }
        #expect(alone.count > 10)
        #expect(alone == together)
    }

    /// Calls as their three messages, in a mixed order.
    private static func pieces(_ seed: UInt64) -> [Leg] {
        var generator = SeededGenerator(seed: seed)
        let start: Int64 = 1_790_000_000_000
        let pieces = (0..<25).flatMap { index -> [Leg] in
            let begin = Instant(milliseconds: start + Int64.random(in: 0...20_000, using: &generator))
            let numbers = (caller: "+4921100000\(index % 7)", callee: "+492119999999")
            func event(_ kind: Event.Kind, _ delay: Int64) -> Leg {
                Leg(
                    Event(
                        kind: kind,
                        callID: "call-\(index)",
                        direction: index.isMultiple(of: 3) ? .outgoing : .incoming,
                        caller: PhoneNumber(stored: numbers.caller),
                        callee: PhoneNumber(stored: numbers.callee),
                        receivedAt: begin + delay
                    )
                )
            }
            return [
                event(.newCall(users: [User(name: "Ada", fullUserID: "1234567w0")]), 0),
                event(.answer(user: nil), 3_000), event(.hangup(cause: .normalClearing), 60_000),
            ]
        }
        return pieces.shuffled(using: &generator)
    }

    /// What does not depend on who came first: ids of journeys and rows do.
    private static func content(_ database: String, _ server: MariaDBServer) throws -> [[String]] {
        let rollup = Measure.allCases.map(\.rawValue).joined(separator: ", ")
        return try [
            "SELECT call_id, started_ms, answered_ms, ended_ms, users FROM calls ORDER BY call_id",
            """
            SELECT started_ms, answered_ms, ended_ms, outcome, wait_ms, talk_ms, legs
              FROM journeys
             ORDER BY 1, 2, 3, 5, 6
            """,
            """
            SELECT direction, is_total, in_hours, starts_ms, \(rollup)
              FROM rollup_slots JOIN segments ON segments.id = segment_id
             WHERE calls <> 0
             ORDER BY 1, 2, 3, 4
            """,
            """
            SELECT direction, is_total, in_hours, day, outcome, bin, calls
              FROM rollup_waits JOIN segments ON segments.id = segment_id
             WHERE calls <> 0
             ORDER BY 1, 2, 3, 4, 5, 6
            """,
        ].flatMap { try server.execute($0, database: database) }
    }
}
