import Foundation
import MariaDBServer
import Store
import StoreMariaDB
import Synchronization
import Testing

@Suite struct ConflictTests {
    /// Makes two transactions, of which one takes the locks of two rows in one order and one in the other.
    @Test func `a transaction that met a deadlock is repeated`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            try server.execute("INSERT INTO parameters (name, value) VALUES ('a', 0), ('b', 0)", database: database)
            // A table without transactions: what is written is seen at once.
            try server.execute("CREATE TABLE ready (id INT PRIMARY KEY) ENGINE = MyISAM", database: database)
            let runs = Atomic(0)
            // Another program than ours, which does not wait for its turn. Of two the one with less to undo is ended.
            let rival = Task.detached {
                try server.execute(
                    """
                    SET SESSION innodb_lock_wait_timeout = 20;
                    START TRANSACTION;
                    INSERT INTO parameters (name, value) SELECT CONCAT('x', seq), 0 FROM seq_1_to_200;
                    UPDATE parameters SET value = value + 10 WHERE name = 'b';
                    INSERT INTO ready VALUES (1);
                    SELECT SLEEP(0.5);
                    UPDATE parameters SET value = value + 10 WHERE name = 'a';
                    COMMIT;
                    """,
                    database: database
                )
            }
            try await store.transaction { transaction in
                runs.add(1, ordering: .relaxed)
                try transaction.execute("UPDATE parameters SET value = value + 1 WHERE name = 'a'")
                // Until the rival has its row: then each has what the other wants.
                let isReady = "SELECT COUNT(*) FROM ready"
                for _ in 0..<300 {
                    guard try server.execute(isReady, database: database) == [["0"]] else { break }
                    Thread.sleep(forTimeInterval: 0.01)
                }
                try transaction.execute("UPDATE parameters SET value = value + 1 WHERE name = 'b'")
            }
            _ = try await rival.value
            #expect(runs.load(ordering: .relaxed) == 2)
            let values = try await store.rows("SELECT value FROM parameters WHERE name IN ('a', 'b') ORDER BY name")
            #expect(values == [[.real(11)], [.real(11)]])
        }
    }

    @Test func `a transaction that waited too long for a lock is repeated`() async throws {
        try await withStore { store, database, server in
            try await store.ping()
            let runs = Atomic(0)
            let rival = Task.detached {
                // Longer than our connections wait, which is 5 s, also on a machine with much to do.
                try server.execute(
                    "START TRANSACTION; UPDATE ledger_turn SET turn = turn + 1; SELECT SLEEP(15); COMMIT",
                    database: database
                )
            }
            let isLocked = try await eventually {
                let query =
                    """
                    SELECT COUNT(*) FROM information_schema.processlist
                     WHERE db = '\(database)' AND state = 'User sleep'
                    """
                return try server.execute(query) == [["1"]]
            }
            #expect(isLocked)
            try await store.transaction { transaction in
                runs.add(1, ordering: .relaxed)
                try transaction.execute("INSERT INTO parameters (name, value) VALUES ('a', 1)")
            }
            _ = try await rival.value
            #expect(runs.load(ordering: .relaxed) == 1)
            #expect(try await store.rows("SELECT name FROM parameters") == [[.text("a")]])
        }
    }

    @Test func `an error that ended the transaction cannot be overlooked`() async throws {
        try await withStore { store, _, server in
            let runs = Atomic(0)
            try await store.transaction { transaction in
                let id = try transaction.rows("SELECT CONNECTION_ID()")[0][0].integer ?? 0
                if runs.add(1, ordering: .relaxed).newValue == 1 { try server.execute("KILL \(id)") }
                try? transaction.execute("INSERT INTO parameters (name, value) VALUES ('a', 1)")
                try? transaction.execute("INSERT INTO parameters (name, value) VALUES ('b', 1)")
            }
            #expect(runs.load(ordering: .relaxed) == 2)
            #expect(try await store.rows("SELECT name FROM parameters") == [[.text("a")], [.text("b")]])
        }
    }
}
