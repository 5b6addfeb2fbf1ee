import PushAPI

/// A part of the account's history that was asked for, and how far it has been read.
public struct HistoryImport: Hashable, Sendable, Identifiable {
    /// Why it is read.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// The administrator wanted what the account still holds.
        case first
        /// Nobody had listened.
        case gap
        /// What webhooks may have missed is looked for every hour.
        case hourly
        /// The administrator asked for it on the command line.
        case command
    }

    /// Its row.
    public var id: Int64
    /// Why it is read.
    public var reason: Reason
    /// Calls from this moment on.
    public var from: Instant
    /// Calls before this moment.
    public var to: Instant
    /// Calls before this moment have been read.
    public var through: Instant
    /// Entries that were read.
    public var entries: Int64
    /// Legs that no event had told of.
    public var added: Int64
    /// Legs whose end no event had told of.
    public var closed: Int64
    /// When it was asked for.
    public var beganAt: Instant
    /// When all of it was read; nil when it is not, yet.
    public var endedAt: Instant?
    /// What stood in the way the last time; nil when nothing did.
    public var problem: String?

    /// What is done, from 0 to 1.
    public var share: Double {
        guard to > from else { return 1 }
        return Double(through - from) / Double(to - from)
    }
}

extension CallStore {
    /// Asks for a part of the account's history.
    ///
    /// - Throws: `StoreError`.
    public func beginImport(
        _ reason: HistoryImport.Reason,
        from: Instant,
        to: Instant,
        at now: Instant
    ) async throws -> HistoryImport {
        try await transaction { transaction in
            let last = try transaction.integers("SELECT MAX(id) FROM history_imports").first ?? 0
            let asked = HistoryImport(
                id: last + 1,
                reason: reason,
                from: from,
                to: to,
                through: from,
                entries: 0,
                added: 0,
                closed: 0,
                beganAt: now,
                endedAt: nil,
                problem: nil
            )
            try asked.insert(in: transaction)
            return asked
        }
    }

    /// Keeps how far an import has come.
    ///
    /// - Throws: `StoreError`.
    public func keep(_ work: HistoryImport) async throws {
        try await transaction { transaction in
            try transaction.execute("DELETE FROM history_imports WHERE id = \(work.id)")
            try work.insert(in: transaction)
        }
    }

    /// The imports that are not finished, the oldest first.
    ///
    /// - Throws: `StoreError`.
    public func openImports() async throws -> [HistoryImport] {
        try await rows("SELECT \(HistoryImport.columns) FROM history_imports WHERE ended_ms IS NULL ORDER BY id")
            .compactMap(HistoryImport.init)
    }

    /// The last imports, the newest first.
    ///
    /// - Throws: `StoreError`.
    public func lastImports(limit: Int) async throws -> [HistoryImport] {
        try await rows("SELECT \(HistoryImport.columns) FROM history_imports ORDER BY id DESC LIMIT \(Int64(limit))")
            .compactMap(HistoryImport.init)
    }

    /// The imports that reach into the time from `start` on.
    ///
    /// - Throws: `StoreError`.
    public func imports(since start: Instant) async throws -> [HistoryImport] {
        try await rows(
            "SELECT \(HistoryImport.columns) FROM history_imports WHERE to_ms > \(start.milliseconds) ORDER BY id"
        ).compactMap(HistoryImport.init)
    }

    /// Forgets finished imports that ended before `instant`, but for those that an administrator asked for.
    ///
    /// - Throws: `StoreError`.
    public func forgetImports(before instant: Instant) async throws {
        try await transaction { transaction in
            try transaction.execute(
                "DELETE FROM history_imports WHERE ended_ms < \(instant.milliseconds) AND reason IN ('gap', 'hourly')"
            )
        }
    }

    /// When the first of the legs began whose hangup was never heard of and that nobody waits for any more.
    ///
    /// - Parameter start: Earlier ones are not looked for.
    /// - Throws: `StoreError`.
    public func firstOrphan(since start: Instant) async throws -> Instant? {
        let query: SQLQuery = """
            SELECT MIN(calls.started_ms)
              FROM journeys
              JOIN calls ON calls.journey_id = journeys.id
             WHERE journeys.started_ms >= \(start.milliseconds)
               AND calls.ended_ms IS NULL
               AND calls.crashed = 1
            """
        return try await rows(query).first?.first?.integer.map(Instant.init(milliseconds:))
    }

    /// When somebody listened for the first time; nil when nobody ever has.
    ///
    /// - Throws: `StoreError`.
    public func firstCoverage() async throws -> Instant? {
        try await rows("SELECT MIN(started_ms) FROM coverage").first?.first?.integer.map(Instant.init(milliseconds:))
    }
}

extension HistoryImport {
    fileprivate static let columns: SQLQuery =
        "id, reason, from_ms, to_ms, through_ms, entries, added, closed, began_ms, ended_ms, problem"

    fileprivate init?(_ row: [SQLValue]) {
        guard let id = row[0].integer, let reason = row[1].text.flatMap(Reason.init) else { return nil }
        let moment = { (column: Int) in row[column].integer.map(Instant.init(milliseconds:)) }
        guard let from = moment(2), let to = moment(3), let through = moment(4), let beganAt = moment(8) else {
            return nil
        }
        self.init(
            id: id,
            reason: reason,
            from: from,
            to: to,
            through: through,
            entries: row[5].integer ?? 0,
            added: row[6].integer ?? 0,
            closed: row[7].integer ?? 0,
            beganAt: beganAt,
            endedAt: moment(9),
            problem: row[10].text
        )
    }

    fileprivate func insert(in transaction: any LedgerTransaction) throws {
        try transaction.execute(
            """
            INSERT INTO history_imports (\(Self.columns))
            VALUES (\(id), \(reason.rawValue), \(from.milliseconds), \(to.milliseconds), \(through.milliseconds),
                    \(entries), \(added), \(closed), \(beganAt.milliseconds), \(.optional(endedAt?.milliseconds)),
                    \(.optional(problem)))
            """
        )
    }
}
