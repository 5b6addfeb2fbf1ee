import Calls
import Store
import Synchronization

/// A store that stops writing when it is told to, as on a full disk.
final class FailingStore: CallStore {
    let rules: CallRules
    private let store: any CallStore
    private let left = Mutex<Int?>(nil)

    init(_ store: any CallStore) {
        rules = store.rules
        self.store = store
    }

    /// Lets so many transactions succeed and none after them; nil lets all succeed.
    func fail(after count: Int?) {
        left.withLock { $0 = count }
    }

    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T {
        let isAway = left.withLock { left in
            guard let count = left else { return false }
            left = max(0, count - 1)
            return count == 0
        }
        guard !isAway else { throw StoreError.failed(reason: "the disk is full") }
        return try await store.transaction(body)
    }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try await store.snapshot(body)
    }

    func close() async throws { try await store.close() }
}
