import PushAPI

/// Moves all that a database holds into an empty one, of whatever kinds the two are.
///
/// Each page of rows is one transaction of the target, which also notes how far the copy has come: one that was
/// interrupted anywhere goes on where it was. What can be derived is not copied; the next server makes it anew.
public struct DatabaseCopy: Sendable {
    private let source: any CallStore
    private let sourceName: String
    private let target: any CallStore
    private let targetName: String
    private let page: Int

    /// How far a copy or a comparison has come.
    public struct Progress: Hashable, Sendable {
        /// The table that is at work.
        public var table: String
        /// Rows that are done, of all tables.
        public var rows: Int64
        /// Rows that there are; a server that goes on may have added some since.
        public var total: Int64
    }

    /// Prepares a copy.
    ///
    /// - Parameters:
    ///   - sourceName: How messages call the source, the same each time: an interrupted copy is known by it.
    ///   - page: Rows of a transaction.
    public init(
        from source: any CallStore,
        named sourceName: String,
        to target: any CallStore,
        named targetName: String,
        page: Int = 4_096
    ) {
        self.source = source
        self.sourceName = sourceName
        self.target = target
        self.targetName = targetName
        self.page = page
    }

    /// Makes sure that the source may be copied, and that the target is empty or begun by the same copy.
    ///
    /// - Parameters:
    ///   - now: The time of the servers.
    ///   - whileRunning: Whether a server may still write to the source.
    /// - Returns: Whether an interrupted copy goes on.
    /// - Throws: `CopyError`, `StoreError`; nothing was changed then.
    public func begin(at now: Instant, whileRunning: Bool = false) async throws -> Bool {
        let zone = try await source.snapshot { [sourceName] reader in
            if let mark = try CopyMark.stored(in: reader) {
                throw CopyError.sourceIsUnfinished(source: sourceName, of: mark.source)
            }
            if try !whileRunning && Listening.isHeard(at: now, in: reader) {
                throw CopyError.sourceIsInUse(source: sourceName)
            }
            return try reader.setting(.timeZone) ?? ""
        }
        return try await target.transaction { [sourceName, targetName] transaction in
            let targetZone = try transaction.setting(.timeZone) ?? ""
            guard targetZone == zone else { throw CopyError.otherZone(source: zone, target: targetZone) }
            if let mark = try CopyMark.stored(in: transaction) {
                guard mark.source == sourceName else {
                    throw CopyError.targetIsOfAnother(target: targetName, begunFrom: mark.source)
                }
                return true
            }
            for table in CopiedTables.all where try !table.isUntouched(in: transaction) {
                throw CopyError.targetIsNotEmpty(target: targetName, table: table.name)
            }
            // What both begin with comes with the rest.
            for table in CopiedTables.all where !table.initialRows.isEmpty { try table.clear(in: transaction) }
            try CopyMark(source: sourceName).write(in: transaction)
            return false
        }
    }

    /// Copies what has not been copied yet.
    ///
    /// - Returns: How many rows that were.
    /// - Throws: `StoreError`, `CancellationError`; the copy can go on later.
    public func run(progress: @Sendable (Progress) -> Void = { _ in }) async throws -> Int64 {
        var mark = try await target.snapshot { try CopyMark.stored(in: $0) } ?? CopyMark(source: sourceName)
        let counts = try await counts()
        let total = counts.reduce(0, +)
        let first = CopiedTables.all.firstIndex { $0.name == mark.table } ?? 0
        var done = counts.prefix(first).reduce(0, +) + mark.rows
        let before = done
        for table in CopiedTables.all[first...] {
            var rows = try await rows(of: table, in: source, after: table.name == mark.table ? mark.position : nil)
            while let last = rows.last {
                try Task.checkCancellation()
                // The next page is read while this one is written.
                async let next = self.rows(of: table, in: source, after: table.key(of: last))
                mark.move(to: last, of: table, adding: rows.count)
                try await write(rows, of: table, mark)
                done += Int64(rows.count)
                progress(Progress(table: table.name, rows: done, total: total))
                rows = try await next
            }
        }
        return done - before
    }

    /// Compares all that was copied, value by value; when all is equal the copy is finished.
    ///
    /// - Returns: Each table, in the order of the copy.
    /// - Throws: `StoreError`, `CancellationError`.
    public func finish(progress: @Sendable (Progress) -> Void = { _ in }) async throws -> [TableComparison] {
        let counts = try await counts()
        var comparisons: [TableComparison] = []
        var done: Int64 = 0
        for (table, count) in zip(CopiedTables.all, counts) {
            progress(Progress(table: table.name, rows: done, total: counts.reduce(0, +)))
            async let sourceSum = sum(of: table, in: source)
            async let targetSum = sum(of: table, in: target)
            comparisons.append(
                TableComparison(table: table.name, source: try await sourceSum, target: try await targetSum)
            )
            done += count
        }
        if comparisons.allSatisfy(\.isEqual) { try await target.transaction { try CopyMark.remove(in: $0) } }
        return comparisons
    }

    private func counts() async throws -> [Int64] {
        try await source.snapshot { reader in try CopiedTables.all.map { try $0.count(in: reader) } }
    }

    private func rows(
        of table: CopiedTable,
        in store: any CallStore,
        after position: [SQLValue]?
    ) async throws -> [[SQLValue]] {
        try await store.snapshot { [page] in try table.rows(after: position, limit: page, in: $0) }
    }

    private func write(_ rows: [[SQLValue]], of table: CopiedTable, _ mark: CopyMark) async throws {
        try await target.transaction { transaction in
            try table.insert(rows, into: transaction)
            try mark.write(in: transaction)
        }
    }

    private func sum(of table: CopiedTable, in store: any CallStore) async throws -> TableSum {
        var sum = TableSum()
        var position: [SQLValue]?
        while true {
            try Task.checkCancellation()
            let rows = try await rows(of: table, in: store, after: position)
            for row in rows { sum.add(row) }
            guard rows.count == page, let last = rows.last else { return sum }
            position = table.key(of: last)
        }
    }
}

extension Listening {
    /// Whether any server listens.
    fileprivate static func isHeard(at now: Instant, in reader: any SQLReader) throws -> Bool {
        let heard: SQLQuery = "SELECT COUNT(*) FROM coverage WHERE seen_ms >= \((now - patience).milliseconds)"
        return try reader.integers(heard) != [0]
    }
}
