import Calls
import Store
import Synchronization

/// A store of which every so many transactions fail, as when the process is killed there.
final class FaultyStore: CallStore {
    /// When a transaction fails.
    enum Moment: CaseIterable {
        /// With all written and nothing committed.
        case beforeCommit
        /// With all committed and nobody told.
        case afterCommit
    }

    struct Fault: Error {}

    let rules: CallRules
    private let store: any CallStore
    private let moment: Moment
    private let every: Int
    private let count = Mutex(0)

    init(_ store: any CallStore, every: Int, _ moment: Moment) {
        rules = store.rules
        self.store = store
        self.moment = moment
        self.every = every
    }

    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T {
        let fails = count.withLock { count in
            count += 1
            return count.isMultiple(of: every)
        }
        guard fails else { return try await store.transaction(body) }
        let moment = moment
        _ = try await store.transaction { transaction in
            let result = try body(transaction)
            guard moment == .afterCommit else { throw Fault() }
            return result
        }
        throw Fault()
    }

    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try await store.snapshot(body)
    }

    func close() async throws { try await store.close() }
}
