import CallStories
import Calls
import Foundation
import GRDB
import PushAPI
import Store
import StoreSQLite
import Testing

@Suite struct SQLiteFileTests {
    private func expectRefusal(_ path: String, saying reason: String) {
        let error = #expect(throws: StoreError.self) {
            _ = try SQLiteDatabase.open(path: path, calendar: .berlin)
        }
        guard case .cannotOpen(path, _) = error else {
            Issue.record("\(String(describing: error)) is no refusal to open \(path)")
            return
        }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test func `a file that is no database is refused`() async throws {
        try await withFolder { folder in
            try Data("Dear diary, today I was not a database.".utf8).write(to: URL(filePath: folder.sqlite))
            expectRefusal(folder.sqlite, saying: "file is not a database")
        }
    }

    @Test func `a folder is refused`() async throws {
        try await withFolder { folder in
            expectRefusal(folder.path, saying: "unable to open database file")
        }
    }

    @Test func `a file in a folder that does not exist is refused`() async throws {
        try await withFolder { folder in
            expectRefusal(folder.path + "/missing/calls.sqlite", saying: "Check that the folder exists")
        }
    }

    @Test func `a database of a later version is refused`() async throws {
        try await withFolder { folder in
            try await SQLiteDatabase.open(path: folder.sqlite, calendar: .berlin).close()
            let later = try DatabaseQueue(path: folder.sqlite)
            try await later.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 the future')") }
            try later.close()
            #expect(throws: StoreError.newerSchema(migration: "999 the future")) {
                _ = try SQLiteDatabase.open(path: folder.sqlite, calendar: .berlin)
            }
        }
    }

    @Test func `when a statement fails, neither legs nor position are stored and no number is told`() async throws {
        try await withFolder { folder in
            let store = try SQLiteDatabase.open(path: folder.sqlite, calendar: .berlin)
            let other = try DatabaseQueue(path: folder.sqlite)
            // Legs are written after their journey; this refuses the last one of the batch.
            try await other.write {
                try $0.execute(
                    sql: """
                        CREATE TRIGGER refuse BEFORE INSERT ON calls WHEN (SELECT COUNT(*) FROM calls) = 1
                        BEGIN SELECT RAISE(ABORT, 'disk is full'); END
                        """
                )
            }
            let pieces = Story.forwarded[0].pieces()
            let error = await #expect(throws: StoreError.self) {
                try await store.apply(pieces, through: JournalPosition(journal: "one", sequence: 9))
            }
            let text = try #require(error?.description)
            #expect(text.contains("disk is full"))
            #expect(!text.contains("4917") && !text.contains("49203"))
            #expect(try await store.number("SELECT COUNT(*) FROM calls") == 0)
            #expect(try await store.number("SELECT COUNT(*) FROM journeys") == 0)
            #expect(try await store.position(ofJournal: "one") == 0)
            try await store.close()
        }
    }

    @Test func `a statistic cannot write`() async throws {
        try await TestDatabase.sqlite.withStore { store in
            await #expect(throws: StoreError.self) { try await store.rows("DELETE FROM calls") }
        }
    }
}
