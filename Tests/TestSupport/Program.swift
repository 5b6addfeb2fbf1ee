import Foundation
import Spawning
import Synchronization

/// A process that a test has started, with all that it says.
///
/// Its output goes to files, so that nothing blocks when nobody reads it.
package final class Program: Sendable {
    /// How a process ended.
    package enum Exit: Equatable, Sendable {
        case status(Int32)
        case signal(Int32)
    }

    /// Its id.
    package let id: pid_t
    private let name: String
    private let ending = Mutex<Exit?>(nil)
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
        name = executable.lastPathComponent
        let files = "\(name)-\(UUID().uuidString)"
        outputFile = folder.appending(path: "\(files).out")
        errorFile = folder.appending(path: "\(files).err")
        let (output, errors) = (try Self.handle(outputFile), try Self.handle(errorFile))
        id = try Spawn.start(
            [executable.path] + arguments,
            environment: known.merging(home) { $1 }.merging(environment) { $1 },
            in: folder.path,
            input: FileHandle.nullDevice.fileDescriptor,
            output: output.fileDescriptor,
            errors: errors.fileDescriptor
        )
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

    /// Whether it has not ended yet.
    package var isRunning: Bool { ended == nil }

    /// How it has ended; nil while it runs.
    private var ended: Exit? {
        ending.withLock { ending in
            if ending != nil { return ending }
            var status: Int32 = 0
            guard waitpid(id, &status, WNOHANG) != 0 else { return nil }
            // The lower seven bits are the signal, the next byte is what the program returned.
            ending = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
            return ending
        }
    }

    /// Sends it a signal.
    package func signal(_ number: Int32) {
        if isRunning { kill(id, number) }
    }

    /// Waits for its end.
    @discardableResult
    package func exit(within limit: Duration = .seconds(180)) async throws -> Exit {
        try await eventually("\(name) ends", within: limit) { !isRunning }
        return ended ?? .signal(0)
    }

    /// Ends it and everything that it has started, whatever it is doing.
    package func end() async {
        guard isRunning else { return }
        // It started as the leader of a group, to which its children belong.
        kill(-id, SIGKILL)
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
            let exit = try await program.exit()
            return Finished(exit: exit, output: program.output, errors: program.errors)
        } catch {
            await program.end()
            throw error
        }
    }
}
