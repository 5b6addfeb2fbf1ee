import Foundation

/// A program of the system that checks or runs what the project only configures.
package enum Tool {
    /// How a program ended, and what it has said.
    package struct Result: Sendable {
        package var exit: Program.Exit
        package var output: String
        package var errors: String
    }

    /// Where the tool is: unpacked for the tests, else installed.
    ///
    /// - Throws: `ToolError` with what to do.
    package static func find(_ name: String) throws -> URL {
        for root in [Product.sources.appending(path: ".build/test-tools").path, ""] {
            for folder in ["usr/sbin", "usr/bin", "usr/local/bin"] {
                let path = "\(root)/\(folder)/\(name)"
                if FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
            }
        }
        throw ToolError.missing(name)
    }

    /// Runs a program to its end.
    package static func run(
        _ executable: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: URL
    ) async throws -> Result {
        let program = try Program(executable, arguments, environment: environment, in: folder)
        do {
            let exit = try await program.exit()
            return Result(exit: exit, output: program.output, errors: program.errors)
        } catch {
            await program.end()
            throw error
        }
    }
}

/// Why something could not be checked.
package enum ToolError: Error, CustomStringConvertible {
    case missing(String)

    package var description: String {
        switch self {
        case .missing(let name): "\(name) is missing. \"make test\" gets it; without make, install the package."
        }
    }
}
