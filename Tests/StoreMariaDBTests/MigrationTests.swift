import Calls
import MariaDBServer
import Organisation
import Store
import Testing

@testable import StoreMariaDB

@Suite struct MigrationTests {
    @Test func `four servers that start at once make one schema`() async throws {
        let server = try await MariaDBServer.shared()
        let address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        let calendar = try berlin()
        try await withThrowingTaskGroup(of: [[SQLValue]].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = MariaDBDatabase.open(address, calendar: calendar, connections: 2)
                    let rows = try await store.rows("SELECT name FROM migrations ORDER BY name")
                    try await store.close()
                    return rows
                }
            }
            for try await rows in group {
                #expect(rows == Schema.migrations.map(\.name).sorted().map { [.text($0)] })
            }
        }
    }

    @Test func `a server that finds all done changes nothing`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            let before = try server.execute(
                "SELECT name, applied_at FROM migrations; SELECT beat FROM migration_lease",
                database: database
            )
            let second = MariaDBDatabase.open(
                try MariaDBAddress(server.address(database: database)),
                calendar: try berlin()
            )
            try await second.ping()
            try await second.close()
            let after = try server.execute(
                "SELECT name, applied_at FROM migrations; SELECT beat FROM migration_lease",
                database: database
            )
            #expect(before == after)
        }
    }

    @Test func `a schema of a later version is refused`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            try server.execute("INSERT INTO migrations (name) VALUES ('9 wonders')", database: database)
            let second = MariaDBDatabase.open(
                try MariaDBAddress(server.address(database: database)),
                calendar: try berlin()
            )
            await #expect(throws: StoreError.newerSchema(migration: "9 wonders")) { try await second.ping() }
            try await second.close()
        }
    }

    @Test func `a lease whose holder is silent is taken over`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            try server.execute(
                "DELETE FROM migrations WHERE name LIKE '2%'; UPDATE migration_lease SET holder = 'gone' WHERE id = 1",
                database: database
            )
            let second = MariaDBStore(
                try MariaDBAddress(server.address(database: database)),
                rules: CallRules(),
                calendar: try berlin(),
                connections: 2,
                patience: .seconds(1)
            )
            let begin = ContinuousClock.now
            try await second.ping()
            try await second.close()
            #expect(ContinuousClock.now - begin >= .seconds(1))
            let applied = try server.execute("SELECT COUNT(*) FROM migrations", database: database)
            #expect(applied == [["\(Schema.migrations.count)"]])
        }
    }

    @Test func `every table has a primary key and the same character set and engine`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            let strange = try server.execute(
                """
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = '\(database)'
                   AND (engine <> 'InnoDB' OR table_collation <> 'utf8mb4_bin' OR table_name NOT IN (
                       SELECT table_name FROM information_schema.table_constraints
                        WHERE table_schema = '\(database)' AND constraint_type = 'PRIMARY KEY'))
                """
            )
            #expect(strange == [])
        }
    }

    @Test func `the zone of a database can be asked without opening it`() async throws {
        try await withStore { store, database, server in
            let address = try MariaDBAddress(server.address(database: database))
            #expect(try await MariaDBDatabase.timeZone(of: address) == nil)
            try await store.ping()
            #expect(try await MariaDBDatabase.timeZone(of: address) == "Europe/Berlin")
            #expect(try await MariaDBDatabase.check(address).contains("MariaDB"))
        }
    }
}
