import Calls
import PushAPI
import Store
import StoreSQLite

/// A database that holds a plan's calls.
struct HistoryDatabase {
    static let rules = CallRules()
    /// Legs that share a transaction.
    static let batch = 4_000

    let plan: HistoryPlan
    let files: HistoryFiles

    /// Lends the open database to `body`, then closes it, whatever happens.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    nonisolated(nonsending) func withStore<Result>(
        path: String,
        body: nonisolated(nonsending) (any CallStore) async throws -> Result
    ) async throws -> Result {
        try await withStore(SQLiteDatabase.open(path: path, rules: Self.rules, calendar: plan.calendar), body: body)
    }

    /// Lends an open database to `body`, then closes it, whatever happens.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    nonisolated(nonsending) func withStore<Result>(
        _ store: any CallStore,
        body: nonisolated(nonsending) (any CallStore) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body(store)
            try await store.close()
            return result
        } catch {
            try? await store.close()
            throw error
        }
    }

    /// Stores all days that are not there yet, and measures then how fast the database still takes legs.
    ///
    /// A run that was interrupted goes on with the day at which it stopped; legs that are there already change nothing.
    ///
    /// - Parameter measuresIngestion: Whether to do the latter; an empty SQLite database is compared with.
    nonisolated(nonsending) func fill(
        _ store: any CallStore,
        measuresIngestion: Bool = true
    ) async throws -> HistoryState {
        var state = try files.state()
        if state.nextDay == 0 {
            try await writeOrganisation(to: store)
            _ = try await store.beginCoverage(server: "history", at: plan.start(ofDay: 0))
            try await store.extendCoverage(server: "history", to: plan.end)
        }
        var progress = HistoryProgress(plan: plan, from: state.nextDay)
        while state.nextDay < plan.days {
            let legs = plan.legs(onDay: state.nextDay)
            for part in legs.batches { _ = try await store.apply(part, through: nil) }
            state.nextDay += 1
            state.legs += legs.count
            if state.nextDay.isMultiple(of: 7) {
                try await store.forgetNames(before: plan.start(ofDay: max(0, state.nextDay - 2)))
            }
            try files.remember(state)
            progress.tell(before: state.nextDay)
        }
        try await seal(store)
        if measuresIngestion, state.ingestion == nil {
            state.ingestion = try await measureIngestion(into: store, &state)
            try files.remember(state)
        }
        return state
    }

    /// Gives a new database the company's groups and teams.
    private nonisolated(nonsending) func writeOrganisation(to store: any CallStore) async throws {
        let company = plan.company
        _ = try await store.replaceGroups(
            company.groups.map { Group(extension: $0.id, alias: $0.name, numbers: $0.numbers.map(\.text)) }
        )
        _ = try await store.replaceTeams(company.teams.map { ($0.name, $0.numbers.map(\.text)) })
    }

    /// Seals the days, as a server does with those that have passed.
    private nonisolated(nonsending) func seal(_ store: any CallStore) async throws {
        let days = try await store.unsealedDays(before: plan.end, plan.calendar, limit: Int64(plan.days))
        for (done, day) in days.enumerated() {
            _ = try await store.seal(dayOf: day, plan.calendar)
            if (done + 1).isMultiple(of: 100) { Progress.say("\(done + 1) of \(days.count) days sealed") }
        }
        while try await store.rememberCallers(before: plan.end, plan.calendar) {}
    }

    /// Takes the days after the last into the full database and into an empty one, a batch at a time in turns.
    private nonisolated(nonsending) func measureIngestion(
        into full: any CallStore,
        _ state: inout HistoryState
    ) async throws -> IngestRates? {
        let legs = plan.legs(fromDay: state.nextDay, atLeast: max(Self.batch, plan.calls / 50))
        guard !legs.legs.isEmpty else { return nil }
        // Whoever is interrupted now measures with later days: what the database knows already costs it nothing.
        state.nextDay = legs.nextDay
        try files.remember(state)
        Progress.say("How fast the full and an empty database take \(legs.legs.count) more legs …")
        files.removeEmptyDatabase()
        defer { files.removeEmptyDatabase() }
        return try await withStore(path: files.emptyDatabase) { empty in
            try await writeOrganisation(to: empty)
            return try await IngestRates.measure(legs.legs, full: full, empty: empty)
        }
    }
}

extension HistoryPlan {
    /// Legs of whole days from `day` on.
    func legs(fromDay day: Int, atLeast count: Int) -> (legs: [Leg], nextDay: Int) {
        var (found, next): ([Leg], Int) = ([], day)
        while found.count < count, next < plannedDays {
            found += legs(onDay: next)
            next += 1
        }
        return (found, next)
    }
}

extension [Leg] {
    /// Equal parts of no more than a batch.
    var batches: [[Leg]] {
        guard !isEmpty else { return [] }
        let parts = (count + HistoryDatabase.batch - 1) / HistoryDatabase.batch
        return (0..<parts).map { Array(self[count * $0 / parts..<count * ($0 + 1) / parts]) }
    }
}
