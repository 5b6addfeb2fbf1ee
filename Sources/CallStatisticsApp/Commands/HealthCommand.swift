import ArgumentParser

struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Ask the server on this machine whether it is well: exit status 0 when it is, 1 otherwise.",
        discussion: "For the health checks of containers, which have no other program to ask with."
    )

    @Option(help: "Port of the server. (PORT, default: 8080)")
    var port: Int?

    func validate() throws {
        guard let port, !(1...65_535).contains(port) else { return }
        throw ValidationError("--port is \(port); it must be a number from 1 to 65535.")
    }

    func run() async throws {
        let settings = try Settings(Settings.Overrides(port: port), try SettingsReader())
        let host = HealthProbe.reachable(settings.host)
        do {
            let status = try await HealthProbe.status(host: host, port: settings.port)
            guard status == 200 else { throw HealthError.unwell(status: status) }
        } catch let error as HealthProbe.Failure {
            throw HealthError.silent(host: host, port: settings.port, reason: error.description)
        }
        Console.result("The server is well.")
    }
}

/// Why a server is not taken for well.
enum HealthError: Error, Equatable, CustomStringConvertible {
    case unwell(status: Int)
    case silent(host: String, port: Int, reason: String)

    var description: String {
        switch self {
        case .unwell(let status):
            "The server answers with status \(status). Its log says why."
        case .silent(let host, let port, let reason):
            "No answer from \(host) port \(port): \(reason). Start the server, or name its port with --port."
        }
    }
}
