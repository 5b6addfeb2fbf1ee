import Foundation
import TestSupport
import Testing

/// The built program in a folder that is laid out like the image.
@Suite struct ImageLayoutTests {
    private static let program = "usr/local/bin/call-statistics"
    private static let teams = "etc/call-statistics/teams.json"

    /// Lays the image out in `folder`, with a working folder that cannot be written.
    private func lay(out folder: URL) throws -> URL {
        for path in ["usr/local/bin", "etc/call-statistics", "var/lib", "work"] {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }
        let program = folder.appending(path: Self.program)
        try FileManager.default.createSymbolicLink(at: program, withDestinationURL: Product.executable())
        try "[]\n".write(to: folder.appending(path: Self.teams), atomically: true, encoding: .utf8)
        let work = folder.appending(path: "work")
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: work.path)
        return work
    }

    /// The environment of the image, its paths in `folder`, and a port that is free.
    private func environment(in folder: URL) throws -> [String: String] {
        try Dockerfile().environment.mapValues { $0.hasPrefix("/") ? folder.path + $0 : $0 }
            .merging(["HOST": "127.0.0.1", "PORT": "0"]) { $1 }
    }

    /// Runs the program as the image does, for the time of `body`.
    private func withLayout(_ body: (URL, Program, _ port: Int) async throws -> Void) async throws {
        try await withFolder { folder in
            let work = try lay(out: folder)
            let command = "cd '\(work.path)' && exec '\(folder.path)/\(Self.program)' serve"
            let shell = URL(filePath: "/bin/sh")
            let program = try Program(shell, ["-c", command], environment: environment(in: folder), in: folder)
            do {
                var port: Int?
                try await eventually("the program says where its dashboard is", within: .seconds(60)) {
                    guard program.isRunning else { throw ProductError.didNotStart(errors: program.errors) }
                    port = program.output.firstMatch(of: /Dashboard +http:[^:]+:(\d+)/).flatMap { Int($0.output.1) }
                    return port != nil
                }
                try await body(folder, program, #require(port))
            } catch {
                await program.end()
                throw error
            }
            await program.end()
        }
    }

    @Test func `it starts with the environment of the image`() async throws {
        try await withLayout { folder, _, port in
            #expect(try await HTTPClient(port: port).get("/healthz").status == 200)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "work").path)
            #expect(left.isEmpty, "it writes into its working folder")
        }
    }

    @Test func `it keeps everything in the volume, and lets nobody else in`() async throws {
        try await withLayout { folder, _, _ in
            let volume = folder.appending(path: "var/lib/call-statistics").path
            let attributes = try FileManager.default.attributesOfItem(atPath: volume)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            let files = try FileManager.default.contentsOfDirectory(atPath: volume)
            #expect(files.contains("journal.sqlite"))
        }
    }

    @Test func `its health check tells a running server from none`() async throws {
        try await withLayout { folder, program, port in
            let health = ["health"]
            let asked = ["HOST": "127.0.0.1", "PORT": "\(port)"]
            let running = try await Product.run(health, environment: asked, in: folder)
            #expect(running.exit == .status(0))
            program.signal(SIGTERM)
            let exit = try await program.exit()
            #expect(exit == .status(0))
            let stopped = try await Product.run(health, environment: asked, in: folder)
            #expect(stopped.exit == .status(1))
        }
    }
}
