import Access
import Account
import Foundation
import Ingest
import Journal
import Logging
import Metering
import NIOCore
import NIOPosix
import Organisation
import Preferences
import PushAPI
import ServiceLifecycle
import Statistics
import Store
import UnixSignals
import Web

/// Builds the live objects of a server and runs them: the one place where they are made.
struct Composition: Sendable {
    let settings: Settings
    let folder: DataFolder
    let verifier: SignatureVerifier?
    let isDemo: Bool
    let listening: ListeningPlace

    init(settings: Settings, folder: DataFolder, verifier: SignatureVerifier?, isDemo: Bool) {
        self.settings = settings
        self.folder = folder
        self.verifier = verifier
        self.isDemo = isDemo
        listening = ListeningPlace(host: settings.host)
    }

    /// What a running server is made of.
    struct Parts: Sendable {
        let store: any CallStore
        let intake: Intake
        let applier: Applier
        let housekeeper: Housekeeper
        /// Whether the housekeeper could already bring the store in order.
        let isOpen: Bool
        let upkeep: Upkeep
        let preferences: SharedPreferences
        let account: AccountKeeper
        var site: Site
    }

    /// Webhooks are not kept waiting longer for a database that takes over calls of the original.
    private static let patience: Duration = .seconds(10)

    static let clock: Clock = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

    /// Opens journal and database, applies what the journal still holds, and restores the live view.
    ///
    /// - Throws: `JournalError` or `StoreError`.
    func open() async throws -> Parts {
        let logger = Logger(label: "call-statistics")
        let meters = Meters(refusalReasons: Refusal.names)
        let calendar = LocalCalendar(timeZone: settings.timeZone)
        let store = try settings.database.open(in: folder.path, settings.rules, calendar, patience: Self.patience)
        let intake = try Intake(
            journalPath: folder.file("journal.sqlite"),
            live: LiveFeed(rules: settings.rules),
            meters: meters,
            logger: logger
        )
        let applier = Applier(intake: intake, store: store, meters: meters, logger: logger, clock: Self.clock)
        let lease = Lease("upkeep", holder: intake.journal.id, store: store)
        let housekeeper = Housekeeper(
            intake: intake,
            store: store,
            rules: settings.rules,
            meters: meters,
            logger: logger,
            server: intake.journal.id,
            lease: lease,
            clock: Self.clock
        )
        let preferences = SharedPreferences(environment: settings.preferences, store: store)
        let rules = settings.rules
        let upkeep = Upkeep(
            teams: TeamsFile(path: settings.teamsFile, store: store, logger: logger, clock: Self.clock),
            agreed: { try await preferences.refresh().rules.agreement },
            published: { preferences.rules.published(with: $0, rules) },
            lease: lease,
            applier: applier,
            store: store,
            calendar: calendar,
            rules: settings.rules,
            meters: meters,
            logger: logger,
            clock: Self.clock
        )
        let isOpen = try await begin(upkeep, applier, housekeeper, logger)
        let statistics = Statistics(
            reader: store,
            calendar: calendar,
            rules: settings.rules,
            settings: { preferences.rules.statistics.with(upkeep.teams.state.teams) },
            clock: Self.clock
        )
        let account = try accountPart(store, intake.live, statistics, lease, server: intake.journal.id, logger)
        var site = Site(
            account: account,
            intake: intake,
            applier: applier,
            upkeep: upkeep,
            preferences: preferences,
            store: store,
            database: settings.database.kind,
            statistics: statistics,
            calendar: calendar,
            meters: meters,
            clock: Self.clock,
            verifier: verifier,
            webhookAddress: settings.webhookAddress,
            isDemo: isDemo,
            guest: isDemo ? .lead : nil,
            version: CallStatistics.version,
            chartScript: ChartScript.read(),
            hasBareRoute: settings.hasBareRoute
        )
        site.trustedProxies = settings.trustedProxies
        if !isDemo {
            MountedDemo.removeRest(settings)
            let demo = MountedDemo(settings: settings, listening: listening)
            site.selfTest = selfTest()
            site.demo = DemoMount(patience: .seconds(settings.demoPatience)) { try await demo.run($0) }
        }
        return Parts(
            store: store,
            intake: intake,
            applier: applier,
            housekeeper: housekeeper,
            isOpen: isOpen,
            upkeep: upkeep,
            preferences: preferences,
            account: account.keeper,
            site: site
        )
    }

