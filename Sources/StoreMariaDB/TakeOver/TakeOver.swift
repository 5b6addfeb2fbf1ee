import Calls
import PushAPI
import Store

/// Moves the calls of the original project into ours.
///
/// Each transaction tells the ledger of some calls and deletes them from the original's table: it can be interrupted
/// anywhere, and nothing is lost or there twice.
struct TakeOver: Sendable {
    /// How long after a call others can belong to it, in ms.
    private static let memory: Int64 = 3 * 86_400_000

    let transactions: Transactions
    let rules: CallRules
    /// How many calls are moved at a time.
    let batch: Int64

    /// Moves what is left, then removes the original's tables.
    func run(on connection: Connection) async throws {
        let pool = transactions.pool
        guard try await pool.run(on: connection, { try OriginalDatabase.has("original_calls", on: $0) }) else { return }
        while try await moveBatch() > 0 { try Task.checkCancellation() }
        try await pool.run(on: connection, OriginalDatabase.drop)
    }

    /// - Returns: How many calls were moved.
    private func moveBatch() async throws -> Int {
        let (rules, batch) = (rules, batch)
        return try await transactions.write { transaction in
            let query: SQLQuery = """
                SELECT \(OriginalCall.columns) FROM original_calls ORDER BY start, call_id LIMIT \(batch)
                """
            let rows = try transaction.rows(query)
            let calls = rows.compactMap(OriginalCall.init)
            guard calls.count == rows.count else {
                throw StoreError.failed(
                    reason: "a call of the original database has no start. Give it one, or remove it"
                )
            }
            guard !calls.isEmpty else { return 0 }
            _ = try Ledger(transaction, rules).apply(calls.map(\.leg))
            try Self.keepVerbatim(calls, in: transaction)
            // In the order of time, no later call looks for the names of calls that are long over.
            let horizon = (calls.map(\.leg.startedAt).min() ?? Instant(milliseconds: 0)) - Self.memory
            try transaction.execute("DELETE FROM leg_names WHERE started_ms < \(horizon.milliseconds)")
            var moved = 0
            for ids in Keys.chunks(of: calls.map(\.callID)) {
                moved += try transaction.change("DELETE FROM original_calls WHERE call_id IN (\(list: ids))")
            }
            guard moved == calls.count else {
                throw StoreError.failed(reason: "\(calls.count - moved) calls of the original database cannot be moved")
            }
            return moved
        }
    }

    /// The original's queries must find in each call what they found before.
    private static func keepVerbatim(_ calls: [OriginalCall], in transaction: MariaDBTransaction) throws {
        let names = SQLQuery(stringLiteral: OriginalCall.verbatimColumns.joined(separator: ", "))
        var stored: [String: [SQLValue]] = [:]
        for ids in Keys.chunks(of: calls.map(\.callID)) {
            for row in try transaction.rows("SELECT call_id, \(names) FROM calls WHERE call_id IN (\(list: ids))") {
                stored[row[0].text ?? ""] = Array(row.dropFirst())
            }
        }
        for call in calls {
            guard let stored = stored[call.callID] else { continue }
            let different = zip(call.verbatim, stored).filter { $0.value != $1 }.map(\.0)
            guard !different.isEmpty else { continue }
            let changes = different.map { column, value -> SQLQuery in
                "\(SQLQuery(stringLiteral: column)) = \(value)"
            }
            try transaction.execute(
                "UPDATE calls SET \(changes.joined(separator: ", ")) WHERE call_id = \(call.callID)"
            )
        }
    }
}
