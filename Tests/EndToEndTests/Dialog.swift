import Foundation
import Spawning
import Synchronization
import TestSupport

/// The product on a terminal of its own, and somebody who reads and types there.
final class Dialog: Sendable {
    private let process: pid_t
    private let terminal: PseudoTerminal
    private let outputFile: URL
    private let shown = Mutex("")
    private let ending = Mutex<Program.Exit?>(nil)

    init(_ arguments: [String], environment: [String: String], in folder: URL) throws {
        outputFile = folder.appending(path: "dialog-\(UUID().uuidString).out")
        try Data().write(to: outputFile)
        let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "LD_LIBRARY_PATH"].contains($0.key) }
        let command = [try Product.executable().path] + arguments
        let output = try FileHandle(forWritingTo: outputFile)
        let terminal = try PseudoTerminal()
        self.terminal = terminal
        process = try withExtendedLifetime(output) {
            try Spawn.start(
                command,
                environment: inherited.merging(environment) { $1 },
                in: folder.path,
                terminal: terminal.path,
                output: output.fileDescriptor
            )
        }
    }

    deinit {
        terminal.shut()
    }

    /// Everything that the terminal has shown so far.
    var screen: String {
        shown.withLock { shown in
            shown += terminal.read()
            return shown
        }
    }

    /// What the program has written to standard output.
    var output: String { (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "" }

    /// Whether the terminal shows what is typed.
    var echoes: Bool { terminal.echoes }

    /// Waits for a question, and types an answer.
    func answer(_ question: String, _ text: String) async throws {
        try await sees(question)
        terminal.type(text + "\n")
    }

    /// Waits until the terminal shows a text.
    func sees(_ text: String) async throws {
        try await eventually("the terminal shows \(text)") { screen.contains(text) }
    }

    func type(_ text: String) { terminal.type(text) }

    func signal(_ number: Int32) { kill(process, number) }

    /// Waits for the program's end.
    func exit() async throws -> Program.Exit {
        try await eventually("the dialog ends") {
            ending.withLock { ending in
                var status: Int32 = 0
                guard ending == nil, waitpid(process, &status, WNOHANG) != 0 else { return ending != nil }
                ending = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
                return true
            }
        }
        return ending.withLock { $0 } ?? .signal(0)
    }

    /// Ends the program, if it still runs.
    func end() async {
        guard ending.withLock({ $0 == nil }) else { return }
        kill(process, SIGKILL)
        _ = try? await exit()
    }
}
