import Foundation
import Ingest
import Journal
import Logging
import PushAPI
import ServiceLifecycle
import Signatures
import Store
import Web

/// A demo beside the real site: in the same process, with a folder, a database and a key of its own.
///
/// Nothing in it knows the real store; it is thrown away when it ends.
struct MountedDemo: Sendable {
    let settings: Settings
    let listening: ListeningPlace

    /// Below the data folder, which is writable wherever the service runs.
    private static func folder(of settings: Settings) -> String { settings.dataFolder + "/demo" }

    /// How long a visitor waits for calls to be there.
    private static let patience: Duration = .seconds(2)

    /// Removes what a process that was killed has left.
    static func removeRest(_ settings: Settings) {
        try? FileManager.default.removeItem(atPath: folder(of: settings))
    }

    /// Runs a demo until the task is cancelled.
    ///
    /// - Parameter open: Called when its pages can be shown.
    /// - Throws: What went wrong.
    func run(_ open: @Sendable (MountedSite) -> Void) async throws {
        let path = Self.folder(of: settings)
        Self.removeRest(settings)
        defer { Self.removeRest(settings) }
        let folder = try DataFolder(path)
        defer { folder.release() }
        var settings = settings.forDemo
        settings.dataFolder = path
        settings.account.baseAddress = self.settings.account.baseAddress + "/demo"
        let key = try PrivateKey(bits: 2_048)
        let verifier = SignatureVerifier(key: try key.publicKey)
        let composition = Composition(settings: settings, folder: folder, verifier: verifier, isDemo: true)
        var year = DemoYear(seed: 1, days: 365, settings: settings, now: Composition.clock())
        var parts = try await year.begin(with: composition)
        defer { parts.intake.journal.close() }
        do {
            year.latestDays = try await year.history.loadLatest(into: parts.store, within: Self.patience)
        } catch {
            try? await parts.store.close()
            throw error
        }
        parts.site.wayBack = "../"
        let (site, broadcast) = WebServer.mounted(parts.site)
        open(site)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        port.yield(try listening.required)
        port.finish()
        try await keep(
            parts,
            [broadcast, DemoCalls(host: settings.host, ports: ports, key: key, path: "/demo/")],
            year
        )
    }

    /// Keeps the demo going; a cancelled task ends it at once, as nothing of it has to be saved.
    private func keep(_ parts: Composition.Parts, _ extra: [any Service], _ year: DemoYear) async throws {
        var logger = Logger(label: "demo")
        logger.logLevel = .error
        let services: [any Service] =
            [HousekeepingService(parts), ApplyingService(parts), UpkeepService(upkeep: parts.upkeep)] + extra
            + [DemoHistory(year: year, store: parts.store)]
        do {
            try await ServiceGroup(configuration: .init(services: services, logger: logger)).run()
        } catch {
            try? await parts.store.close()
            throw error
        }
        try await parts.store.close()
    }
}

/// Ends the demo with the process.
struct DemoService: Service {
    let demo: DemoMount

    func run() async throws {
        try? await gracefulShutdown()
        await demo.stop()
    }
}
