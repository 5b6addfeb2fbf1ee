import Calls
import MariaDBServer
import PushAPI
import Store
import StoreMariaDB
import Synchronization
import Testing

@Suite struct OutageTests {
    private static let leg = Leg(callID: "a", startedAt: Instant(milliseconds: 1_790_000_000_000))

    @Test func `a killed connection is replaced`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            let ids = try server.execute("SELECT id FROM information_schema.processlist WHERE db = '\(database)'")
            #expect(!ids.isEmpty)
            for id in ids { try server.execute("KILL \(id[0])") }
            #expect(try await store.apply([Self.leg], through: nil) == [Self.leg])
            for id in try server.execute("SELECT id FROM information_schema.processlist WHERE db = '\(database)'") {
                try server.execute("KILL \(id[0])")
            }
            #expect(try await store.rows("SELECT call_id FROM calls") == [[.text("a")]])
        }
    }

    @Test func `a transaction that lost its connection is repeated`() async throws {
        try await withStore { store, _, server in
            let runs = Atomic(0)
            try await store.transaction { transaction in
                let id = try transaction.rows("SELECT CONNECTION_ID()")[0][0].integer ?? 0
                try transaction.execute("INSERT INTO parameters (name, value) VALUES ('run', 1)")
                if runs.add(1, ordering: .relaxed).newValue == 1 { try server.execute("KILL \(id)") }
                try transaction.execute("INSERT INTO parameters (name, value) VALUES ('end', 1)")
            }
            #expect(runs.load(ordering: .relaxed) == 2)
            #expect(try await store.rows("SELECT COUNT(*) FROM parameters") == [[.integer(2)]])
        }
    }

    @Test func `a server that stops and starts between jobs is not noticed`() async throws {
        let server = try await MariaDBServer()
        try await withStore(on: server) { store, _, server in
            _ = try await store.apply([Self.leg], through: nil)
            await server.stop()
            try await server.start()
            #expect(try await store.rows("SELECT call_id FROM calls") == [[.text("a")]])
            await server.kill()
            try await server.start()
            #expect(try await store.apply([Self.leg], through: nil) == [])
        }
    }

    @Test func `while the server is away jobs fail at once, and succeed soon after its return`() async throws {
        let server = try await MariaDBServer()
        try await withStore(on: server) { store, _, server in
            try await store.ping()
            await server.stop()
            let begin = ContinuousClock.now
            for _ in 0..<100 {
                await #expect(throws: StoreError.self) { try await store.apply([Self.leg], through: nil) }
            }
            // To wait for each of them as long as for a server that is silent would take minutes.
            #expect(ContinuousClock.now - begin < .seconds(60))
            try await server.start()
            let isStored = try await eventually { try await store.apply([Self.leg], through: nil) == [Self.leg] }
            #expect(isStored)
        }
    }

    @Test func `a store can be opened before its server is there`() async throws {
        let server = try await MariaDBServer()
        let address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        await server.stop()
        let store = MariaDBDatabase.open(address, calendar: try berlin())
        await #expect(throws: StoreError.self) { try await store.position(ofJournal: "j") }
        try await server.start()
        let isThere = try await eventually { try await store.position(ofJournal: "j") == 0 }
        #expect(isThere)
        try await store.close()
    }
}
