import Calls
import Journal
import Logging
import Metering
import PushAPI
import Store

/// What happens on its own: coverage, calls that never end, and the way back from a fault.
public struct Housekeeper: Sendable {
    /// How often coverage is extended; a crash loses at most this much of it.
    private static let beat: Duration = .seconds(5)
    /// Legs are found by their names for two days; no leg rings or talks longer.
    private static let nameMemory: Int64 = 2 * 86_400_000

    private let intake: Intake
    private let store: any CallStore
    private let rules: CallRules
    private let meters: Meters
    private let logger: Logger
    private let clock: Clock
    private let server: String

    /// - Parameter server: Names this server among those that share a database.
    public init(
        intake: Intake,
        store: any CallStore,
        rules: CallRules,
        meters: Meters,
        logger: Logger,
        server: String,
        clock: @escaping Clock
    ) {
        self.intake = intake
        self.store = store
        self.rules = rules
        self.meters = meters
        self.logger = logger
        self.server = server
        self.clock = clock
    }

    /// Brings the store in order at the start of the process, and the live board with it.
    ///
    /// Legs that are still open although nobody was listening in between are flagged as crashed: their hangup may
    /// have been missed. A later answer or hangup takes the flag away.
    ///
    /// - Throws: `StoreError`.
    public func open() async throws {
        let now = clock()
        _ = try await store.writeOffLapsed(at: now, rules)
        if let last = try await store.beginCoverage(server: server, at: now), last < now {
            let crashed = try await store.writeOffCrashed(at: now)
            logger.info(
                "coverage has a gap",
                metadata: ["seconds": "\((now - last) / 1_000)", "calls flagged as crashed": "\(crashed.count)"]
            )
        }
        let seen = try await store.rows("SELECT MAX(started_ms), COUNT(*) FROM journeys").first
        intake.live.restore(
            try await store.openJourneys(),
            lastEventAt: seen?[0].integer.map(Instant.init(milliseconds:)),
            totalEvents: Int(seen?[1].integer ?? 0),
            at: now
        )
    }

    /// Works until the task is cancelled.
    public func run() async {
        var beats = 0
        while !Task.isCancelled {
            await work(beats)
            beats += 1
            do { try await Task.sleep(for: Self.beat) } catch { return }
        }
    }

    /// Records the end of coverage.
    public func close() async {
        await attempt { try await store.extendCoverage(server: server, to: clock()) }
    }

    private func work(_ beats: Int) async {
        let now = clock()
        intake.live.lapse(at: now)
        intake.journal.probe()
        await attempt { try await store.extendCoverage(server: server, to: now) }
        await attempt { intake.live.correct(by: try await store.writeOffLapsed(at: now, rules), at: now) }
        if beats.isMultiple(of: 720) {
            await attempt { try await store.forgetNames(before: now - Self.nameMemory) }
        }
    }

    private func attempt(_ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            meters.storeErrors.increment()
            logger.warning("housekeeping could not reach the store", metadata: ["reason": "\(error)"])
        }
    }
}
