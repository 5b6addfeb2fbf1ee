// Simulated calls among real ones, and the way back.
extension CallStore {
    /// Legs that are removed in one transaction.
    private var legsAtOnce: Int64 { 1_000 }

    /// Whether there are calls whose ids do not begin with `prefix`.
    ///
    /// - Throws: `StoreError`.
    public func hasCalls(besides prefix: String) async throws -> Bool {
        let others: SQLQuery = """
            SELECT 1 FROM calls WHERE call_id < \(prefix) OR call_id >= \(Self.end(of: prefix)) LIMIT 1
            """
        return try await !rows(others).isEmpty
    }

    /// Whether there are groups, teams or numbers of an account.
    ///
    /// - Throws: `StoreError`.
    public func isOrganised() async throws -> Bool {
        try await snapshot { reader in
            let known: [SQLQuery] = [
                "SELECT 1 FROM account_numbers LIMIT 1", "SELECT 1 FROM teams WHERE id <> 0 LIMIT 1",
                "SELECT 1 FROM `groups` WHERE extension <> 'other' LIMIT 1",
            ]
            return try known.contains { try !reader.rows($0).isEmpty }
        }
    }

    /// Removes all calls whose ids begin with `prefix`, with all that was counted of them.
    ///
    /// Many transactions, each of which leaves everything as if those calls had never been: what is interrupted can be
    /// repeated.
    ///
    /// - Parameters:
    ///   - prefix: ASCII, not empty.
    ///   - progress: Told how many legs are removed, of how many.
    /// - Returns: How many legs that were.
    /// - Throws: `StoreError`, `CancellationError`.
    public func removeCalls(
        beginningWith prefix: String,
        progress: @Sendable (_ removed: Int, _ total: Int) -> Void
    ) async throws -> Int {
        let wanted: SQLQuery = "call_id >= \(prefix) AND call_id < \(Self.end(of: prefix))"
        let total = try await rows("SELECT COUNT(*) FROM calls WHERE \(wanted)").first?.first?.integer ?? 0
        var removed = 0
        var last: Int64 = 0
        while true {
            try Task.checkCancellation()
            let (after, limit, rules) = (last, legsAtOnce, rules)
            let gone = try await transaction { transaction in
                let next: SQLQuery = "SELECT id FROM calls WHERE id > \(after) AND \(wanted) ORDER BY id LIMIT \(limit)"
                let rows = try transaction.integers(next)
                try Ledger(transaction, rules).remove(try transaction.legs(inRows: rows))
                return rows
            }
            guard let end = gone.last else { return removed }
            last = end
            removed += gone.count
            progress(removed, Int(total))
        }
    }

    /// Forgets when `server` listened.
    ///
    /// - Throws: `StoreError`.
    public func removeCoverage(server: String) async throws {
        try await transaction { try $0.execute("DELETE FROM coverage WHERE server = \(server)") }
    }

    /// The first text behind all that begin with `prefix`.
    private static func end(of prefix: String) -> String {
        String(decoding: prefix.utf8.dropLast() + prefix.utf8.suffix(1).map { $0 &+ 1 }, as: UTF8.self)
    }
}
