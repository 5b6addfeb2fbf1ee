import PushAPI

/// Whether a server listens, as the others can tell.
public enum Listening {
    /// A server that was heard of no longer ago than this, in ms, still listens.
    public static let patience: Int64 = 15_000
}

extension CallStore {
    /// Opens an interval of coverage; see the protocol.
    public func beginCoverage(server: String, at now: Instant) async throws -> Instant? {
        try await transaction { transaction in
            let isAccompanied = try transaction.hasOthers(than: server, at: now)
            let last = try transaction.integers("SELECT MAX(seen_ms) FROM coverage").first
            // Given here, because databases count in ways of their own.
            let id = try (transaction.integers("SELECT MAX(id) FROM coverage").first ?? 0) + 1
            try transaction.execute(
                """
                INSERT INTO coverage (id, server, started_ms, seen_ms)
                VALUES (\(id), \(server), \(now.milliseconds), \(now.milliseconds))
                """
            )
            return isAccompanied ? now : last.map(Instant.init(milliseconds:))
        }
    }

    /// Records that a server was still listening; see the protocol.
    public func extendCoverage(server: String, to now: Instant) async throws {
        try await transaction { transaction in
            let current: SQLQuery = "SELECT MAX(id) FROM coverage WHERE server = \(server)"
            guard let id = try transaction.integers(current).first else { return }
            try transaction.execute(
                "UPDATE coverage SET seen_ms = \(now.milliseconds) WHERE id = \(id) AND seen_ms < \(now.milliseconds)"
            )
        }
    }

    /// Whether another server than this one listens too.
    ///
    /// - Throws: `StoreError`.
    public func isAccompanied(server: String, at now: Instant) async throws -> Bool {
        try await snapshot { try $0.hasOthers(than: server, at: now) }
    }
}

extension SQLReader {
    /// Whether a server besides this one was heard of just now.
    fileprivate func hasOthers(than server: String, at now: Instant) throws -> Bool {
        let query: SQLQuery = """
            SELECT COUNT(*)
              FROM coverage
             WHERE server <> \(server) AND seen_ms >= \((now - Listening.patience).milliseconds)
            """
        return try integers(query) != [0]
    }
}
