import Store

/// Brings the schema up to date, together with other servers that start at the same time.
struct Migrator: Sendable {
    let pool: Pool
    let takeOver: TakeOver
    /// This server, until it ends.
    let holder: String
    /// How long another server may work without a sign of life.
    let patience: Duration

    /// Does what is not done yet.
    ///
    /// - Throws: `StoreError.newerSchema`, `ServerError`, `CancellationError`.
    func run() async throws {
        let connection = try await pool.connect(.migration)
        try await pool.run(on: connection) { connection in
            for table in MigrationLease.tables { try connection.run(table) }
        }
        let lease = MigrationLease(pool: pool, holder: holder, patience: patience)
        try await lease.hold(unless: { try await missing(on: $0).isEmpty }) {
            for migration in try await missing(on: connection) { try await apply(migration, on: connection) }
        }
    }

    private func missing(on connection: Connection) async throws -> [Migration] {
        try await pool.run(on: connection) { connection in
            let applied = Set(try connection.rows("SELECT name FROM migrations").compactMap(\.first?.text))
            let unknown = applied.subtracting(Schema.migrations.map(\.name))
            if let newest = unknown.max() { throw StoreError.newerSchema(migration: newest) }
            return Schema.migrations.filter { !applied.contains($0.name) }
        }
    }

    private func apply(_ migration: Migration, on connection: Connection) async throws {
        for step in migration.steps {
            try Task.checkCancellation()
            switch step {
            case .statement(let text): try await pool.run(on: connection) { _ = try $0.run(text) }
            case .work(let body): try await pool.run(on: connection, body)
            case .takeOver: try await takeOver.run(on: connection)
            }
        }
        let name = migration.name
        try await pool.run(on: connection) {
            _ = try $0.execute("INSERT IGNORE INTO migrations (name) VALUES (\(name))")
        }
    }
}
