import Foundation
import GRDB
import TestSupport
import Testing

/// `export`, beside a running server and without one.
@Suite struct ExportTests {
    /// A range that holds all calls of a test.
    private static let range = (from: "1000", to: "4102444800000")

    /// Runs `body` with a server that has taken calls, all of them ended.
    private func withCalls(_ count: Int, _ body: (Server, URL) async throws -> Void) async throws {
        try await withFolder { folder in
            try await Server.start(in: folder).use { server in
                await Load(seed: 31, calls: count).send(to: server, connections: 4)
                try await server.waitUntilApplied()
                try await body(server, folder)
            }
        }
    }

    private func export(_ arguments: String..., of folder: URL) async throws -> Finished {
        let range = ["--from", Self.range.from, "--to", Self.range.to]
        return try await Product.run(["export"] + arguments + ["--data-dir", "data"] + range, in: folder)
    }

    private static let query = "from=\(range.from)&to=\(range.to)&lang=en"

    @Test func `calls are what the API lists`() async throws {
        try await withCalls(120) { server, folder in
            let csv = try await export("calls", of: folder)
            #expect(csv.exit == .status(0))
            #expect(csv.errors.isEmpty)
            let list = "/api/v1/calls.csv?\(Self.query)&order=oldest&machine=true"
            // A file has all calls, whatever is said about pages.
            #expect(csv.output == (try await server.http.get("\(list)&limit=50").text))
            #expect(csv.output.split(separator: "\r\n").count == 121)

            let json = try await export("calls", "--format", "json", of: folder)
            #expect(json.exit == .status(0))
            let page = try await server.http.get("/api/v1/calls?\(Self.query)&order=oldest&limit=1000")
            let calls = try #require(page.text.firstMatch(of: /"calls":\[(.*)\],"next":null/)).1
            #expect(json.output == "[\n" + calls.replacing("]},{", with: "]},\n{") + "\n]\n")
        }
    }

    @Test func `more calls than a page can hold are one file, each call once`() async throws {
        try await withCalls(2_100) { server, _ in
            let file = try await server.http.get("/api/v1/calls.csv?\(Self.query)&machine=true")
            #expect(file.status == 200)
            #expect(file["Link"] == nil)
            let lines = file.text.split(separator: "\r\n")
            #expect(lines.count == 2_101)
            #expect(lines.count { $0.hasPrefix("id,start,") } == 1)
            let ids = lines.dropFirst().map { $0.prefix { $0 != "," } }
            #expect(Set(ids).count == 2_100)
        }
    }

    @Test func `a panel is what the API answers, and all of them are one object or one file each`() async throws {
        try await withCalls(40) { server, folder in
            let panel = "/api/v1/panels/total-calls"
            let csv = try await export("total-calls", "--unit", "1M", of: folder)
            #expect(csv.output == (try await server.http.get("\(panel).csv?\(Self.query)&unit=1M&machine=true").text))
            let json = try await export("total-calls", "--unit", "1M", "--format", "json", "--lang", "de", of: folder)
            let answer = try JSONDecoder().decode(PanelTable.self, from: Data(json.output.utf8))
            #expect(answer.title == "Anrufe insgesamt")
            #expect(answer.sum("total") == 40)

            let all = try await export("panels", "--unit", "1M", "--format", "json", of: folder)
            #expect(all.exit == .status(0), "\(all.errors)")
            let answers = try JSONDecoder().decode([String: PanelTable].self, from: Data(all.output.utf8))
            #expect(answers.allSatisfy { $0.key == $0.value.id })
            #expect(answers["total-calls"]?.rows == answer.rows)

            let files = try await export("panels", "--unit", "1M", "--output", "all", of: folder)
            #expect(files.exit == .status(0), "\(files.errors)")
            #expect(files.output.isEmpty)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "all").path)
            #expect(Set(names) == Set(answers.keys.map { "\($0).csv" }))
            let file = try String(contentsOf: folder.appending(path: "all/total-calls.csv"), encoding: .utf8)
            #expect(file == csv.output)
        }
    }

    @Test func `a file is the owner's, whole, and takes the place of the one before`() async throws {
        try await withCalls(30) { _, folder in
            let file = folder.appending(path: "calls.csv")
            try Data("before".utf8).write(to: file)
            let written = try await export("calls", "--output", "calls.csv", of: folder)
            #expect(written.exit == .status(0))
            #expect(written.output.isEmpty && written.errors.isEmpty)
            #expect(try String(contentsOf: file, encoding: .utf8) == (try await export("calls", of: folder).output))
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("part") }
            )

