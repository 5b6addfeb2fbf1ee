import Foundation

/// Programs that are installed on this machine.
public enum Program {
    static let searchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

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
        let files = FileManager.default.temporaryDirectory
            .appending(path: "program-" + String(UInt64.random(in: .min ... .max), radix: 36))
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        // Files rather than pipes: nobody has to read while somebody writes.
        let (stdin, stdout, stderr) = (files.appending(path: "in"), files.appending(path: "out"), files.appending(path: "err"))
        try Data(input.utf8).write(to: stdin)
        for file in [stdout, stderr] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: try path(of: name))
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: stdin)
        process.standardOutput = try FileHandle(forWritingTo: stdout)
        process.standardError = try FileHandle(forWritingTo: stderr)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw MariaDBServer.Failure("\(name) failed: \(try String(contentsOf: stderr, encoding: .utf8))")
        }
        return try String(contentsOf: stdout, encoding: .utf8)
    }
}
