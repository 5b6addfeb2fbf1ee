import Foundation

/// A process that a test has started, with all that it says.
///
/// Its output goes to files, so that nothing blocks when nobody reads it.
package final class Program: Sendable {
    /// How a process ended.
    package enum Exit: Equatable, Sendable {
        case status(Int32)
        case signal(Int32)
    }

    // `Process` may be used from any thread.
    private let process: Process
    private let outputFile: URL
    private let errorFile: URL

    /// Starts a process that sees nothing of the tests' environment but where programs and libraries are.
    package init(
        _ executable: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: URL
    ) throws {
        let inherited = ["PATH", "LD_LIBRARY_PATH", "LANG", "TZDIR"]
        let known = ProcessInfo.processInfo.environment.filter { inherited.contains($0.key) }
        let home = ["HOME": folder.path, "TMPDIR": folder.path]
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = known.merging(home) { $1 }.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        let name = "\(executable.lastPathComponent)-\(UUID().uuidString)"
        outputFile = folder.appending(path: "\(name).out")
        errorFile = folder.appending(path: "\(name).err")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.handle(outputFile)
        process.standardError = try Self.handle(errorFile)
        try process.run()
    }

    private static func handle(_ file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    /// What it has written to standard output so far.
    package var output: String { Self.text(outputFile) }

    /// What it has written to standard error so far.
    package var errors: String { Self.text(errorFile) }

    private static func text(_ file: URL) -> String {
        (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Its id.
    package var id: Int32 { process.processIdentifier }

    /// Whether it has not ended yet.
    package var isRunning: Bool { process.isRunning }

    /// Sends it a signal.
    package func signal(_ number: Int32) {
        if process.isRunning { kill(id, number) }
    }

    /// Waits for its end.
    @discardableResult
    package func exit(within limit: Duration = .seconds(30)) async throws -> Exit {
        try await eventually("\(process.executableURL?.lastPathComponent ?? "the program") ends", within: limit) {
            !process.isRunning
        }
        return process.terminationReason == .exit
            ? .status(process.terminationStatus) : .signal(process.terminationStatus)
    }

    /// Ends it and everything that it has started, whatever it is doing.
    package func end() async {
        guard process.isRunning else { return }
        // A process starts as the leader of a group, to which its children belong.
        if getpgid(id) == id { kill(-id, SIGKILL) }
        kill(id, SIGKILL)
        _ = try? await exit()
    }
}

/// A program that has ended, and all that it has said.
package struct Finished: Sendable {
    package var exit: Program.Exit
    package var output: String
    package var errors: String
}

extension Product {
    /// Runs the product in `folder` until it ends by itself.
    ///
    /// - Throws: `Vain` when it does not; then it is ended.
    package static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: URL
    ) async throws -> Finished {
        let program = try Program(executable(), arguments, environment: environment, in: folder)
        do {
            let exit = try await program.exit(within: .seconds(60))
            return Finished(exit: exit, output: program.output, errors: program.errors)
        } catch {
            await program.end()
            throw error
        }
    }
}
