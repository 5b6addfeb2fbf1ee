import ArgumentParser
import Organisation
import PushAPI
import Store

struct FakeDataCommand: AsyncParsableCommand {
    /// What tells simulated calls from real ones.
    static let prefix = "demo-"
    /// The server that is said to have listened while they were simulated.
    private static let server = "demo"

    static let configuration = CommandConfiguration(
        commandName: "fakedata",
        abstract: "Fill the database with simulated calls, or remove them again.",
        discussion: """
            The ids of simulated calls begin with \(prefix), so that --remove finds exactly those. Where there are neither \
            groups nor teams yet, those of the simulated firm are made; they stay. A server may run at the same time, and \
            an interrupted run can be repeated.
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Option(help: "Days of history.")
    var days = 365

    @Option(help: "The same seed makes the same calls.")
    var seed: UInt64 = 1

    @Flag(help: "Remove all simulated calls instead.")
    var remove = false

    @Flag(help: "Mix them with real calls; until they are removed no statistic is true.")
    var force = false

    func validate() throws {
        guard (1...3_650).contains(days) else { throw ValidationError("--days must be a number from 1 to 3650.") }
    }

    func run() async throws {
        let (store, settings, calendar) = try await database.openStore()
        if remove {
            try await empty(store)
        } else {
            try await fill(store, settings, calendar)
        }
        try await store.close()
    }

    private func fill(_ store: any CallStore, _ settings: Settings, _ calendar: LocalCalendar) async throws {
        if !force, try await store.hasCalls(besides: Self.prefix) { throw FakeDataError.realCalls }
        if try await !store.isOrganised() { try await SimulatedFirm.organise(store) }
        // Who was heard of just now would be taken for a server that listens.
        let now = Composition.clock() - 2 * Listening.patience
        _ = try await store.beginCoverage(server: Self.server, at: calendar.startOfDay(now, offset: -Int64(days)))
        try await store.extendCoverage(server: Self.server, to: now)
        let history = SimulatedHistory(seed: seed, days: days, until: now, settings: settings, prefix: Self.prefix)
        try await history.load(into: store)
        Console.result("Remove the simulated calls with: call-statistics fakedata --remove")
    }

    private func empty(_ store: any CallStore) async throws {
        let removed = try await store.removeCalls(beginningWith: Self.prefix) { removed, total in
            Console.progress("Removing: \(removed) of \(total) calls", isMilestone: removed.isMultiple(of: 20_000))
        }
        try await store.removeCoverage(server: Self.server)
        Console.progress("")
        Console.result("\(removed) simulated calls removed")
    }
}

/// Why no simulated calls are made.
enum FakeDataError: Error, Equatable, CustomStringConvertible {
    case realCalls

    var description: String {
        "The database has real calls, whose statistics would be worth nothing among simulated ones. Name another database "
            + "with --database or --data-dir, or mix them with --force; fakedata --remove takes the simulated ones out again."
    }
}
