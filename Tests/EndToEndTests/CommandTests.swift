import Foundation
import TestSupport
import Testing

/// The commands beside `serve`.
@Suite struct CommandTests {
    @Test func `the help names every command`() async throws {
        let help = try await run("--help")
        #expect(help.exit == .status(0))
        #expect(help.errors.isEmpty)
        for word in ["USAGE: call-statistics", "serve", "demo", "simulate", "version", ".env"] {
            #expect(help.output.contains(word), "\(word)")
        }
        for command in ["serve", "demo", "simulate", "version"] {
            #expect(try await run(command, "--help").exit == .status(0), "\(command)")
        }
    }

    @Test func `the version is told by a command and by an option`() async throws {
        let version = try await run("version")
        #expect(version.exit == .status(0))
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
        #expect(try await run("--version").output == version.output)
    }

    @Test(arguments: [["dance"], ["serve", "--dance"], ["serve", "--port", "99999"], ["simulate", "--calls", "0"]])
    func `a wrong call ends with status 2 and says how it is done right`(arguments: [String]) async throws {
        let wrong = try await run(arguments)
        #expect(wrong.exit == .status(2))
        #expect(wrong.output.isEmpty)
        #expect(wrong.errors.hasPrefix("Error: "))
        #expect(wrong.errors.contains("--help"))
    }

    @Test func `simulate fills a server that trusts the key it has made`() async throws {
        try await withFolder { folder in
            let made = try await Product.run(["simulate", "--make-key", "my.key"], in: folder)
            #expect(made.exit == .status(0))
            #expect(made.output.contains("SIPGATE_PUBLIC_KEY_FILE=my.key.pub"))
            let mode = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "my.key").path)
            #expect(mode[.posixPermissions] as? Int == 0o600)
            #expect(try await Product.run(["simulate", "--make-key", "my.key"], in: folder).exit == .status(1))

            try await Server.start(in: folder, environment: ["SIPGATE_PUBLIC_KEY_FILE": "my.key.pub"]).use { server in
                let options = ["--url", server.url, "--calls", "20", "--connections", "2"]
                let sent = try await Product.run(["simulate", "--key", "my.key"] + options, in: folder)
                #expect(sent.exit == .status(0))
                #expect(sent.output.contains(", 0 failed"))
                try await server.waitUntilApplied()
                #expect(try await server.panel("total-calls").sum("total") == 20)

                let unsigned = try await Product.run(["simulate"] + options, in: folder)
                #expect(unsigned.exit == .status(1))
                #expect(unsigned.output.contains("refused with 403"))
                #expect(try await server.panel("total-calls").sum("total") == 20)
            }
        }
    }

    @Test func `simulate says in a sentence that nobody listens`() async throws {
        let vain = try await run("simulate", "--url", "http://127.0.0.1:1/", "--calls", "1")
        #expect(vain.exit == .status(1))
        #expect(vain.errors.contains("127.0.0.1:1"))
    }

    @Test func `the demo shows simulated data and leaves nothing behind`() async throws {
        try await withFolder { folder in
            func demoFolders() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("-demo-") }
            }
            try await Server.start(in: folder, ["demo", "--days", "10"]).use { server in
                #expect(try demoFolders().count == 1)
                let to = Int(Date().timeIntervalSince1970 * 1_000)
                let range = "from=\(to - 11 * 86_400_000)&to=\(to)&unit=1d"
                try await eventually("the history is there") {
                    let path = "/api/v1/panels/total-calls?\(range)"
                    let table: PanelTable = try await server.http.get(path).decoded()
                    return table.sum("total") > 300
                }
                try await eventually("a live call rings or talks") {
                    let live = try await server.live()
                    return live.waiting + live.active > 0
                }
                let live = try await server.live()
                #expect(live.demo && live.signatureChecked)
                #expect(try await server.stop() == .status(0))
                #expect(try demoFolders() == [])
            }
        }
    }

    @Test(arguments: [0, 300, 900]) func `a demo that is still loading its year stops at once`(
        milliseconds: Int
    ) async throws {
        try await withServer(["demo"]) { server in
            try await Task.sleep(for: .milliseconds(milliseconds))
            let exit = try await server.stop()
            #expect(exit == .status(0), "\(server.program.errors)")
        }
    }

    @Test func `the demo never touches a folder with real data`() async throws {
        try await withServer { server in
            try await server.post(TestCall("real").newCall())
            #expect(try await server.stop() == .status(0))
            let before = try FileManager.default.contentsOfDirectory(atPath: server.dataFolder.path).sorted()
            let demo = try await run("demo", "--port", "0", "--data-dir", server.dataFolder.path)
            #expect(demo.exit == .status(1))
            #expect(demo.errors.contains("--data-dir"))
            let after = try FileManager.default.contentsOfDirectory(atPath: server.dataFolder.path).sorted()
            #expect(after == before)
            #expect(try await Database(of: server).number("SELECT COUNT(*) FROM calls") == 1)
        }
    }

    private func run(_ arguments: String...) async throws -> Finished {
        try await run(arguments)
    }

    private func run(_ arguments: [String]) async throws -> Finished {
        try await withFolder { try await Product.run(arguments, in: $0) }
    }

    @Test func `Grafana and MariaDB can read the files that are written for them`() async throws {
        try await withFolder { folder in
            let written = try await Product.run(["grafana", "--output", "out"], in: folder)
            #expect(written.exit == .status(0))
            for name in ["grants.sql", "dashboards/call-statistics.json"] {
                let path = folder.appending(path: "out/\(name)").path
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o644, "\(name)")
            }
        }
    }
}
