import Calls
import Journal
import Logging
import Metering
import PushAPI
import Store
import Synchronization

/// Carries events from the journal into the store, in batches, each exactly once.
///
/// Reads them from the journal's file, however far behind it is, so memory stays bounded when events come faster
/// than the store takes them.
public final class Applier: Sendable {
    private struct State {
        var journal = ""
        var position: Int64 = 0
        var fault: String?
        var isStopping = false
        /// When the store last took a batch while there was one.
        var progressAt: Instant?
    }

    /// One transaction costs two flushes of the disk, so a larger batch is cheaper; a smaller one is sooner visible.
    private static let largestBatch = 4_000
    /// After so many refusals of the same single event by a database that answers, the event is set aside.
    private static let patience = 10

    /// From so many events a second on the applier gives way to the replies.
    private static let rush: Double = 2_000
    /// How long it then rests after a batch, in terms of the time that the batch took.
    private static let rest: Double = 3

    private let intake: Intake
    private let store: any CallStore
    private let meters: Meters
    private let logger: Logger
    private let clock: Clock
    private let state = Mutex(State())
    /// Where the legs of trial calls go instead of the store.
    public let trials = TrialDesk()

    /// Connects the intake with the store.
    public init(intake: Intake, store: any CallStore, meters: Meters, logger: Logger, clock: @escaping Clock) {
        self.intake = intake
        self.store = store
        self.meters = meters
        self.logger = logger
        self.clock = clock
    }

    /// Acknowledged events that the store does not have yet.
    public var backlog: Int {
        let applied = state.withLock(\.position)
        return max(0, Int(intake.journal.lastSequence - applied)) + intake.volatileCount
    }

    /// Why the store does not take events at the moment; nil when all is well.
    public var fault: String? { state.withLock(\.fault) }

    /// Since when there has been no progress although there is something to apply; nil when all is well.
    public var stuckSince: Instant? {
        guard backlog > 0 else { return nil }
        return state.withLock(\.progressAt)
    }

    /// Applies everything that is in the journal now; for the start, before the first request.
    ///
    /// - Throws: `StoreError` or `JournalError`.
    public func catchUp() async throws {
        while try await applyNext(Self.largestBatch) {}
    }

    /// Applies events as they come, until `stop()`; then what is left, and returns.
    ///
    /// Faults of the store are retried with growing pauses, for ever: the journal keeps the events. It also keeps what
    /// is left when the task is cancelled, which ends the work at once.
    public func run() async {
        var limit = Self.largestBatch
        var attempts = 0
        var arrivals = intake.arrivals.makeAsyncIterator()
        while true {
            do {
                let start = ContinuousClock.now
                let before = intake.journal.lastSequence
                let hasApplied = try await applyNext(limit)
                state.withLock { $0.fault = nil }
                (limit, attempts) = (Self.largestBatch, 0)
                if hasApplied {
                    await giveWay(to: intake.journal.lastSequence - before, since: start)
                    continue
                }
                if Task.isCancelled || state.withLock(\.isStopping) { return }
                _ = await arrivals.next()
            } catch {
                if Task.isCancelled { return }
                attempts += 1
                note(error)
                if state.withLock(\.isStopping), attempts > 3 { return }
                // A single event may be what the database refuses: find it by halving.
                limit = max(1, limit / 2)
                if limit == 1, attempts > Self.patience + 12, (try? await store.ping()) != nil { skipOne() }
                try? await Task.sleep(for: .milliseconds(min(5_000, 50 << min(attempts, 7))))
            }
        }
    }

    /// Lets `run` finish what is in the journal and return.
    public func stop() {
        state.withLock { $0.isStopping = true }
        intake.wake()
    }

    /// Rests after a batch while events rush in: replies are part of a caller's ringing time, the store can wait.
    ///
    /// What is left behind in the meantime stands in the journal.
    private func giveWay(to arrived: Int64, since start: ContinuousClock.Instant) async {
        let elapsed = ContinuousClock.now - start
        guard Double(arrived) > Self.rush * (elapsed / .seconds(1)), !state.withLock(\.isStopping) else { return }
        try? await Task.sleep(for: elapsed * Self.rest)
    }

    /// Applies one batch.
    ///
    /// - Returns: Whether there was one.
    private func applyNext(_ limit: Int) async throws -> Bool {
        let position = try await currentPosition()
        let entries = try intake.journal.entries(after: position.sequence, limit: limit)
        let volatile = intake.takeVolatile()
        guard let last = entries.last?.sequence ?? (volatile.isEmpty ? nil : position.sequence) else { return false }
        let all = entries.compactMap(decode) + volatile.map(Leg.init)
        let trials = all.filter(\.isTrial)
        let legs = trials.isEmpty ? all : all.filter { !$0.isTrial }
        do {
            let through = JournalPosition(journal: position.journal, sequence: last)
            let changed = try await store.apply(legs, through: through)
            intake.live.correct(by: changed, at: clock())
        } catch {
            intake.putBackVolatile(volatile)
            throw error
        }
        meters.applied.increment(by: entries.count + volatile.count - trials.count)
        advance(to: last)
        if !entries.isEmpty { intake.journal.prune(through: last) }
        await self.trials.receive(trials)
        return true
    }

    private func currentPosition() async throws -> JournalPosition {
        let id = intake.journal.id
        let (known, position) = state.withLock { ($0.journal, $0.position) }
        if known == id { return JournalPosition(journal: id, sequence: position) }
        let stored = try await store.position(ofJournal: id)
        if stored > intake.journal.lastSequence {
            // The journal is an older copy than the store: its next events would seem to be applied already.
            logger.warning("the journal is older than the database; it is applied from its beginning")
            try intake.journal.renewID()
            return try await currentPosition()
        }
        state.withLock { ($0.journal, $0.position) = (id, stored) }
        return JournalPosition(journal: id, sequence: stored)
    }

    private func advance(to sequence: Int64) {
        let now = clock()
        state.withLock { state in
            state.position = sequence
            state.progressAt = now
        }
    }

    private func decode(_ entry: JournalEntry) -> Leg? {
        do {
            return try entry.body.withUnsafeBytes { Leg(try Event.decode($0, receivedAt: entry.receivedAt)) }
        } catch {
            // It was decoded before it was acknowledged: only a later version can refuse it.
            let reason = (error as? Refusal)?.reason ?? "unknown"
            logger.error("an event in the journal cannot be read", metadata: ["reason": "\(reason)"])
            intake.journal.setAside(entry.sequence)
            meters.setAside.increment()
            return nil
        }
    }

    private func skipOne() {
        let next = state.withLock(\.position) + 1
        logger.error("the store refuses an event for good; it is set aside", metadata: ["sequence": "\(next)"])
        intake.journal.setAside(next)
        meters.setAside.increment()
        advance(to: next)
    }

    private func note(_ error: any Error) {
        meters.storeErrors.increment()
        let reason = String(describing: error)
        let isNew = state.withLock { state in
            defer { state.fault = reason }
            return state.fault != reason
        }
        guard isNew else { return }
        logger.error("the store does not take events; they stay in the journal", metadata: ["reason": "\(reason)"])
    }
}
