import ArgumentParser
import Foundation
import Logging
import PushAPI
import ServiceLifecycle
import Signatures
import Simulation

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serve the dashboard with a simulated year and live simulated calls, in a throw-away database."
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "The same seed makes the same year.")
    var seed: UInt64 = 1

    @Option(help: "Days of history.")
    var days = 365

    func validate() throws {
        guard (0...3_650).contains(days) else { throw ValidationError("--days must be a number from 0 to 3650.") }
    }

    func run() async throws {
        umask(0o077)
        let place = try DemoFolder(options.dataDir)
        defer { place.remove() }
        // Only what cannot lead to real data is taken from the environment.
        let overrides = Settings.Overrides(
            host: options.host,
            port: options.port,
            dataFolder: place.path,
            hasBareRoute: options.benchmarkRoute
        )
        let settings = try Settings(overrides, try SettingsReader()).forDemo
        let key = try PrivateKey(bits: 2_048)
        let composition = Composition(
            settings: settings,
            folder: try DataFolder(place.path),
            verifier: SignatureVerifier(key: try key.publicKey),
            isDemo: true
        )
        try await composition.checkPort()
        let history = DemoYear(seed: seed, days: days, settings: settings, now: Composition.clock())
        let parts = try await history.begin(with: composition)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let calls = DemoCalls(host: settings.host, ports: ports, key: key)
        try await composition.serve(parts, extra: [calls, DemoHistory(year: history, store: parts.store)]) { number in
            Console.result(
                """

                The demo is running: simulated calls only, nothing of it is kept.

                  Dashboard   http://\(settings.host == "0.0.0.0" ? "localhost" : settings.host):\(number)/

                The year before today is loading, the latest days first. Stop with Ctrl-C.

                """
            )
            port.yield(number)
            port.finish()
        }
    }
}

/// The folder of a demo: temporary, or one that holds nothing but a demo.
struct DemoFolder {
    private static let marker = "this-is-a-demo"
    let path: String
    private let isTemporary: Bool

    /// - Throws: `DataFolderError.notADemo` for a folder with anything else in it.
    init(_ wanted: String?) throws {
        let files = FileManager.default
        isTemporary = wanted == nil
        path = wanted ?? files.temporaryDirectory.appending(path: "call-statistics-demo-\(UUID().uuidString)").path
        let content = (try? files.contentsOfDirectory(atPath: path)) ?? []
        guard content.isEmpty || content.contains(Self.marker) else { throw DataFolderError.notADemo(path: path) }
        // A demo begins anew each time.
        for name in content { try? files.removeItem(atPath: path + "/" + name) }
        do {
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw DataFolderError.notWritable(path: path)
        }
        guard files.createFile(atPath: path + "/" + Self.marker, contents: nil) else {
            throw DataFolderError.notWritable(path: path)
        }
    }

    /// Removes a temporary folder.
    func remove() {
        guard isTemporary else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Sends live simulated calls to the demo's own webhook, signed, over HTTP.
struct DemoCalls: Service {
    let host: String
    let ports: AsyncStream<Int>
    let key: PrivateKey
    /// Where the demo's webhook is on its server.
    var path = "/"

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await port in ports { await send(to: port) }
        }
        // The demo goes on without new calls until it is stopped.
        try await gracefulShutdown()
    }

    private func send(to port: Int) async {
        do {
            let target = host == "0.0.0.0" ? "127.0.0.1" : host
            try await WebhookSender.withSender(url: "http://\(target):\(port)\(path)", key: key, connections: 2) {
                sender in
                var traffic = LiveTraffic(seed: UInt64.random(in: 2...UInt64.max), company: Company())
                try await traffic.play(
                    sleep: { try await Task.sleep(for: .milliseconds($0)) },
                    deliver: { _ = try await sender.send($0) }
                )
            }
        } catch is CancellationError {
        } catch {
            Logger(label: "demo").warning("the simulated calls have ended", metadata: ["reason": "\(error)"])
        }
    }
}