    /// Brings the store in order before the first request.
    ///
    /// - Returns: Whether that was possible. A server that is away for a while must not keep webhooks from being taken:
    ///   all of it is then done when it is back.
    private func begin(
        _ upkeep: Upkeep,
        _ applier: Applier,
        _ housekeeper: Housekeeper,
        _ logger: Logger
    ) async throws -> Bool {
        do {
            // Before the first call, so that it is counted where it belongs.
            try await upkeep.organise()
            try await applier.catchUp()
            try await housekeeper.open()
            return true
        } catch let error as StoreError {
            guard case .mariadb = settings.database else { throw error }
            if case .newerSchema = error { throw error }
            logger.error("the database is not ready; events are kept until it is", metadata: ["reason": "\(error)"])
            return false
        }
    }

    /// Serves until SIGTERM or SIGINT; then finishes open requests and empties the journal into the store.
    ///
    /// - Parameters:
    ///   - extra: Services that need the server; the first to be stopped.
    ///   - onListening: Called with the port once the server takes requests.
    /// - Throws: What a service failed with.
    func serve(
        _ parts: Parts,
        extra: [any Service] = [],
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        var logger = Logger(label: "call-statistics")
        let web = WebServer.services(
            parts.site,
            host: settings.host,
            port: settings.port,
            logger: logger,
            onListening: { [listening] port in
                listening.listens(on: port)
                await onListening(port)
            }
        )
        // The group has nothing to tell an operator but that each service starts and stops.
        logger.logLevel = max(logger.logLevel, .warning)
        // Stopped in reverse order: no new requests, then what is in the journal, then the end of coverage.
        let services: [any Service] =
            [HousekeepingService(parts), ApplyingService(parts), UpkeepService(upkeep: parts.upkeep)]
            + (isDemo ? [] : accountServices(parts)) + web
            + [parts.site.demo.map(DemoService.init)].compactMap(\.self) + extra
        var configuration = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        defer { parts.intake.journal.close() }
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            // Stopping took too long; the journal keeps what the store does not have yet.
        }
        try await parts.store.close()
    }

    /// Fails with a sentence when the port is taken, before anything is opened or written.
    ///
    /// - Throws: `PortError`.
    func checkPort() async throws {
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: settings.host, port: settings.port).get()
            try await channel.close()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortError.inUse(host: settings.host, port: settings.port)
        } catch {
            throw PortError.cannotListen(host: settings.host, port: settings.port, reason: "\(error)")
        }
    }
}

/// Why the server cannot listen.
enum PortError: Error, Equatable, CustomStringConvertible {
    case inUse(host: String, port: Int)
    case cannotListen(host: String, port: Int, reason: String)

    var description: String {
        switch self {
        case .inUse(let host, let port):
            "Port \(port) on \(host) is used by another program. Stop it, or choose another port with --port."
        case .cannotListen(let host, let port, let reason):
            "Cannot listen on \(host) port \(port): \(reason). Choose others with --host and --port."
        }
    }
}

/// Chart.js as the system's package installs it.
enum ChartScript {
    private static let paths = [
        "/usr/share/javascript/chart.js/chart.min.js", "/usr/share/nodejs/chart.js/dist/chart.min.js",
    ]

    /// The script; nil where the package is not installed.
    static func read() -> [UInt8]? {
        paths.lazy.compactMap { FileManager.default.contents(atPath: $0) }.first.map(Array.init)
    }
}
