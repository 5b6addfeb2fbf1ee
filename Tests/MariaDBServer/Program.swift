import Foundation
import Spawning

/// Programs that are installed on this machine.
public enum Program {
    static let searchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    static let environment = ["PATH": searchPath]

    /// Where a program is.
    ///
    /// - Throws: `MariaDBServer.Failure` when it is missing.
    static func path(of name: String) throws -> String {
        let wanted = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":" + searchPath
        for folder in wanted.split(separator: ":") {
            let path = "\(folder)/\(name)"
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        throw MariaDBServer.Failure("\(name) is missing. Install Debian's mariadb-server and mariadb-client.")
    }

    /// Runs a program to its end and returns what it printed.
    ///
    /// - Throws: `MariaDBServer.Failure` with what it said when it failed.
    @discardableResult
    public static func run(_ name: String, _ arguments: [String], input: String = "") throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "program-" + String(UInt64.random(in: .min ... .max), radix: 36))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files rather than pipes: nobody has to read while somebody writes.
        let (stdin, stdout, stderr) = (
            folder.appending(path: "in"), folder.appending(path: "out"), folder.appending(path: "err")
        )
        try Data(input.utf8).write(to: stdin)
        for file in [stdout, stderr] { try Data().write(to: file) }
        let files = try (
            FileHandle(forReadingFrom: stdin), FileHandle(forWritingTo: stdout), FileHandle(forWritingTo: stderr)
        )
        let process = try Spawn.start(
            [try path(of: name)] + arguments,
            environment: environment,
            input: files.0.fileDescriptor,
            output: files.1.fileDescriptor,
            errors: files.2.fileDescriptor
        )
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 && errno == EINTR {}
        guard status == 0 else {
            throw MariaDBServer.Failure("\(name) failed: \(try String(contentsOf: stderr, encoding: .utf8))")
        }
        return try String(contentsOf: stdout, encoding: .utf8)
    }
}
