import Foundation
import Signatures

/// A running `call-statistics` with a data folder of its own.
package struct Server: Sendable {
    /// The process.
    package let program: Program
    /// Where it listens.
    package let port: Int
    /// Where its files are.
    package let dataFolder: URL
    /// The time zone in which it was told to count days; nil for the usual one.
    let timeZone: String?

    /// Its dashboard and its webhook.
    package var url: String { "http://127.0.0.1:\(port)/" }

    /// Starts a server in `folder` and waits until it takes requests.
    ///
    /// - Parameters:
    ///   - folder: Keeps the data folder and the output; the same folder again continues with the same data.
    ///   - command: `serve` or `demo`, and its options.
    ///   - environment: Settings.
    ///   - port: Where it shall listen; 0 lets it choose.
    ///   - ignoringFileSizeSignal: Whether a write beyond a limit of file sizes shall fail as on a full disk.
    package static func start(
        in folder: URL,
        _ command: [String] = ["serve"],
        environment: [String: String] = [:],
        port: Int = 0,
        ignoringFileSizeSignal: Bool = false
    ) async throws -> Server {
        let data = folder.appending(path: "data")
        let keyFile = folder.appending(path: "key.pub")
        try TestKey.key().publicPEM().write(to: keyFile, atomically: true, encoding: .utf8)
        var arguments = command + ["--port", "\(port)"]
        if command.first == "serve" { arguments += ["--data-dir", data.path] }
        var executable = try Product.executable()
        if ignoringFileSizeSignal {
            // A shell is what hands an ignored signal on to the program that takes its place.
            arguments = ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", executable.path] + arguments
            executable = URL(fileURLWithPath: "/bin/sh")
        }
        let own = ["SIPGATE_PUBLIC_KEY_FILE": keyFile.path, "API_TOKEN": token, "ADMIN_PASSWORD": password]
        let settings = own.merging(environment) { $1 }
        let program = try Program(executable, arguments, environment: settings, in: folder)
        do {
            try await eventually("the server says where its dashboard is", within: .seconds(180)) {
                guard program.isRunning else { throw ProductError.didNotStart(errors: program.errors) }
                return dashboardPort(in: program.output) != nil
            }
        } catch {
            await program.end()
            throw error
        }
        return Server(
            program: program,
            port: dashboardPort(in: program.output) ?? 0,
            dataFolder: data,
            timeZone: environment["TIME_ZONE"]
        )
    }

    /// The port of the first line that names the dashboard.
    private static func dashboardPort(in output: String) -> Int? {
        let line = output.split(separator: "\n").first { $0.contains("Dashboard") }
        guard let line, let colon = line.lastIndex(of: ":") else { return nil }
        return Int(line[line.index(after: colon)...].prefix { $0.isNumber })
    }

    /// Pulls the plug.
    package func kill() async throws {
        program.signal(SIGKILL)
        try await program.exit()
    }

    /// Asks it to stop, and waits until it has.
    package func stop() async throws -> Program.Exit {
        program.signal(SIGTERM)
        return try await program.exit()
    }
}

/// Runs a server on a free port for the time of `body`.
nonisolated(nonsending) package func withServer<Result>(
    _ command: [String] = ["serve"],
    environment: [String: String] = [:],
    ignoringFileSizeSignal: Bool = false,
    body: nonisolated(nonsending) (Server) async throws -> Result
) async throws -> Result {
    try await withFolder { folder in
        let server = try await Server.start(
            in: folder,
            command,
            environment: environment,
            ignoringFileSizeSignal: ignoringFileSizeSignal
        )
        return try await server.use(body)
    }
}

extension Server {
    /// Ends the server after `body`, however that ends.
    nonisolated(nonsending) package func use<Result>(
        _ body: nonisolated(nonsending) (Server) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body(self)
            await program.end()
            return result
        } catch {
            await program.end()
            throw error
        }
    }
}

/// The key with which the tests sign, made anew in every run.
package enum TestKey {
    private static let made = Result { try PrivateKey(bits: 2048) }

    /// The private half.
    package static func key() throws -> PrivateKey { try made.get() }
}
