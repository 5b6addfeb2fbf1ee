import Foundation
import TestSupport

/// A limit on the size of files that a running process writes: as good as a full disk, without one.
enum FileSizeLimit {
    static func set(_ bytes: Int, for program: Program) throws {
        try change(program, to: "\(bytes):")
    }

    static func lift(for program: Program) throws {
        try change(program, to: "unlimited:")
    }

    private static func change(_ program: Program, to soft: String) throws {
        let prlimit = Process()
        prlimit.executableURL = URL(fileURLWithPath: "/usr/bin/prlimit")
        prlimit.arguments = ["--pid", "\(program.id)", "--fsize=\(soft)"]
        try prlimit.run()
        prlimit.waitUntilExit()
        guard prlimit.terminationStatus == 0 else { throw Refused() }
    }

    private struct Refused: Error, CustomStringConvertible {
        var description: String { "The limit could not be set: prlimit of the package util-linux refused." }
    }
}
