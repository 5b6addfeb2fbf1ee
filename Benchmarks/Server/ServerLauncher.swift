import Foundation

/// Starts servers with an empty database and without any setting of this machine.
struct ServerLauncher {
    let program: String
    let scratch: String
    let publicKey: String
    /// With which the benchmarks read what a server tells about itself.
    private let token = UUID().uuidString

    /// Lends a running server to `body`, then stops it and removes its data, whatever happens.
    ///
    /// - Parameter isVerifying: Whether it checks signatures, with the launcher's key.
    /// - Throws: `LaunchError`, and what `body` throws.
    nonisolated(nonsending) func withServer<Result>(
        isVerifying: Bool,
        body: nonisolated(nonsending) (RunningServer) async throws -> Result
    ) async throws -> Result {
        let folder = URL(filePath: scratch).appending(path: "server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try publicKey.write(to: folder.appending(path: "key.pub"), atomically: true, encoding: .utf8)
        let process = try start(in: folder, isVerifying: isVerifying)
        defer { Self.stop(process) }
        let port = try await port(of: process, in: folder)
        return try await body(RunningServer(processID: process.processIdentifier, port: port, token: token))
    }

    private func start(in folder: URL, isVerifying: Bool) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments =
            ["serve", "--host", "127.0.0.1", "--port", "0", "--data-dir", "data", "--benchmark-route"]
            + (isVerifying ? [] : ["--unsafe-skip-signature-check"])
        // Neither a variable nor a file `.env` of this machine may change what is measured.
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .filter { ["PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains($0.key) }
            .merging(["SIPGATE_PUBLIC_KEY_FILE": "key.pub", "API_TOKEN": token]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file("output", in: folder)
        process.standardError = try Self.file("log", in: folder)
        try process.run()
        return process
    }

    private static func file(_ name: String, in folder: URL) throws -> FileHandle {
        let url = folder.appending(path: name)
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    /// The port that the server names once it takes requests.
    private func port(of process: Process, in folder: URL) async throws -> Int {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline, process.isRunning {
            let output = try String(contentsOf: folder.appending(path: "output"), encoding: .utf8)
            if let port = WelcomeText.port(in: output) { return port }
            try await Task.sleep(for: .milliseconds(20))
        }
        let log = try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
        throw LaunchError.notListening(program: program, log: log ?? "")
    }

    /// Also runs when the task is cancelled, so it must not sleep in the task's way.
    private static func stop(_ process: Process) {
        process.terminate()
        let deadline = ContinuousClock.now + .seconds(15)
        while process.isRunning, ContinuousClock.now < deadline { usleep(10_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}

/// Reads what the server says when it is ready.
enum WelcomeText {
    /// The port in the line with the dashboard's address; nil when that line is not complete.
    static func port(in output: String) -> Int? {
        guard let address = output.firstMatch(of: /Dashboard +http:\/\/[^\s\/]+:([0-9]+)\//) else { return nil }
        return Int(address.1)
    }
}

/// Why no server could be measured.
enum LaunchError: Error, CustomStringConvertible {
    case notListening(program: String, log: String)

    var description: String {
        switch self {
        case .notListening(let program, let log):
            "\(program) does not take requests. It must be a release build of this version. It said:\n\(log)"
        }
    }
}
