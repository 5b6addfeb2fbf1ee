import Calls
import Organisation
import Store

/// The store of several servers: a MariaDB database.
final class MariaDBStore: CallStore {
    let rules: CallRules
    let calendar: LocalCalendar
    private let pool: Pool
    private let transactions: Transactions
    private let preparation: Preparation

    /// - Parameters:
    ///   - patience: How long another server may migrate without a sign of life.
    ///   - batch: How many calls of the original are moved at a time.
    init(
        _ address: MariaDBAddress,
        rules: CallRules,
        calendar: LocalCalendar,
        connections: Int,
        waiting: Duration = .seconds(86_400),
        patience: Duration = .seconds(15),
        batch: Int64 = 1_000
    ) {
        self.rules = rules
        self.calendar = calendar
        let pool = Pool(address, connections: connections)
        let transactions = Transactions(pool, calendar)
        let holder = String(UInt64.random(in: .min ... .max), radix: 36)
        let takeOver = TakeOver(transactions: transactions, rules: rules, batch: batch)
        let migrator = Migrator(pool: pool, takeOver: takeOver, holder: holder, patience: patience)
        self.pool = pool
        self.transactions = transactions
        preparation = Preparation(patience: waiting) {
            try await migrator.run()
            try await transactions.write { try CalendarTable.update(in: $0, calendar) }
        }
    }

    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T {
        try await speakingToUsers {
            try await self.preparation.finish()
            return try await self.transactions.write { try body($0) }
        }
    }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try await speakingToUsers {
            try await self.preparation.finish()
            return try await self.transactions.read { try body($0) }
        }
    }

    /// Asks the server itself; an answer that is remembered would not do.
    func ping() async throws {
        try await speakingToUsers {
            try await self.pool.run { _ = try $0.run("SELECT 1") }
            try await self.preparation.finish()
        }
    }

    func close() async throws {
        await preparation.cancel()
        try await speakingToUsers { try await self.pool.close() }
    }

    /// Turns errors of the server into those of the store.
    private func speakingToUsers<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as ServerError {
            throw error.storeError(at: pool.address)
        }
    }
}
