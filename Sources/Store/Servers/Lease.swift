import Synchronization

/// The right to do what only one of several servers may do at a time.
///
/// A row of `leases` names the holder and counts its renewals. Who sees a count stand still for the time of `patience`, by
/// a clock of its own, takes the lease over: servers need not agree about the time, and no lock outlives its holder.
public final class Lease: Sendable {
    /// How long a holder may be silent.
    ///
    /// Renewals come every five seconds, so another server takes over within 25 seconds.
    static let patience: Duration = .seconds(12)
    /// A holder that could not renew for so long does not rely on its lease any more.
    private static let doubt: Duration = .seconds(9)

    private struct State {
        /// The holder and the count that were seen last, and when they were new.
        var seen: (holder: String, beat: Int64)?
        var changedAt = ContinuousClock.now
        /// When this server last renewed the lease; nil when it does not hold it.
        var renewedAt: ContinuousClock.Instant?
    }

    private let name: String
    private let holder: String
    private let store: any CallStore
    private let state = Mutex(State())

    /// A lease that is not held yet.
    ///
    /// - Parameters:
    ///   - name: What it is for.
    ///   - holder: This server.
    public init(_ name: String, holder: String, store: any CallStore) {
        self.name = name
        self.holder = holder
        self.store = store
    }

    /// Whether this server may do the work now.
    public var isHeld: Bool {
        state.withLock { $0.renewedAt.map { ContinuousClock.now - $0 < Self.doubt } ?? false }
    }

    /// Renews the lease, or takes it when its holder is silent.
    ///
    /// - Throws: `StoreError`.
    public func renew() async throws {
        let (name, holder) = (name, holder)
        let silent = state.withLock { state in
            ContinuousClock.now - state.changedAt >= Self.patience ? state.seen : nil
        }
        let asked = ContinuousClock.now
        let found = try await store.transaction { transaction -> (holder: String, beat: Int64) in
            let query: SQLQuery = "SELECT holder, beat FROM leases WHERE name = \(name)"
            let row = try transaction.rows(query).first
            let current = row.map { (holder: $0[0].text ?? "", beat: $0[1].integer ?? 0) }
            let isSilent = current.map { current in silent.map { $0 == current } ?? false } ?? true
            guard let current, !isSilent, current.holder != holder else {
                let beat = (current?.beat ?? 0) + 1
                try transaction.execute("DELETE FROM leases WHERE name = \(name)")
                try transaction.execute("INSERT INTO leases (name, holder, beat) VALUES (\(name), \(holder), \(beat))")
                return (holder, beat)
            }
            return current
        }
        state.withLock { state in
            if state.seen.map({ $0 != found }) ?? true {
                state.seen = found
                state.changedAt = ContinuousClock.now
            }
            state.renewedAt = found.holder == holder ? asked : nil
        }
    }

    /// Gives the lease back, so that another server need not wait.
    ///
    /// - Throws: `StoreError`.
    public func release() async throws {
        let wasHeld = state.withLock { state in
            defer { state.renewedAt = nil }
            return state.renewedAt != nil
        }
        guard wasHeld else { return }
        let (name, holder) = (name, holder)
        try await store.transaction { transaction in
            try transaction.execute("DELETE FROM leases WHERE name = \(name) AND holder = \(holder)")
        }
    }
}
