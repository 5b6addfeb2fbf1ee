import Foundation
import Simulation
import TestSupport
import Testing

/// Teams, opening hours and the checks of what is derived from calls, as an administrator meets them.
@Suite struct OrganisationTests {
    private static let teams = """
        [
          {"name": "Reception", "numbers": ["+492214710100", "+49 221 4710101", "+492214710102"]},
          {"name": "Lonely", "numbers": ["+492214710120"]}
        ]
        """

    @Test func `teams are taken over while the server runs, and calls of the past move`() async throws {
        try await withServer { server, folder in
            try await fill(server, 60)
            let all = try await server.panel("total-calls").sum("total")
            #expect(try await server.panel("total-calls", teams: ["Other"]).sum("total") == all)

            try Self.teams.write(to: folder.appending(path: "teams.json"), atomically: true, encoding: .utf8)
            let wanted = try await Database(of: server).number(
                """
                SELECT COUNT(DISTINCT journey_id) FROM calls
                 WHERE own_number IN ('+492214710100', '+492214710101', '+492214710102')
                """
            )
            #expect(wanted > 0)
            try await eventually("all calls have moved") {
                try await server.panel("total-calls", teams: ["Reception"]).sum("total") == wanted
            }
            #expect(try await server.panel("total-calls", teams: ["Other"]).sum("total") == all - wanted)
            #expect(try await server.panel("total-calls", teams: ["Reception", "Other"]).sum("total") == all)
            let status = try await server.http.get("/api/v1/status").text
            #expect(status.contains(#"{"line":3,"name":"Lonely","numbers":1}"#))
            #expect(server.program.errors.contains("a team is skipped"))
        }
    }

    @Test func `a bad file is refused with its line, and the last good one stays`() async throws {
        try await withServer(teams: Self.teams) { server, folder in
            try await fill(server, 30)
            let before = try await server.panel("total-calls", teams: ["Reception"]).sum("total")
            let bad = Self.teams.replacingOccurrences(of: "\"+492214710120\"", with: "120")
            try bad.write(to: folder.appending(path: "teams.json"), atomically: true, encoding: .utf8)
            try await eventually("the file is refused") {
                try await server.http.get("/api/v1/status").text.contains("teams.json:3: ")
            }
            #expect(server.program.errors.contains("teams.json:3: "))
            #expect(try await server.panel("total-calls", teams: ["Reception"]).sum("total") == before)
        }
    }

    @Test func `a team of one number counts where the minimum is one`() async throws {
        try await withServer(teams: Self.teams, environment: ["TEAM_MINIMUM_NUMBERS": "1"]) { server, _ in
            let catalogue = try await server.http.get("/api/v1/panels").text
            #expect(catalogue.contains(#""teams":["Lonely","Reception","Other"]"#))
        }
    }

    @Test func `the command for teams checks a file without a server`() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "mine.json")
            try Self.teams.write(to: file, atomically: true, encoding: .utf8)
            let good = try await Product.run(["teams", "mine.json"], in: folder)
            #expect(good.exit == .status(0))
            #expect(good.output == "Reception: 3 numbers\nLonely: skipped, 1 numbers of at least 2 (line 3)\n")
            try "[{]".write(to: file, atomically: true, encoding: .utf8)
            let bad = try await Product.run(["teams", "mine.json"], in: folder)
            #expect(bad.exit == .status(1))
            #expect(bad.errors.contains("mine.json:1: "))
        }
    }

    @Test func `verify finds a changed figure and rebuild repairs it, while the server runs`() async throws {
        try await withServer(teams: Self.teams) { server, folder in
            try await fill(server, 40)
            let place = ["--data-dir", server.dataFolder.path]
            let clean = try await Product.run(["verify"] + place, in: folder)
            #expect(clean.exit == .status(0))
            #expect(clean.output.hasSuffix(" 0 differences\n"))

            try tamper(server, "UPDATE rollup_days SET calls = calls + 7 WHERE segment_id = 1")
            let found = try await Product.run(["verify"] + place, in: folder)
            #expect(found.exit == .status(1))
            #expect(found.output.contains("rollup_days, segment 1, "))
            #expect(found.output.contains(", calls: stored "))

            let repaired = try await Product.run(["rebuild"] + place, in: folder)
            #expect(repaired.exit == .status(0))
            #expect(try await Product.run(["verify"] + place, in: folder).exit == .status(0))
        }
    }

    @Test func `an annotation stands in the answer of a series`() async throws {
        try await withServer { server, folder in
            let place = ["--data-dir", server.dataFolder.path]
            let noted = try await Product.run(["annotate"] + place + ["New greeting"], in: folder)
            #expect(noted.output == "1\n")
            #expect(try await server.http.get("/api/v1/panels/total-calls").text.contains(#""text":"New greeting""#))
            #expect(try await Product.run(["annotate"] + place, in: folder).output.hasSuffix("  New greeting\n"))
            #expect(try await Product.run(["annotate", "--remove", "1"] + place, in: folder).exit == .status(0))
            #expect(try await Product.run(["annotate", "--remove", "1"] + place, in: folder).exit == .status(2))
        }
    }

    @Test(
        arguments: [
            ("OPENING_HOURS", "Mo-Fr 18-08"), ("HOLIDAYS", "XX"), ("SERVICE_LEVEL_FORMULA", "SL-Z"),
            ("SERVICE_LEVEL_GOAL", "100"), ("TEAM_MINIMUM_NUMBERS", "0"),
        ]
    )
    func `a setting that makes no sense stops the start with a sentence`(name: String, value: String) async throws {
        try await withFolder { folder in
            let run = try await Product.run(
                ["serve", "--port", "0", "--data-dir", folder.appending(path: "data").path],
                environment: [name: value],
                in: folder
            )
            #expect(run.exit == .status(2))
            #expect(run.errors.contains(name))
        }
    }

    private func withServer(
        teams: String? = nil,
        environment: [String: String] = [:],
        _ body: (Server, URL) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try teams?.write(to: folder.appending(path: "teams.json"), atomically: true, encoding: .utf8)
            try await Server.start(in: folder, environment: environment).use { try await body($0, folder) }
        }
    }

    /// Sends calls of the simulated firm, and waits until they are stored.
    private func fill(_ server: Server, _ calls: Int) async throws {
        for body in LoadPlan(seed: 1, run: 1).calls(count: calls) { try await server.post(body) }
        try await server.waitUntilApplied()
    }

    private func tamper(_ server: Server, _ sql: String) throws {
        try Database.change(server.dataFolder.appending(path: "calls.sqlite"), sql)
    }
}
