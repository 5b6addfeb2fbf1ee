import Calls
import MariaDBServer
import Store
import Testing

@testable import StoreMariaDB

@Suite struct TakeOverTests {
    @Test func `a database of the original is taken over with all that it holds`() async throws {
        try await withStore { store, database, server in
            try OriginalFixture.make(in: database, server)
            let before = try server.execute(OriginalFixture.columns, database: database)
            let answers = try OriginalFixture.questions.map { try server.execute($0, database: database) }
            try await store.ping()
            let after = try server.execute(OriginalFixture.columns, database: database)
            #expect(after.count == OriginalFixture.calls)
            #expect(after == before)
            for (question, answer) in zip(OriginalFixture.questions, answers) {
                #expect(try server.execute(question, database: database) == answer, "\(question)")
            }
            #expect(try server.execute("SHOW TABLES LIKE 'original%'", database: database) == [])
            try await Self.expectCounted(in: store)
        }
    }

    @Test func `calls of the original are counted, and their numbers lead to groups`() async throws {
        try await withStore { store, database, server in
            try OriginalFixture.make(in: database, server)
            try await store.ping()
            let groups = try await store.rows("SELECT number, group_extension FROM account_numbers ORDER BY number")
            // The last calls of these numbers, by the fixture's arithmetic.
            #expect(groups.map { $0[0].text } == ["+4921110001", "+4921110002", "+4921110003", "+4921110004"])
            #expect(groups.allSatisfy { ["g0", "g1"].contains($0[1].text) })
            #expect(
                try await store.rows("SELECT number, team_id FROM teams_numbers ORDER BY 1")
                    == [[.text("+4921110001"), .integer(1)], [.text("+4921110002"), .integer(2)]]
            )
        }
    }

    @Test func `an interrupted take-over goes on where it was`() async throws {
        let server = try await MariaDBServer.shared()
        let database = try server.makeDatabase()
        try OriginalFixture.make(in: database, server)
        let before = try server.execute(OriginalFixture.columns, database: database)
        let store = try Self.hesitantStore(of: database, server)
        let preparing = Task { try await store.ping() }
        #expect(try await Self.isUnderWay(database, server))
        for _ in 0..<3 {
            let mine = "user = '\(MariaDBServer.user)' AND db = '\(database)'"
            for id in try server.execute("SELECT id FROM information_schema.processlist WHERE \(mine)") {
                _ = try? server.execute("KILL \(id[0])")
            }
        }
        _ = await preparing.result
        try await Self.expectFinished(store)
        #expect(try server.execute(OriginalFixture.columns, database: database) == before)
        try await Self.expectCounted(in: store)
        try await store.close()
    }

    @Test func `a server that is killed in the middle of a take-over loses nothing`() async throws {
        let server = try await MariaDBServer()
        let database = try server.makeDatabase()
        try OriginalFixture.make(in: database, server)
        let before = try server.execute(OriginalFixture.columns, database: database)
        let store = try Self.hesitantStore(of: database, server)
        let preparing = Task { try await store.ping() }
        #expect(try await Self.isUnderWay(database, server))
        await server.kill()
        await #expect(throws: StoreError.self) { try await preparing.value }
        try await server.start()
        try await Self.expectFinished(store)
        #expect(try server.execute(OriginalFixture.columns, database: database) == before)
        try await Self.expectCounted(in: store)
        try await store.close()
    }

    /// A store that takes so few calls over at a time that there is time to interrupt it.
    private static func hesitantStore(of database: String, _ server: MariaDBServer) throws -> any CallStore {
        MariaDBStore(
            try MariaDBAddress(server.address(database: database)),
            rules: CallRules(),
            calendar: try berlin(),
            connections: 2,
            patience: .seconds(1),
            batch: 5
        )
    }

    /// Waits until some calls have been moved and some not.
    private static func isUnderWay(_ database: String, _ server: MariaDBServer) async throws -> Bool {
        try await eventually {
            try server.execute("SELECT COUNT(*) FROM calls", database: database) != [["0"]]
                && server.execute("SELECT COUNT(*) FROM original_calls", database: database) != [["0"]]
        }
    }

    private static func expectFinished(_ store: any CallStore) async throws {
        let isDone = try await eventually {
            try await store.ping()
            return true
        }
        #expect(isDone)
    }

    /// Every call is counted once: in its journey, and with it in the rollups.
    private static func expectCounted(in store: any CallStore) async throws {
        let calls = try await store.rows("SELECT COUNT(*) FROM calls JOIN journeys ON journeys.id = calls.journey_id")
        #expect(calls == [[.integer(Int64(OriginalFixture.calls))]])
        let journeys = try await store.rows("SELECT SUM(legs), COUNT(*) FROM journeys")
        #expect(journeys[0][0] == .integer(Int64(OriginalFixture.calls)))
        let counted = try await store.rows(
            "SELECT SUM(calls) FROM rollup_days JOIN segments ON segments.id = segment_id WHERE is_total = 1"
        )
        #expect(counted[0][0] == journeys[0][1])
    }
}
