import Calls
import Foundation
import Logging
import Metering
import Organisation
import PushAPI
import Store
import Synchronization

/// Keeps what is derived from calls in order: teams, places of journeys, sealed days, the nightly check.
///
/// All of it is done in small transactions that give way to new calls; of several servers one does it.
public final class Upkeep: Sendable {
    private static let beat: Duration = .seconds(2)
    /// Journeys that are moved in one transaction.
    private static let chunk: Int64 = 1_000
    /// How long a transaction of the background lets others go first, in terms of its own time.
    private static let rest: Double = 1
    /// Days are looked for once in so long.
    private static let pause: Duration = .seconds(60)
    /// From this hour of the local day on the day before is checked.
    private static let hourOfCheck: Int64 = 3

    /// The teams' file.
    public let teams: TeamsFile
    private let agreed: @Sendable () async throws -> Agreement
    private let published: @Sendable (Teams) -> Published
    private let lease: Lease
    private let applier: Applier
    private let store: any CallStore
    private let calendar: LocalCalendar
    private let rules: CallRules
    private let logger: Logger
    private let meters: Meters
    private let clock: Clock
    private let progress = Mutex<Assignment?>(nil)
    private let told = Mutex(Told())
    private let places = Mutex(Whereabouts())
    private let complaint = Complaint()
    private let turns = OneByOne()

    /// What the store has been told of the settings.
    private struct Told {
        var agreement: Agreement?
        var published: Published?
        var day: Int64?
    }

    /// Connects the upkeep with what it keeps.
    ///
    /// - Parameters:
    ///   - agreed: What decides where calls are counted; asked again and again, because another server can change it.
    ///   - published: What readers in SQL need to know, given what the teams have agreed on.
    ///   - lease: The right to do what one of several servers does.
    public init(
        teams: TeamsFile,
        agreed: @escaping @Sendable () async throws -> Agreement,
        published: @escaping @Sendable (Teams) -> Published,
        lease: Lease,
        applier: Applier,
        store: any CallStore,
        calendar: LocalCalendar,
        rules: CallRules,
        meters: Meters,
        logger: Logger,
        clock: @escaping Clock
    ) {
        self.teams = teams
        self.agreed = agreed
        self.published = published
        self.lease = lease
        self.applier = applier
        self.store = store
        self.calendar = calendar
        self.rules = rules
        self.meters = meters
        self.logger = logger
        self.clock = clock
    }

    /// How far stored journeys have been moved since the organisation changed; nil when they all have.
    public var assignment: Assignment? { progress.withLock { $0 } }

    /// The names of groups and teams, no older than a minute.
    public var whereabouts: Whereabouts { places.withLock { $0 } }

    /// What is remembered in the store: the last check, and how many days are sealed and teams known.
    ///
    /// - Throws: `StoreError`.
    public func remembered() async throws -> (verification: Verification?, sealedDays: Int64, teams: Int64) {
        let teams = try await store.rows("SELECT COUNT(*) FROM teams WHERE id <> 0").first?.first?.integer
        return (try await store.lastVerification(), try await store.sealedDays(), teams ?? 0)
    }

    /// Tells the store what the settings and the teams' file say, as far as it does not know yet.
    ///
    /// - Throws: `StoreError`; the rest is then told the next time.
    public func organise() async throws {
        try await turns.run { [self] in try await tellStore() }
    }

    private func tellStore() async throws {
        let agreement = try await agreed()
        let old = told.withLock(\.agreement)
        if old != agreement {
            _ = try await store.setOpeningHours(agreement.hours)
            _ = try await store.setShortAbandon(agreement.shortAbandon)
            told.withLock { $0.agreement = agreement }
        }
        try await teams.check(minimumNumbers: agreement.minimumNumbers)
        let today = calendar.date(of: clock())
        let isTold = told.withLock { $0.published == published(teams.state.teams) && $0.day == today }
        if old?.hours != agreement.hours || !isTold { try await publish() }
        try await learnNames(isForced: false)
    }

