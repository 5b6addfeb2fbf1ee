import Calls
import Foundation
import GRDB
import Organisation
import PushAPI
import Store
import Synchronization

/// The embedded store: one SQLite file, one server, nothing to install.
public enum SQLiteDatabase {
    /// What to do where a database cannot be opened.
    static let advice = "Check that the folder exists and may be written."

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
    let rules: CallRules
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
            try pool.write {
                try CalendarTable.update(in: SQLiteTransaction($0, Classifier(calendar: calendar)), calendar)
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError.cannotOpen(path: path, reason: "\(Self.reason(error)). \(SQLiteDatabase.advice)")
        }
    }

    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T {
        do {
            return try await pool.write { [self] database in try work(in: database, body) }
        } catch let error as DatabaseError {
            throw StoreError.failed(reason: Self.reason(error))
        }
    }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try await read { try body(SQLiteReader(database: $0)) }
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

    private func work<T>(in database: Database, _ body: (any LedgerTransaction) throws -> T) throws -> T {
        let known = classifier.withLock { $0.take() }
        let transaction = SQLiteTransaction(database, known ?? Classifier(calendar: calendar))
        try transaction.classifier.refresh(from: transaction)
        let result = try body(transaction)
        let learned = transaction.classifier
        // Ids of segments that were rolled back must not be known.
        database.afterNextTransaction { [self] _ in classifier.withLock { $0 = learned } }
        return result
    }

    /// What SQLite says, without the statement and its values: these hold phone numbers.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return String(describing: type(of: error)) }
        return "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
    }
}
