import Foundation
import GRDB
import PushAPI

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
                    CREATE TABLE IF NOT EXISTS records (
                        last_sequence  INTEGER PRIMARY KEY,
                        first_sequence INTEGER NOT NULL,
                        events         BLOB    NOT NULL
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

    /// Makes the events durable in one transaction; the first gets the number `first`.
    func append(_ items: [(receivedAt: Instant, body: [UInt8])], first: Int64) throws {
        let record = JournalRecord.encode(items)
        try pool.write { database in
            let insert = try database.cachedStatement(
                sql: "INSERT INTO records (first_sequence, last_sequence, events) VALUES (?, ?, ?)"
            )
            insert.setUncheckedArguments([first, first + Int64(items.count) - 1, record])
            try insert.execute()
        }
    }

    /// Up to `limit` entries after `sequence`, in order.
    func entries(after sequence: Int64, limit: Int) throws -> [JournalEntry] {
        try pool.read { database in
            let select = try database.cachedStatement(
                sql: "SELECT first_sequence, events FROM records WHERE last_sequence > ? ORDER BY last_sequence"
            )
            let cursor = try Row.fetchCursor(select, arguments: [sequence])
            var entries: [JournalEntry] = []
            while entries.count < limit, let row = try cursor.next() {
                entries += try JournalRecord.decode(row[1], first: row[0]).drop { $0.sequence <= sequence }
            }
            return Array(entries.prefix(limit))
        }
    }

    /// The highest sequence number ever given out: the last record is never pruned.
    func lastSequence() throws -> Int64 {
        try pool.read { database in
            try Int64.fetchOne(database, sql: "SELECT MAX(last_sequence) FROM records") ?? 0
        }
    }

    /// Removes the records whose events the store has, but for the last one.
    func prune(through sequence: Int64) throws {
        try pool.write { database in
            try database.execute(
                sql: """
                    DELETE FROM records
                     WHERE last_sequence <= ? AND last_sequence < (SELECT MAX(last_sequence) FROM records)
                    """,
                arguments: [sequence]
            )
            // What is left of the last record is its number.
            try database.execute(
                sql: "UPDATE records SET first_sequence = last_sequence + 1, events = x'' WHERE last_sequence <= ?",
                arguments: [sequence]
            )
        }
    }

    func setAside(_ sequence: Int64) throws {
        guard let entry = try entries(after: sequence - 1, limit: 1).first, entry.sequence == sequence else { return }
        try pool.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO set_aside (sequence, received_ms, body) VALUES (?, ?, ?)",
                arguments: [sequence, entry.receivedAt.milliseconds, Data(entry.body)]
            )
        }
    }

    /// Changes nothing, but is written as durably as an append: fails while the disk takes no writes.
    func probe() throws {
        // A value that stays the same is not written at all, so it is changed and changed back.
        try pool.write { database in
            try database.execute(sql: "UPDATE journal SET id = id || '-'")
            try database.execute(sql: "UPDATE journal SET id = substr(id, 1, length(id) - 1)")
        }
    }

    /// Closes the file, and leaves nothing in the write-ahead log: the file alone is the journal.
    func close() throws {
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try pool.close()
    }
}
