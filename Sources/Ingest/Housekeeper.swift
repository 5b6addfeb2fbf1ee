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
    private let lease: Lease
    private let complaint = Complaint()

    /// - Parameters:
    ///   - server: Names this server among those that share a database.
    ///   - lease: The right to do what one of several servers does; renewed here.
    public init(
        intake: Intake,
        store: any CallStore,
        rules: CallRules,
        meters: Meters,
        logger: Logger,
        server: String,
        lease: Lease,
        clock: @escaping Clock
    ) {
        self.intake = intake
        self.store = store
        self.rules = rules
        self.meters = meters
        self.logger = logger
        self.server = server
        self.lease = lease
        self.clock = clock
    }

    /// Brings the store in order at the start of the process, and the live board with it.
    ///
    /// Legs that are still open although nobody was listening in between are flagged as crashed: their hangup may
    /// have been missed. A later answer or hangup takes the flag away. Where another server listens, nothing was missed.
    ///
    /// - Throws: `StoreError`.
    public func open() async throws {
        let now = clock()
        try await lease.renew()
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
    ///
    /// - Parameter isOpen: Whether `open()` has succeeded; otherwise it is tried until it does.
    public func run(isOpen: Bool = true) async {
        var (isOpen, beats) = (isOpen, 0)
        while !Task.isCancelled {
            if !isOpen { isOpen = await attempt(open) }
            await work(beats, isOpen: isOpen)
            beats += 1
            do { try await Task.sleep(for: Self.beat) } catch { return }
        }
    }

    /// Records the end of coverage, and lets another server take over.
    public func close() async {
        await attempt { try await store.extendCoverage(server: server, to: clock()) }
        await attempt(lease.release)
    }

    private func work(_ beats: Int, isOpen: Bool) async {
        let now = clock()
        intake.live.lapse(at: now)
        intake.journal.probe()
        guard isOpen else { return }
        await attempt { try await store.extendCoverage(server: server, to: now) }
        await attempt(lease.renew)
        await attempt {
            if try await store.isAccompanied(server: server, at: now) { try await followOthers(now) }
        }
        guard lease.isHeld else { return }
        await attempt { intake.live.correct(by: try await store.writeOffLapsed(at: now, rules), at: now) }
        if beats.isMultiple(of: 720) {
            await attempt { try await store.forgetNames(before: now - Self.nameMemory) }
        }
    }

    /// Puts on the live board what other servers heard of.
    private func followOthers(_ now: Instant) async throws {
        let open = try await store.openJourneys()
        var others = intake.live.openLegs
        for leg in open { others[leg.callID] = nil }
        let gone = others
        let ended = try await store.transaction { try $0.legs(withIDs: gone).map(\.leg) }
        intake.live.follow(open + ended, at: now)
    }

    @discardableResult
    private func attempt(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            complaint.forget()
            return true
        } catch {
            meters.storeErrors.increment()
            guard complaint.isNew("\(error)") else { return false }
            logger.warning("housekeeping could not reach the store", metadata: ["reason": "\(error)"])
            return false
        }
    }
}
