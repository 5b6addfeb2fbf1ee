import ArgumentParser
import CMalloc
import Foundation
import Logging

/// The command line of the product.
public enum CallStatistics {
    /// The version of the product.
    public static let version = "0.1.0"

    /// Parses the arguments of the process, runs the command and ends the process.
    ///
    /// Exit status 0: done; 1: something is wrong; 2: called wrongly.
    public static func run() async -> Never {
        limitArenas()
        // A full disk quota and a browser that is gone are errors of a write, not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        do {
            let level = try Settings.logLevel(try SettingsReader())
            LoggingSystem.bootstrap { label in
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = level
                return handler
            }
            var command = try RootCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            exit(0)
        } catch {
            let code = RootCommand.exitCode(for: error)
            if code.isSuccess {
                Console.result(RootCommand.message(for: error))
                exit(0)
            }
            guard code != .validationFailure else {
                Console.say(RootCommand.fullMessage(for: error))
                exit(2)
            }
            if !(error is ExitCode) { Console.say("error: \(error)") }
            exit((error as? SettingsError) == nil ? 1 : 2)
        }
    }
}

/// Keeps glibc from giving each thread a heap of its own, which it never gives back to the system.
///
/// The server allocates and frees on few threads; two heaps cost no speed and save half of the memory.
private func limitArenas() {
    #if os(Linux)
        mallopt(M_ARENA_MAX, 2)
    #endif
}

struct RootCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call-statistics",
        abstract: "Self-hosted call statistics for sipgate.io.",
        discussion: """
            Receives the events of sipgate's Push API and shows who waits, who talks, how long, and since when.
            Every setting of the server is also an environment variable and may stand in a file named .env.
            """,
        version: CallStatistics.version,
        subcommands: [
            ServeCommand.self, DemoCommand.self, SetupCommand.self, DoctorCommand.self, SimulateCommand.self,
            TeamsCommand.self, VerifyCommand.self,
            RebuildCommand.self, ExportCommand.self, CopyCommand.self, BackupCommand.self, FakeDataCommand.self,
            AnnotateCommand.self, BackfillCommand.self, UserCommand.self, TokenCommand.self, GrafanaCommand.self,
            DefinitionsCommand.self, HealthCommand.self, VersionCommand.self,
        ]
    )
}

struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    func run() {
        Console.result(CallStatistics.version)
    }
}

/// What is said to the person at the terminal.
enum Console {
    /// A result; written at once, because the process may run for months.
    static func result(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Everything else.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Replaces the last line of a terminal; elsewhere only milestones are lines of their own.
    static func progress(_ text: String, isMilestone: Bool = false) {
        if isatty(STDERR_FILENO) == 1 {
            FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
        } else if isMilestone {
            say(text)
        }
    }
}
