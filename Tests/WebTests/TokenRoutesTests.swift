import Foundation
import TestSupport
import Testing

/// Administrators say which programs and screens may read, and everybody changes their own password.
@Suite struct TokenRoutesTests {
    private static let tokens = "/api/v1/tokens"

    @Test func `a token is shown once, reads, and is nobody's once it is removed`() async throws {
        try await withAdministrator { server, admin in
            let made = try await admin.does("POST", Self.tokens, #"{"name": "Monitor", "role": "viewer"}"#)
            #expect(made.status == 201)
            let token = try made.decoded(TokenView.self)
            let text = try #require(token.token)
            #expect(token.link == nil)
            let bearer = [("Authorization", "Bearer \(text)")]
            #expect(try await server.stranger.get("/api/v1/panels", headers: bearer).status == 200)
            let listed = try await admin.send("GET", Self.tokens)
            #expect(!listed.text.contains(text))
            let entry = try #require(try listed.decoded(TokenList.self).tokens.first)
            #expect(entry.id == token.id && entry.name == "Monitor" && entry.role == "viewer")
            #expect(entry.lastUsedAt != nil)
            let left = try await admin.does("DELETE", "\(Self.tokens)/\(token.id)")
            #expect(try left.decoded(TokenList.self).tokens.isEmpty)
            #expect(try await server.stranger.get("/api/v1/panels", headers: bearer).status == 401)
            #expect(!(server.program.errors + server.program.output).contains(text))
        }
    }

    @Test(arguments: ["": "", "https://example.com/phone/": "https://example.com/phone/"])
    func `a screen gets a link that opens the board`(base: String, start: String) async throws {
        try await withAdministrator(["SERVICE_BASE_URL": base]) { server, admin in
            let made = try await admin.does("POST", Self.tokens, #"{"name": "Wall", "role": "kiosk"}"#)
            let link = try #require(try made.decoded(TokenView.self).link)
            #expect(link.hasPrefix(start + "live?key=cs_"))
            let opened = try await server.stranger.get("/" + link.dropFirst(start.count))
            #expect(opened.status == 303)
            #expect(opened["Location"] == "live")
        }
    }

    @Test func `what cannot be done is explained`() async throws {
        let cases: [(method: String, path: String, body: String, status: Int, words: String)] = [
            ("POST", "", #"{"name": "Monitor"}"#, 400, "Send"),
            ("POST", "", #"{"name": "Monitor", "role": "boss"}"#, 400, "one of: "),
            ("POST", "", #"{"name": "Monitor", "role": "administrator"}"#, 400, "cannot be an administrator"),
            ("POST", "", #"{"name": "", "role": "lead"}"#, 400, "visible characters"),
            ("POST", "", #"{"name": "wall", "role": "lead"}"#, 409, "already"),
            ("DELETE", "/nothing", "", 404, "no token"),
        ]
        try await withAdministrator { _, admin in
            #expect(try await admin.does("POST", Self.tokens, #"{"name": "Wall", "role": "kiosk"}"#).status == 201)
            for wrong in cases {
                let reply = try await admin.does(wrong.method, Self.tokens + wrong.path, wrong.body)
                #expect(reply.status == wrong.status, "\(wrong)")
                #expect(try reply.decoded(ProblemView.self).detail.contains(wrong.words), "\(wrong)")
            }
        }
    }

    @Test func `who knows the present password changes it, and only this browser stays logged in`() async throws {
        let path = "/api/v1/session/password"
        let new = "another horse battery"
        try await withAdministrator { server, admin in
            let elsewhere = try await Person(server)
            let wrong = [
                (body: #"{"current": "wrong horse battery", "new": "\#(new)"}"#, status: 403, words: "is wrong"),
                (body: #"{"current": "\#(Person.password)", "new": "short"}"#, status: 400, words: "too short"),
                (body: #"{"new": "\#(new)"}"#, status: 400, words: "Send"),
            ]
            for each in wrong {
                let reply = try await admin.does("POST", path, each.body)
                #expect(reply.status == each.status)
                #expect(try reply.decoded(ProblemView.self).detail.contains(each.words))
            }
            let right = #"{"current": "\#(Person.password)", "new": "\#(new)"}"#
            #expect(try await admin.send("POST", path, right).status == 403, "no form of this session")
            let changed = try await admin.does("POST", path, right)
            #expect(changed.status == 200)
            let cookie = [("Cookie", try #require(changed.cookie))]
            let session = try await server.stranger.get("/api/v1/session", headers: cookie).decoded(SessionView.self)
            #expect(session.user?.name == "admin")
            #expect(try changed.decoded(FormToken.self).formToken == session.formToken)
            for old in [admin, elsewhere] { #expect(try await old.session().user == nil) }
            #expect(try await server.logIn("admin", Person.password).status == 401)
            #expect(try await server.logIn("admin", new).status == 200)
        }
    }

    @Test func `guesses at the present password have to wait like those of a login`() async throws {
        try await withAdministrator { _, admin in
            let guess = #"{"current": "wrong horse battery", "new": "another horse battery"}"#
            let path = "/api/v1/session/password"
            for _ in 0..<5 { #expect(try await admin.does("POST", path, guess).status == 403) }
            let late = try await admin.does("POST", path, guess)
            #expect(late.status == 429)
            #expect(late["Retry-After"].flatMap { Int($0) } != nil)
        }
    }
}

private struct TokenView: Decodable {
    var id: String
    var token: String?
    var link: String?
}

private struct TokenList: Decodable {
    struct Entry: Decodable {
        var id: String
        var name: String
        var role: String
        var createdAt: String
        var lastUsedAt: String?
    }

    var tokens: [Entry]
}

private struct FormToken: Decodable {
    var formToken: String
}