            let device = try await export("calls", "--output", "/dev/null", of: folder)
            #expect(device.exit == .status(0))
            let null = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
            #expect(null == .typeCharacterSpecial)
        }
    }

    @Test func `a place where nothing can be written is told, and nothing is left there`() async throws {
        try await withCalls(3) { _, folder in
            for place in ["data", "nowhere/calls.csv", "/dev/full"] {
                let refused = try await export("calls", "--output", place, of: folder)
                #expect(refused.exit == .status(1))
                #expect(refused.errors.contains(place) && refused.errors.contains("--output"))
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("part") }
            )
        }
    }

    @Test func `a reader who has seen enough ends an export without a word`() async throws {
        try await withFolder { folder in
            try await Server.start(in: folder).use { _ = try await $0.stop() }
            try await Database.fill(folder.appending(path: "data/calls.sqlite"), calls: 3_000)
            let command = "{ \"$0\" export calls --data-dir data --from 0 --to 90000000000; echo $? >&2; } | head -n 2"
            let shell = URL(fileURLWithPath: "/bin/sh")
            let program = try Program(shell, ["-c", command, Product.executable().path], in: folder)
            #expect(try await program.exit() == .status(0))
            #expect(program.output.split(separator: "\r\n").count == 2)
            #expect(program.errors == "0\n")
        }
    }

    @Test func `a missing database is told and not made`() async throws {
        try await withFolder { folder in
            let missing = try await export("calls", of: folder)
            #expect(missing.exit == .status(1))
            #expect(missing.errors.contains("data/calls.sqlite") && missing.errors.contains("--data-dir"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data").path))
        }
    }

    @Test func `an export with another time zone moves no call to another day`() async throws {
        try await withCalls(3) { server, folder in
            let days = "SELECT GROUP_CONCAT(day) FROM journeys"
            let before = try await Database(of: server).texts(days)
            let arguments = ["export", "calls", "--data-dir", "data"]
            let refused = try await Product.run(arguments, environment: ["TIME_ZONE": "Pacific/Apia"], in: folder)
            #expect(refused.exit == .status(1))
            #expect(refused.errors.contains("Europe/Berlin") && refused.errors.contains("TIME_ZONE"))
            #expect(try await Database(of: server).texts(days) == before)
        }
    }

    @Test(
        arguments: [
            (["dance"], "total-calls"), (["panels"], "--output"),
            (["calls", "--from", "soon"], "2026-11-22T20:00:00Z"),
            (["calls", "--from", "soon", "--lang", "de"], "Schreiben Sie"), (["calls", "--format", "xml"], "json"),
            (["calls", "--hours", "often"], "opening hours"), (["total-calls", "--unit", "2h"], "1h"),
        ]
    )
    func `a wrong call ends with status 2 and says what is right`(arguments: [String], advice: String) async throws {
        try await withFolder { folder in
            let wrong = try await Product.run(["export"] + arguments, in: folder)
            #expect(wrong.exit == .status(2))
            #expect(wrong.output.isEmpty)
            #expect(wrong.errors.contains(advice))
        }
    }

    #if os(Linux)
        @Test func `four times the calls need no more memory`() async throws {
            try await withFolder { folder in
                try await Server.start(in: folder).use { _ = try await $0.stop() }
                try await Database.fill(folder.appending(path: "data/calls.sqlite"), calls: 20_000)
                let few = try await peak(ofExporting: 5_000, in: folder)
                let many = try await peak(ofExporting: 20_000, in: folder)
                #expect(few > 1_000)
                // The output alone is about 8 MB larger.
                #expect(many < few + 6_000)
            }
        }

        /// The most memory in KiB that exporting the first calls as JSON takes until all but the end is written.
        private func peak(ofExporting calls: Int, in folder: URL) async throws -> Int {
            let range = ["--from", "0", "--to", "\(calls * 1_000)"]
            let arguments = ["export", "calls", "--format", "json", "--data-dir", "data"] + range
            let whole = try await Product.run(arguments, in: folder)
            #expect(whole.exit == .status(0), "\(whole.errors)")
            #expect(whole.output.split(separator: "\n").count == calls + 2)
            // A pipe holds 64 KiB. Whoever has more than that left to write cannot end before it has been measured.
            let script = """
                rm -f pipe; mkfifo pipe; "$0" "$@" >pipe &
                { head -c "$SIZE"; grep VmHWM "/proc/$!/status" >&2; cat; } <pipe
                wait $!
                """
            let program = try Program(
                URL(fileURLWithPath: "/bin/sh"),
                ["-c", script, Product.executable().path] + arguments,
                environment: ["SIZE": "\(whole.output.utf8.count - 256 * 1_024)"],
                in: folder
            )
            #expect(try await program.exit() == .status(0), "\(program.errors)")
            #expect(program.output == whole.output)
            let peak = try #require(program.errors.wholeMatch(of: /VmHWM:\s+(\d+) kB\s*/), "\(program.errors)").1
            return Int(peak) ?? 0
        }
    #endif
}

extension Database {
    /// Writes ended calls of one leg each into the file of a stopped server; each begins a second after the one before.
    fileprivate static func fill(_ file: URL, calls: Int) async throws {
        let numbers = "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)"
        try await DatabaseQueue(path: file.path).write { database in
            try database.execute(
                sql: """
                    INSERT INTO journeys (id, day, started_ms, ended_ms, state, direction, outcome, own_number,
                        external_number, wait_ms, reached_voicemail, legs)
                    \(numbers)
                    SELECT n + 1, 19700101, n * 1000, n * 1000 + 500, 'ended', 'in', 'abandoned', '+4922147100101',
                        '+4930' || (1000000 + n), 500, 0, 1
                      FROM numbers
                    """,
                arguments: [calls]
            )
            try database.execute(
                sql: """
                    INSERT INTO calls (call_id, journey_id, started_ms, ended_ms, direction, caller_number, callee_number,
                        own_number, hangup_cause, voicemail, crashed, users, announced)
                    \(numbers)
                    SELECT 'call-' || n, n + 1, n * 1000, n * 1000 + 500, 'in', '+4930' || (1000000 + n),
                        '+4922147100101', '+4922147100101', 'cancel', 0, 0, '[{"id":"1w0","name":"Ada"}]', 1
                      FROM numbers
                    """,
                arguments: [calls]
            )
        }
    }
}
