import Foundation
import TestSupport

/// A limit on the size of files that a running process writes: as good as a full disk, without one.
enum FileSizeLimit {
    static func set(_ bytes: Int, for program: Program) async throws {
        try await change(program, to: "\(bytes):")
    }

    static func lift(for program: Program) async throws {
        try await change(program, to: "unlimited:")
    }

    private static func change(_ program: Program, to soft: String) async throws {
        try await withFolder { folder in
            let tool = URL(fileURLWithPath: "/usr/bin/prlimit")
            let prlimit = try Program(tool, ["--pid", "\(program.id)", "--fsize=\(soft)"], in: folder)
            guard try await prlimit.exit() == .status(0) else { throw Refused() }
        }
    }

    private struct Refused: Error, CustomStringConvertible {
        var description: String { "The limit could not be set: prlimit of the package util-linux refused." }
    }
}
