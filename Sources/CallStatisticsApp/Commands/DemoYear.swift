import Calls
import Foundation
import Ingest
import Organisation
import PushAPI
import ServiceLifecycle
import Simulation
import Store

/// The simulated history of a demo.
struct DemoYear: Sendable {
    /// Days that share a transaction.
    private static let daysAtOnce = 7

    let seed: UInt64
    let days: Int
    let settings: Settings
    let now: Instant

    /// Opens the demo's database with coverage for the whole of the history.
    func begin(with composition: Composition) async throws -> Composition.Parts {
        let parts = try await composition.open()
        try await organise(parts.store)
        try await parts.upkeep.publish()
        guard days > 0 else { return parts }
        let start = LocalCalendar(timeZone: settings.timeZone).startOfDay(now, offset: -Int64(days))
        _ = try await parts.store.beginCoverage(server: "demo", at: start)
        try await parts.store.extendCoverage(server: "demo", to: Composition.clock())
        return parts
    }

    /// Gives the firm the groups of its account, teams across them, and opening hours.
    private func organise(_ store: any CallStore) async throws {
        let company = Company()
        let groups = company.departments.enumerated().map { place, department in
            let numbers = [department.number] + department.colleagues.map(\.number)
            return Group(extension: "g\(place)", alias: department.name, numbers: numbers.map { "+" + $0 })
        }
        _ = try await store.replaceGroups(groups)
        let numbers = Dictionary(uniqueKeysWithValues: groups.map { ($0.alias ?? "", $0.numbers) })
        _ = try await store.replaceTeams([
            ("Front office", (numbers["Reception"] ?? []) + (numbers["Sales"] ?? [])),
            ("Service", (numbers["Support"] ?? []) + (numbers["Workshop"] ?? [])),
            ("Revenue", (numbers["Sales"] ?? []) + (numbers["Accounting"] ?? [])),
        ])
        var hours = try OpeningHours("Mo-Th 08:00-18:00; Fr 08:00-16:00")
        hours.holidays = .northRhineWestphalia
        _ = try await store.setOpeningHours(hours)
    }

    /// Stores the history, latest days first, so that the dashboard lives at once.
    func load(into store: any CallStore) async throws {
        let model = TrafficModel(seed: seed, company: Company(), timeZone: settings.timeZone)
        let today = LocalDate(now, in: settings.timeZone)
        let start = ContinuousClock.now
        var stored = 0
        for offset in stride(from: 0, through: days, by: Self.daysAtOnce) {
            try Task.checkCancellation()
            let dates = (offset..<min(offset + Self.daysAtOnce, days + 1)).map { today + (-$0) }
            let legs = dates.flatMap { finishedLegs(model.day($0)) }
            _ = try await store.apply(legs, through: nil)
            stored += legs.count
            let loaded = min(offset + Self.daysAtOnce, days)
            Console.progress("Loading the year: \(loaded) of \(days) days", isMilestone: loaded % 91 == 0)
        }
        let seconds = (ContinuousClock.now - start).components.seconds
        Console.progress("")
        Console.say("Loaded \(days) days of simulated calls (\(stored) events) in \(seconds) s.")
    }

    /// The legs of flows that have ended by now: what goes on now is simulated live.
    private func finishedLegs(_ events: [SimulatedEvent]) -> [Leg] {
        let decoded = events.compactMap { event in
            event.body.withUnsafeBytes { try? Event.decode($0, receivedAt: event.at) }
        }
        let future = Set(decoded.lazy.filter { $0.receivedAt >= now }.map { $0.xcid ?? $0.callID })
        return decoded.lazy.filter { !future.contains($0.xcid ?? $0.callID) }.map(Leg.init)
    }
}

/// Loads the history while the demo is already running.
struct DemoHistory: Service {
    let year: DemoYear
    let store: any CallStore

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await year.load(into: store)
            } catch {
                // The store tells of its cancellation in words of its own.
                guard Task.isCancelled else { throw error }
            }
        }
        try await gracefulShutdown()
    }
}