    private func learnNames(isForced: Bool) async throws {
        let known = try await store.whereabouts(after: whereabouts, isForced: isForced)
        places.withLock { $0 = known }
    }

    /// Tells readers in SQL what they need to know of the settings.
    private func publish() async throws {
        let now = clock()
        let published = published(teams.state.teams)
        try await store.publish(published, at: now, calendar)
        told.withLock { ($0.published, $0.day) = (published, calendar.date(of: now)) }
    }

    /// Works until the task is cancelled.
    public func run() async {
        // What is set is in force within seconds, also while all calls of the past are being moved.
        async let organising: Void = organiseAgainAndAgain()
        await keepInOrder()
        await organising
    }

    private func organiseAgainAndAgain() async {
        var named = ContinuousClock.now
        while !Task.isCancelled {
            await attempt(organise)
            if ContinuousClock.now - named >= Self.pause {
                await attempt { try await learnNames(isForced: true) }
                named = .now
            }
            do { try await Task.sleep(for: Self.beat) } catch { return }
        }
    }

    private func keepInOrder() async {
        var rested: ContinuousClock.Instant?
        while !Task.isCancelled {
            if lease.isHeld {
                await attempt(moveJourneys)
                // At once after taking the work over from another server, then from time to time.
                if rested.map({ ContinuousClock.now - $0 >= Self.pause }) ?? true {
                    await attempt(sealDays)
                    await attempt(checkYesterday)
                    rested = .now
                }
            } else {
                rested = nil
            }
            do { try await Task.sleep(for: Self.beat) } catch { return }
        }
    }

    private func moveJourneys() async throws {
        var share = 0
        while !Task.isCancelled, lease.isHeld {
            let start = ContinuousClock.now
            let state = try await store.reassign(limit: Self.chunk)
            progress.withLock { $0 = state }
            guard let state else {
                if share > 0 { logger.info("all stored calls are in their places") }
                return
            }
            if Int(state.share * 10) > share {
                share = Int(state.share * 10)
                logger.info("stored calls are moved", metadata: ["percent": "\(share * 10)"])
            }
            try await giveWay(since: start)
        }
    }

    private func sealDays() async throws {
        let days = try await store.unsealedDays(before: clock(), calendar, limit: 10_000)
        for day in days where lease.isHeld {
            try Task.checkCancellation()
            let start = ContinuousClock.now
            _ = try await store.seal(dayOf: day, calendar)
            try await giveWay(since: start)
        }
        while try await store.rememberCallers(before: clock(), calendar) { try Task.checkCancellation() }
    }

    private func checkYesterday() async throws {
        let now = clock()
        let yesterday = calendar.startOfDay(now, offset: -1)
        guard now - calendar.startOfDay(now) >= Self.hourOfCheck * 3_600_000, assignment == nil else { return }
        if let last = try await store.lastVerification(), last.ranAt >= calendar.startOfDay(now) { return }
        let check = try await store.verify(dayOf: yesterday, calendar, rules)
        try await store.record(check, at: now)
        guard let first = check.differences.first else { return }
        logger.error(
            "statistics of yesterday differ from its calls; run: call-statistics rebuild",
            metadata: ["differences": "\(check.differences.count)", "first": "\(first)"]
        )
    }

    /// Lets the applier work: longer while events rush in.
    private func giveWay(since start: ContinuousClock.Instant) async throws {
        try await Task.sleep(for: (ContinuousClock.now - start) * Self.rest)
        while applier.backlog > 10_000 { try await Task.sleep(for: .milliseconds(200)) }
    }

    private func attempt(_ body: () async throws -> Void) async {
        do {
            try await body()
            complaint.forget()
        } catch {
            guard !Task.isCancelled else { return }
            meters.storeErrors.increment()
            guard complaint.isNew("\(error)") else { return }
            logger.warning("upkeep could not reach the store", metadata: ["reason": "\(error)"])
        }
    }
}
