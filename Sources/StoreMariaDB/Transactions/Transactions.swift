import Organisation
import Store
import Synchronization

/// Runs transactions and snapshots on the connections of a pool.
final class Transactions: Sendable {
    let pool: Pool
    private let calendar: LocalCalendar
    /// What the last transaction knew of the organisation; nil when it was rolled back.
    private let classifier = Mutex<Classifier?>(nil)

    init(_ pool: Pool, _ calendar: LocalCalendar) {
        self.pool = pool
        self.calendar = calendar
    }

    /// Runs `body` in a transaction, again when another one got in the way or the connection was lost before the end.
    func write<T: Sendable>(_ body: @escaping @Sendable (MariaDBTransaction) throws -> T) async throws -> T {
        try await Retries.run { [self] in
            try await pool.run { connection in try self.write(on: connection, body) }
        }
    }

    /// Runs `body` on one state of the database.
    func read<T: Sendable>(_ body: @escaping @Sendable (MariaDBReader) throws -> T) async throws -> T {
        try await Retries.run { [pool] in
            try await pool.run { connection in
                try Self.begin("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY", on: connection)
                defer { Self.rollBack(connection) }
                return try body(MariaDBReader(connection: connection))
            }
        }
    }

    private func write<T>(on connection: Connection, _ body: (MariaDBTransaction) throws -> T) throws -> T {
        try Self.begin("START TRANSACTION", on: connection)
        let known = classifier.withLock { $0.take() }
        let transaction = MariaDBTransaction(connection, known ?? Classifier(calendar: calendar))
        let result: T
        do {
            // Writers take turns at one row, before they read anything. Whatever they do, no two of them can both have
            // read the state before the other: here the second waits at the row, a cluster refuses its commit, and
            // what it reads begins after its turn has come.
            try connection.execute("UPDATE ledger_turn SET turn = turn + 1 WHERE id = 1")
            try transaction.classifier.refresh(from: transaction)
            result = try body(transaction)
            try transaction.finish()
        } catch {
            Self.rollBack(connection)
            throw Self.chance(transaction.failure ?? error)
        }
        do throws(ServerError) {
            try connection.run("COMMIT")
        } catch {
            Self.rollBack(connection)
            // A connection that is lost during the commit does not say whether it took place: the caller decides.
            throw error.isConflict ? Retries.Chance(error: error) : error
        }
        let learned = transaction.classifier
        classifier.withLock { $0 = learned }
        return result
    }

    private static func begin(_ command: String, on connection: Connection) throws {
        do {
            try connection.run(command)
        } catch {
            throw chance(error)
        }
    }

    private static func rollBack(_ connection: Connection) {
        do {
            try connection.run("ROLLBACK")
        } catch {
            connection.discard()
        }
    }

    private static func chance(_ error: any Error) -> any Error {
        guard let error = error as? ServerError, error.isConflict || error.breaksConnection else { return error }
        return Retries.Chance(error: error)
    }
}
