import Foundation
import TestSupport
import Testing

/// What an administrator reads when the server cannot start.
@Suite struct StartingTests {
    /// A reason not to start.
    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var arguments: [String] = []
        var environment: [String: String] = [:]
        var status: Int32
        var words: String
        var testDescription: String { name }
    }

    static let faults = [
        Fault(name: "a file in place of the folder", arguments: ["--data-dir", "a-file"], status: 1, words: "a-file"),
        Fault(name: "a folder in a file", arguments: ["--data-dir", "a-file/data"], status: 1, words: "--data-dir"),
        Fault(name: "a folder in /proc", arguments: ["--data-dir", "/proc/data"], status: 1, words: "/proc/data"),
        Fault(name: "another database", environment: ["DATABASE_URL": "oracle://u:pw@h/d"], status: 2, words: "sqlite"),
        Fault(name: "no user", environment: ["DATABASE_URL": "mariadb://h/d"], status: 2, words: "names no user"),
        Fault(name: "half of a database", environment: ["MYSQL_HOST": "h"], status: 2, words: "MYSQL_DATABASE"),
        Fault(name: "no secret", environment: ["MYSQL_PASSWORD_FILE": "none"], status: 2, words: "MYSQL_PASSWORD_FILE"),
        Fault(name: "no address", environment: ["DATABASE_URL": "%%%"], status: 2, words: "DATABASE_URL"),
        Fault(
            name: "no folder for the database",
            environment: ["DATABASE_URL": "sqlite:///nowhere/at/all.sqlite"],
            status: 1,
            words: "/nowhere/at/all.sqlite"
        ),
        Fault(name: "an unknown zone", environment: ["TIME_ZONE": "Europe/Atlantis"], status: 2, words: "TIME_ZONE"),
        Fault(name: "no number", environment: ["RING_LIMIT_SECONDS": "soon"], status: 2, words: "RING_LIMIT_SECONDS"),
        Fault(name: "no port", environment: ["PORT": "70000"], status: 2, words: "PORT"),
        Fault(name: "no webhook", environment: ["SIPGATE_WEBHOOK_URL": "x"], status: 2, words: "SIPGATE_WEBHOOK_URL"),
        Fault(name: "no key", environment: ["SIPGATE_PUBLIC_KEY_FILE": "a-file"], status: 2, words: "a-file"),
        Fault(
            name: "a foreign address",
            arguments: ["--host", "192.0.2.1", "--port", "8080"],
            status: 1,
            words: "--host"
        ),
        Fault(name: "a foreign address and any port", arguments: ["--host", "192.0.2.1"], status: 1, words: "--host"),
    ]

    @Test(arguments: faults)
    func `a fault ends the start with one sentence that says what to do`(fault: Fault) async throws {
        try await withFolder { folder in
            try Data("not a folder".utf8).write(to: folder.appending(path: "a-file"))
            let program = try await Product.run(
                ["serve"] + fault.arguments,
                environment: ["DATA_DIR": "data", "PORT": "0"].merging(fault.environment) { $1 },
                in: folder
            )
            #expect(program.exit == .status(fault.status))
            expectSentence(program.errors, with: fault.words)
            #expect(!program.errors.contains("pw"))
            #expect(program.output.isEmpty)
        }
    }

    @Test func `a taken port ends the start with one sentence and touches no data`() async throws {
        try await withServer { server in
            try await withFolder { folder in
                let other = try await Product.run(
                    ["serve", "--port", "\(server.port)", "--data-dir", "data"],
                    in: folder
                )
                #expect(other.exit == .status(1))
                expectSentence(other.errors, with: "\(server.port)")
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "data").path)
                #expect(files == ["lock"])
            }
        }
    }

    @Test func `a second server on the same folder leaves the first one alone`() async throws {
        try await withServer { server in
            let other = try await Product.run(
                ["serve", "--port", "0", "--data-dir", server.dataFolder.path],
                in: server.dataFolder
            )
            #expect(other.exit == .status(1))
            expectSentence(other.errors, with: server.dataFolder.path)
            #expect(try await server.post(TestCall("after").newCall()).status == 200)
        }
    }

    @Test func `a broken journal is moved aside and the first call gets its reply`() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "data")
            try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
            let garbage = Data("this has never been a database. ".utf8 + (0..<100_000).map { UInt8($0 % 251) })
            try garbage.write(to: data.appending(path: "journal.sqlite"))
            try await Server.start(in: folder).use { server in
                let reply = try await server.post(TestCall("first").newCall())
                #expect(reply.status == 200)
                #expect(reply.text.contains("onHangup="))
                try await server.waitUntilApplied(1)
                let aside = try FileManager.default.contentsOfDirectory(at: data, includingPropertiesForKeys: nil)
                    .filter { $0.lastPathComponent.hasPrefix("journal.sqlite.broken-") }
                #expect(try aside.map { try Data(contentsOf: $0) } == [garbage])
                #expect(try await server.http.get("/readyz").status == 200)
            }
        }
    }

    /// One line or two that end like a sentence, and nothing that only a programmer could read.
    private func expectSentence(_ errors: String, with words: String) {
        let text = errors.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(text.contains(words))
        #expect(text.hasSuffix(".") || text.hasSuffix("help' for more information."))
        #expect(text.split(separator: "\n").count <= 2, "\(text)")
        for noise in ["Fatal", "Thread", "crashed", "0x", "Error(", "NSError", "error Domain"] {
            #expect(!text.contains(noise), "\(text)")
        }
    }
}
