import ArgumentParser
import Foundation

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Receive events and serve the dashboard."
    )

    @OptionGroup var options: ServerOptions

    @Flag(help: "Accept events from anybody. For tests only: whoever knows the address can then forge calls.")
    var unsafeSkipSignatureCheck = false

    func run() async throws {
        // Whatever is written here speaks of people's calls: for the owner's eyes only.
        umask(0o077)
        let overrides = Settings.Overrides(
            host: options.host,
            port: options.port,
            dataFolder: options.dataDir,
            skipsSignatureCheck: unsafeSkipSignatureCheck,
            hasBareRoute: options.benchmarkRoute
        )
        let settings = try Settings(overrides, try SettingsReader())
        let verifier = try settings.verifier()
        let folder = try DataFolder(settings.dataFolder)
        let composition = Composition(settings: settings, folder: folder, verifier: verifier, isDemo: false)
        try await composition.checkPort()
        let parts = try await composition.open()
        try await composition.serve(parts) { port in
            Console.result(Welcome.text(settings, port: port))
        }
    }
}

/// What the administrator reads after a start.
enum Welcome {
    static func text(_ settings: Settings, port: Int) -> String {
        let local = "http://\(settings.host == "0.0.0.0" ? "localhost" : settings.host):\(port)/"
        let webhook =
            settings.webhookAddress
            ?? "the address under which the internet reaches \(local) (set SIPGATE_WEBHOOK_URL, and it is shown here)"
        var text = """

            Call Statistics \(CallStatistics.version) is running.

              Dashboard   \(local)
              Webhook     \(webhook)

            Next step: enter the webhook address at https://console.sipgate.com under Webhooks, both for incoming
            and for outgoing calls. The first call then appears on the dashboard by itself.
            To see the dashboard with simulated calls instead, stop and run: make demo

            """
        if settings.skipsSignatureCheck {
            text += """

                UNSAFE: the signature check is switched off. Whoever knows the address can forge calls.

                """
        }
        return text
    }
}
