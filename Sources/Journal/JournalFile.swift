import Foundation
import GRDB
import PushAPI

/// One event as it stands in the journal.
public struct JournalEntry: Sendable {
    /// Its place in the journal; never used twice.
    public var sequence: Int64
    /// When the request arrived.
    public var receivedAt: Instant
    /// The raw body of the request.
    public var body: [UInt8]
}

/// The SQLite file behind the journal.
///
/// WAL with `synchronous = FULL`: what `append` has returned survives a crash of the process and of the machine.
struct JournalFile: Sendable {
    /// Distinguishes this file from an earlier one that was moved aside.
    private(set) var id: String
    private let pool: DatabasePool

    init(path: String) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 1
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        let pool = try DatabasePool(path: path, configuration: configuration)
        id = try pool.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS entries (
                        sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
                        received_ms INTEGER NOT NULL,
                        body        BLOB    NOT NULL
                    );
                    CREATE TABLE IF NOT EXISTS set_aside (
                        sequence    INTEGER PRIMARY KEY,
                        received_ms INTEGER NOT NULL,
                        body        BLOB    NOT NULL
                    );
                    CREATE TABLE IF NOT EXISTS journal (id TEXT NOT NULL);
                    """
            )
            if let id = try String.fetchOne(database, sql: "SELECT id FROM journal") { return id }
            let id = Self.newID()
            try database.execute(sql: "INSERT INTO journal (id) VALUES (?)", arguments: [id])
            return id
        }
        self.pool = pool
    }

    private static func newID() -> String { UUID().uuidString.lowercased() }

    /// Gives the file a new id: to every store it is a journal of which nothing has been applied.
    mutating func renewID() throws {
        let id = Self.newID()
        try pool.write { try $0.execute(sql: "UPDATE journal SET id = ?", arguments: [id]) }
        self.id = id
    }

    /// Makes the bodies durable in one transaction and returns the sequence number of the first.
    func append(_ items: [(receivedAt: Instant, body: [UInt8])]) throws -> Int64 {
        try pool.write { database in
            let insert = try database.cachedStatement(sql: "INSERT INTO entries (received_ms, body) VALUES (?, ?)")
            for item in items {
                insert.setUncheckedArguments([item.receivedAt.milliseconds, Data(item.body)])
                try insert.execute()
            }
            return database.lastInsertedRowID - Int64(items.count) + 1
        }
    }

    func entries(after sequence: Int64, limit: Int) throws -> [JournalEntry] {
        try pool.read { database in
            let select = try database.cachedStatement(
                sql: "SELECT sequence, received_ms, body FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ?"
            )
            let cursor = try Row.fetchCursor(select, arguments: [sequence, limit])
            var entries: [JournalEntry] = []
            while let row = try cursor.next() {
                let body: Data = row[2]
                entries.append(
                    JournalEntry(
                        sequence: row[0],
                        receivedAt: Instant(milliseconds: row[1]),
                        body: [UInt8](body)
                    )
                )
            }
            return entries
        }
    }

    /// The highest sequence number ever given out.
    func lastSequence() throws -> Int64 {
        try pool.read { database in
            try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'entries'") ?? 0
        }
    }

    func prune(through sequence: Int64) throws {
        try pool.write { try $0.execute(sql: "DELETE FROM entries WHERE sequence <= ?", arguments: [sequence]) }
    }

    func setAside(_ sequence: Int64) throws {
        try pool.write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO set_aside
                    SELECT sequence, received_ms, body FROM entries WHERE sequence = ?
                    """,
                arguments: [sequence]
            )
        }
    }

    /// Writes nothing, but as durably as an append: fails while the disk takes no writes.
    func probe() throws {
        try pool.write { try $0.execute(sql: "UPDATE journal SET id = id") }
    }

    /// Closes the file, and leaves nothing in the write-ahead log: the file alone is the journal.
    func close() throws {
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try pool.close()
    }
}
