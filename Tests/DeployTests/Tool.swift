import Foundation
import TestSupport

/// A program of the system that checks or runs what the project only configures.
enum Tool {
    /// How a program ended, and what it has said.
    struct Result {
        var exit: Program.Exit
        var output: String
        var errors: String
    }

    /// Where the tool is: unpacked for the tests, else installed.
    ///
    /// - Throws: `ToolError` with what to do.
    static func find(_ name: String) throws -> URL {
        for root in [Repository.file(".build/test-tools").path, ""] {
            for folder in ["usr/sbin", "usr/bin", "usr/local/bin"] {
                let path = "\(root)/\(folder)/\(name)"
                if FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
            }
        }
        throw ToolError.missing(name)
    }

    /// Runs a program to its end.
    static func run(
        _ executable: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: URL
    ) async throws -> Result {
        let program = try Program(executable, arguments, environment: environment, in: folder)
        do {
            let exit = try await program.exit(within: .seconds(60))
            return Result(exit: exit, output: program.output, errors: program.errors)
        } catch {
            await program.end()
            throw error
        }
    }
}

/// Why something could not be checked.
enum ToolError: Error, CustomStringConvertible {
    case missing(String)

    var description: String {
        switch self {
        case .missing(let name): "\(name) is missing. \"make test\" gets it; without make, install the package."
        }
    }
}
