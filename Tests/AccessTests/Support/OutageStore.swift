import Calls
import Store
import Synchronization

/// A store that counts what it is asked, and does not answer while it is away.
final class OutageStore: CallStore {
    let rules: CallRules
    private let store: any CallStore
    private let state = Mutex((isAway: false, questions: 0))

    init(_ store: any CallStore) {
        rules = store.rules
        self.store = store
    }

    /// How often it was asked for a snapshot.
    var questions: Int { state.withLock { $0.questions } }

    func goAway() { state.withLock { $0.isAway = true } }
    func comeBack() { state.withLock { $0.isAway = false } }

    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T {
        try requirePresence()
        return try await store.transaction(body)
    }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        state.withLock { $0.questions += 1 }
        try requirePresence()
        return try await store.snapshot(body)
    }

    func close() async throws { try await store.close() }

    private func requirePresence() throws {
        guard state.withLock({ !$0.isAway }) else { throw StoreError.failed(reason: "the server is away") }
    }
}
