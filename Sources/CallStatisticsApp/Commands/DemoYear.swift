import Ingest
import Organisation
import Preferences
import PushAPI
import ServiceLifecycle
import Store

/// The simulated history of a demo.
struct DemoYear: Sendable {
    let seed: UInt64
    let days: Int
    let settings: Settings
    let now: Instant
    /// How many of the latest days are there already; nil for a demo alone.
    ///
    /// Where there are some, real calls come in meanwhile and go first, and nobody reads how far it is.
    var latestDays: Int?

    /// Opens the demo's database with coverage for the whole of the history.
    func begin(with composition: Composition) async throws -> Composition.Parts {
        let parts = try await composition.open()
        try await SimulatedFirm.organise(parts.store)
        try await parts.preferences.change(
            [
                "OPENING_HOURS": .text(SimulatedFirm.openingHours),
                "HOLIDAYS": .text(Land.northRhineWestphalia.rawValue),
            ],
            by: "demo",
            at: Composition.clock()
        )
        try await parts.upkeep.organise()
        guard days > 0 else { return parts }
        let start = LocalCalendar(timeZone: settings.timeZone).startOfDay(now, offset: -Int64(days))
        _ = try await parts.store.beginCoverage(server: "demo", at: start)
        try await parts.store.extendCoverage(server: "demo", to: Composition.clock())
        return parts
    }

    /// What was simulated before now.
    var history: SimulatedHistory { SimulatedHistory(seed: seed, days: days, until: now, settings: settings) }
}

/// Loads the history while the demo is already running.
struct DemoHistory: Service {
    let year: DemoYear
    let store: any CallStore

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                let history = year.history
                if let loaded = year.latestDays {
                    try await history.loadRest(after: loaded, into: store)
                } else {
                    try await history.load(into: store)
                }
            } catch {
                // The store tells of its cancellation in words of its own.
                guard Task.isCancelled else { throw error }
            }
        }
        try await gracefulShutdown()
    }
}
