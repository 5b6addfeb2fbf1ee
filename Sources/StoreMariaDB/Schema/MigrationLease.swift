import Store

/// The right to change the schema, which one server has at a time.
///
/// A row names the holder and counts on while it works. Who sees the count stand still for long, by a clock of its own,
/// takes over: servers need not agree about the time, and nothing is locked.
struct MigrationLease {
    /// How often the holder counts on.
    private static let rhythm: Duration = .seconds(3)
    /// How often the others look.
    private static let glance: Duration = .milliseconds(200)

    let pool: Pool
    /// This server, until it ends: what it left behind after an error is its own.
    let holder: String
    /// How long the count may stand still.
    let patience: Duration

    /// The tables that migrations themselves need.
    static let tables = [
        Schema.table("migration_lease", "id BIGINT PRIMARY KEY, holder VARCHAR(64) NOT NULL, beat BIGINT NOT NULL"),
        "INSERT IGNORE INTO migration_lease (id, holder, beat) VALUES (1, '', 0)",
        Schema.table(
            "migrations",
            "name VARCHAR(128) PRIMARY KEY, applied_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)"
        ),
    ]

    /// Waits for the lease and does the work, unless somebody else has done it meanwhile.
    func hold(
        unless isDone: @Sendable (Connection) async throws -> Bool,
        _ work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let connection = try await pool.connect(.everyday)
        guard try await take(on: connection, unless: isDone) else { return }
        do {
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    try await work()
                    return true
                }
                group.addTask {
                    while true {
                        try await Task.sleep(for: Self.rhythm)
                        try await beat(on: connection)
                    }
                }
                _ = try await group.next()
                group.cancelAll()
            }
        } catch {
            try? await release(on: connection)
            throw error
        }
        try await release(on: connection)
    }

    private struct Seen: Equatable {
        var holder: String
        var beat: Int64
    }

    /// - Returns: Whether there is work and this server has to do it.
    private func take(
        on connection: Connection,
        unless isDone: @Sendable (Connection) async throws -> Bool
    ) async throws -> Bool {
        var seen: Seen?
        var changedAt = ContinuousClock.now
        while try await !isDone(connection) {
            let current = try await look(on: connection)
            if current != seen {
                seen = current
                changedAt = .now
            }
            let isFree = current.holder.isEmpty || current.holder == holder
            if isFree || changedAt.duration(to: .now) >= patience, try await take(from: current, on: connection) {
                return true
            }
            try await Task.sleep(for: Self.glance)
        }
        return false
    }

    private func look(on connection: Connection) async throws -> Seen {
        try await pool.run(on: connection) { connection in
            let row = try connection.rows("SELECT holder, beat FROM migration_lease WHERE id = 1").first
            return Seen(holder: row?[0].text ?? "", beat: row?[1].integer ?? 0)
        }
    }

    /// Succeeds only when nothing has happened since `seen`.
    private func take(from seen: Seen, on connection: Connection) async throws -> Bool {
        let holder = holder
        return try await pool.run(on: connection) { connection in
            let taken = try connection.execute(
                """
                UPDATE migration_lease SET holder = \(holder), beat = beat + 1
                 WHERE id = 1 AND holder = \(seen.holder) AND beat = \(seen.beat)
                """
            )
            return taken == 1
        }
    }

    private func beat(on connection: Connection) async throws {
        let holder = holder
        try await pool.run(on: connection) { connection in
            let count: SQLQuery = "UPDATE migration_lease SET beat = beat + 1 WHERE id = 1 AND holder = \(holder)"
            guard try connection.execute(count) == 1 else {
                throw StoreError.failed(reason: "another server took over the migration, because this one was silent")
            }
        }
    }

    private func release(on connection: Connection) async throws {
        let holder = holder
        try await pool.run(on: connection) { connection in
            _ = try connection.execute(
                "UPDATE migration_lease SET holder = '', beat = beat + 1 WHERE id = 1 AND holder = \(holder)"
            )
        }
    }
}
