import Calls
import PushAPI
import Simulation
import Store

/// Simulated calls of the days before now, and of today until now.
struct SimulatedHistory: Sendable {
    /// Days that share a transaction.
    private static let daysAtOnce = 7

    let seed: UInt64
    let days: Int
    let model: TrafficModel
    let today: LocalDate
    let now: Instant
    /// What the ids of all calls begin with.
    let prefix: String
    /// Beyond these limits a call whose end was never told is taken for over.
    let rules: CallRules

    init(seed: UInt64, days: Int, until now: Instant, settings: Settings, prefix: String = "") {
        self.seed = seed
        self.days = days
        self.now = now
        self.prefix = prefix
        rules = settings.rules
        model = TrafficModel(seed: seed, company: Company(), timeZone: settings.timeZone)
        today = LocalDate(now, in: settings.timeZone)
    }

    /// Stores the history, latest days first, so that the dashboard lives at once, and tells of the progress.
    func load(into store: any CallStore) async throws {
        let start = ContinuousClock.now
        var stored = 0
        for offset in stride(from: 0, through: days, by: Self.daysAtOnce) {
            try Task.checkCancellation()
            stored += try await loadDays(offset..<offset + Self.daysAtOnce, into: store)
            let loaded = min(offset + Self.daysAtOnce, days)
            Console.progress("Loading the year: \(loaded) of \(days) days", isMilestone: loaded % 91 == 0)
        }
        let seconds = (ContinuousClock.now - start).components.seconds
        Console.progress("")
        Console.say("Loaded \(days) days of simulated calls (\(stored) legs) in \(seconds) s.")
    }

    /// Stores the latest days, so that nobody sees a dashboard without calls, as many as there is time for.
    ///
    /// - Returns: The number of days.
    func loadLatest(into store: any CallStore, within time: Duration) async throws -> Int {
        let start = ContinuousClock.now
        var loaded = 0
        while loaded <= min(days, Self.daysAtOnce), loaded == 0 || ContinuousClock.now - start < time {
            try Task.checkCancellation()
            _ = try await loadDays(loaded..<loaded + 1, into: store)
            loaded += 1
        }
        return loaded
    }

    /// Stores all but the latest days in a process that has real work, which gets at least half of its time.
    func loadRest(after loaded: Int, into store: any CallStore) async throws {
        for offset in stride(from: loaded, through: days, by: Self.daysAtOnce) {
            try Task.checkCancellation()
            let begin = ContinuousClock.now
            _ = try await loadDays(offset..<offset + Self.daysAtOnce, into: store)
            try await Task.sleep(for: ContinuousClock.now - begin)
        }
    }

    /// Stores the days that share a transaction.
    ///
    /// - Parameter offsets: How many days before today they were.
    /// - Returns: The number of their legs.
    private func loadDays(_ offsets: Range<Int>, into store: any CallStore) async throws -> Int {
        let legs = offsets.clamped(to: 0..<days + 1).flatMap { finishedLegs(model.day(today + (-$0))) }
        _ = try await store.apply(legs, through: nil)
        return legs.count
    }

    /// The legs of flows that have ended by now: what goes on now is simulated live.
    private func finishedLegs(_ events: [SimulatedEvent]) -> [Leg] {
        let decoded = events.compactMap { event in
            event.body.withUnsafeBytes { try? Event.decode($0, receivedAt: event.at) }
        }
        let future = Set(decoded.lazy.filter { $0.receivedAt >= now }.map { $0.xcid ?? $0.callID })
        var legs: [String: Leg] = [:]
        for event in decoded where !future.contains(event.xcid ?? event.callID) {
            let leg = Leg(marked(event))
            legs[leg.callID] = legs[leg.callID]?.merged(with: leg) ?? leg
        }
        return legs.values.sorted { ($0.startedAt, $0.callID) < ($1.startedAt, $1.callID) }.map { $0.asOf(now, rules) }
    }

    private func marked(_ event: Event) -> Event {
        guard !prefix.isEmpty else { return event }
        var event = event
        event.callID = prefix + event.callID
        event.originalCallID = event.originalCallID.map { prefix + $0 }
        // Its front says how a flow has begun; no other flow shall be taken for the same one.
        event.xcid = event.xcid.map { "\($0)-\(prefix)" }
        return event
    }
}
