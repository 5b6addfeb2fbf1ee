import Calls
import Foundation
import GRDB
import Organisation
import PushAPI
import Store
import Synchronization

/// The embedded store: one SQLite file, one server, nothing to install.
public enum SQLiteDatabase {
    /// Opens the database, makes it when it is missing, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: The file; SQLite keeps two more beside it (`-wal` and `-shm`).
    ///   - rules: The time limits that decide what legs and journeys mean.
    ///   - calendar: The zone whose days journeys belong to.
    /// - Throws: `StoreError.cannotOpen`, or `.newerSchema` when a later version of the product wrote it.
    public static func open(
        path: String,
        rules: CallRules = CallRules(),
        calendar: LocalCalendar
    ) throws -> any CallStore {
        try SQLiteStore(path: path, rules: rules, calendar: calendar)
    }
}

final class SQLiteStore: CallStore {
    private let pool: DatabasePool
    private let rules: CallRules
    private let calendar: LocalCalendar
    /// What the last transaction knew of the organisation; nil when it was rolled back.
    private let classifier = Mutex<Classifier?>(nil)

    init(path: String, rules: CallRules, calendar: LocalCalendar) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { database in
            // The journal forgets an event once the store has committed it: that commit must be on the disk.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard !database.configuration.readonly else { return }
            // Room for the pages that one batch touches, in KiB: spilled ones are written twice.
            try database.execute(sql: "PRAGMA cache_size = -5120")
            // In pages. A page that many batches touch is copied into the database once, not after each of them.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            if try pool.read(Schema.migrator.hasBeenSuperseded) {
                let last = try pool.read { try Schema.migrator.appliedIdentifiers($0).max() ?? "" }
                throw StoreError.newerSchema(migration: last)
            }
            try Schema.migrator.migrate(pool)
            self.rules = rules
            self.calendar = calendar
            try CalendarTable.update(in: pool, calendar)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError.cannotOpen(path: path, reason: Self.reason(error))
        }
    }

    func apply(_ legs: [Leg], through position: JournalPosition?) async throws -> [Leg] {
        let rules = rules
        return try await write { database, transaction in
            let changed = try Ledger(transaction, rules).apply(legs)
            if let position { try Self.store(position, in: database) }
            return changed
        }
    }

    private static func store(_ position: JournalPosition, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO journal_positions (journal, sequence) VALUES (?, ?)
                ON CONFLICT (journal) DO UPDATE SET sequence = MAX(sequence, excluded.sequence)
                """,
            arguments: [position.journal, position.sequence]
        )
    }

    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T {
        try await write { _, transaction in
            try transaction.classifier.refresh(from: transaction)
            return try body(transaction)
        }
    }

    func position(ofJournal id: String) async throws -> Int64 {
        try await read { database in
            let sql = "SELECT sequence FROM journal_positions WHERE journal = ?"
            return try Int64.fetchOne(database, sql: sql, arguments: [id]) ?? 0
        }
    }

    func openJourneys() async throws -> [Leg] {
        try await read { database in
            try database.legs(where: "journeys.id IN (SELECT id FROM journeys WHERE state <> 'ended')").map(\.leg)
        }
    }

    func writeOffLapsed(at now: Instant, _ rules: CallRules) async throws -> [Leg] {
        try await changeOpenLegs { leg in
            let lapsed = leg.asOf(now, rules)
            return lapsed == leg ? nil : lapsed
        }
    }

    func writeOffCrashed(at now: Instant) async throws -> [Leg] {
        try await changeOpenLegs { leg in
            guard leg.startedAt < now else { return nil }
            var crashed = leg
            crashed.crashedAt = now
            return crashed
        }
    }

    private func changeOpenLegs(_ change: @escaping @Sendable (Leg) -> Leg?) async throws -> [Leg] {
        let rules = rules
        return try await write { database, transaction in
            let open = try database.legs(
                where: "calls.ended_ms IS NULL AND journeys.id IN (SELECT id FROM journeys WHERE state <> 'ended')"
            )
            return try Ledger(transaction, rules).apply(open.map(\.leg).filter(\.isOpen).compactMap(change))
        }
    }

    func beginCoverage(server: String, at now: Instant) async throws -> Instant? {
        try await write { database, _ in
            let last = try Int64.fetchOne(database, sql: "SELECT MAX(seen_ms) FROM coverage")
            try database.execute(
                sql: "INSERT INTO coverage (server, started_ms, seen_ms) VALUES (?, ?, ?)",
                arguments: [server, now.milliseconds, now.milliseconds]
            )
            return last.map(Instant.init(milliseconds:))
        }
    }

    func extendCoverage(server: String, to now: Instant) async throws {
        try await write { database, _ in
            try database.execute(
                sql: """
                    UPDATE coverage SET seen_ms = MAX(seen_ms, ?)
                     WHERE id = (SELECT MAX(id) FROM coverage WHERE server = ?)
                    """,
                arguments: [now.milliseconds, server]
            )
        }
    }

    func forgetNames(before instant: Instant) async throws {
        try await write { database, _ in
            try database.execute(
                sql: "DELETE FROM leg_names WHERE started_ms < ?",
                arguments: [instant.milliseconds]
            )
        }
    }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try await read { try body(SQLiteReader(database: $0)) }
    }

    func ping() async throws {
        _ = try await rows("SELECT 1")
    }

    /// Leaves nothing in the write-ahead log: the file alone is the database.
    func close() async throws {
        do {
            _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
        } catch {
            throw StoreError.failed(reason: Self.reason(error))
        }
    }

    private func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw StoreError.failed(reason: Self.reason(error))
        }
    }

    private func write<T: Sendable>(
        _ body: @escaping @Sendable (Database, SQLiteTransaction) throws -> T
    ) async throws -> T {
        let calendar = calendar
        do {
            return try await pool.write { [self] database in
                let known = classifier.withLock { $0.take() }
                let transaction = SQLiteTransaction(database, known ?? Classifier(calendar: calendar))
                let result = try body(database, transaction)
                let learned = transaction.classifier
                // Ids of segments that were rolled back must not be known.
                database.afterNextTransaction { [self] _ in classifier.withLock { $0 = learned } }
                return result
            }
        } catch let error as DatabaseError {
            throw StoreError.failed(reason: Self.reason(error))
        }
    }

    /// What SQLite says, without the statement and its values: these hold phone numbers.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return String(describing: type(of: error)) }
        return "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
    }
}
