import Foundation
import TestSupport
import Testing

/// Teams that an administrator edits in the page, in the file that holds them.
@Suite struct TeamsTests {
    private struct Answer: Decodable {
        struct Team: Decodable, Equatable {
            var name: String
            var numbers: [String]
        }

        var isEditable: Bool
        var version: String
        var teams: [Team]
        var skipped: [String]
        var reason: String?
    }

    private struct Refusal: Decodable {
        var errors: [String: String]
    }

    private static let two = #"[{"name": "Sales", "numbers": ["0221 4710120", "0221 4710121"]}]"#

    private func withTeams(
        _ text: String?,
        _ body: nonisolated(nonsending) (Person, URL) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "teams.json")
            try text?.write(to: file, atomically: true, encoding: .utf8)
            let environment = ["ADMIN_PASSWORD": Person.password, "TEAMS_FILE": file.path]
            let server = try await Server.start(in: folder, environment: environment)
            try await server.use { server in try await body(try await Person(server), file) }
        }
    }

    private func put(_ person: Person, _ version: String, _ teams: String) async throws -> HTTPReply {
        try await person.write("PUT", "/api/v1/teams", #"{"version": "\#(version)", "teams": \#(teams)}"#)
    }

    private func teams(_ person: Person) async throws -> Answer {
        try await person.send("GET", "/api/v1/teams").decoded()
    }

    @Test func `what is written stands in the file and is in force at once`() async throws {
        try await withTeams(nil) { person, file in
            let before = try await teams(person)
            #expect(before.isEditable)
            let after: Answer = try await put(person, before.version, Self.two).decoded()
            #expect(after.teams == [Answer.Team(name: "Sales", numbers: ["+492214710120", "+492214710121"])])
            #expect(after.version != before.version)
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(written.contains(#""name": "Sales""#))
            let catalogue = try await person.send("GET", "/api/v1/panels").text
            #expect(catalogue.contains(#""teams":["Sales","Other"]"#))
        }
    }

    @Test func `whoever has read an older file does not overwrite a newer one`() async throws {
        try await withTeams("[]") { person, file in
            let old = try await teams(person).version
            try Self.two.write(to: file, atomically: true, encoding: .utf8)
            #expect(try await put(person, old, "[]").status == 409)
            #expect(try String(contentsOf: file, encoding: .utf8) == Self.two)
        }
    }

    @Test func `a refusal names the field and changes nothing`() async throws {
        try await withTeams("[]") { person, file in
            let version = try await teams(person).version
            let reply = try await put(person, version, #"[{"name": "Sales", "numbers": ["+4922147101", "12"]}]"#)
            #expect(reply.status == 400)
            #expect(try reply.decoded(Refusal.self).errors.keys.sorted() == ["teams.0.numbers.1"])
            #expect(try String(contentsOf: file, encoding: .utf8) == "[]")
        }
    }

    @Test func `a file with a mistake is not overwritten by a page`() async throws {
        try await withTeams("[{]") { person, file in
            let answer = try await teams(person)
            #expect(!answer.isEditable)
            #expect(answer.reason?.isEmpty == false)
            #expect(try await put(person, answer.version, Self.two).status == 409)
            #expect(try String(contentsOf: file, encoding: .utf8) == "[{]")
        }
    }

    @Test func `a team with too few numbers stays in the file and is named`() async throws {
        try await withTeams(#"[{"name": "Solo", "numbers": ["0221 4710120"]}]"#) { person, _ in
            let answer = try await teams(person)
            #expect(answer.teams.map(\.name) == ["Solo"])
            #expect(answer.skipped == ["Solo"])
        }
    }

    @Test func `teams of a demo stand in no file`() async throws {
        try await withFolder { folder in
            let server = try await Server.start(in: folder, ["demo", "--days", "0"])
            try await server.use { server in
                let answer: Answer = try await server.http.get("/api/v1/teams").decoded()
                #expect(!answer.isEditable)
                #expect(answer.teams.map(\.name) == ["Front office", "Service", "Revenue"])
            }
        }
    }
}
