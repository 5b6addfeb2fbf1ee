import Calls

extension CallStore {
    /// Writes legs as `apply` does and takes all of it back: asks a question before and afterwards, and commits nothing.
    ///
    /// So nobody else ever sees the legs, not even when the process dies in the middle.
    ///
    /// - Parameter question: Asked twice, within the transaction.
    /// - Returns: The answers without the legs and with them.
    /// - Throws: `StoreError`, or what the question throws.
    public func rehearse<Answer: Sendable>(
        _ legs: [Leg],
        asking question: @escaping @Sendable (any StoreReader) throws -> Answer
    ) async throws -> (without: Answer, with: Answer) {
        let rules = rules
        do {
            return try await transaction { transaction in
                let without = try question(transaction)
                _ = try Ledger(transaction, rules).apply(legs)
                throw Rehearsed(without: without, with: try question(transaction))
            }
        } catch let rehearsed as Rehearsed<Answer> {
            return (rehearsed.without, rehearsed.with)
        }
    }
}

/// Ends a transaction that is not to be committed, and brings out what was learned in it.
private struct Rehearsed<Answer: Sendable>: Error {
    var without: Answer
    var with: Answer
}
