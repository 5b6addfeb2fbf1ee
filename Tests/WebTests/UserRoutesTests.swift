import Foundation
import TestSupport
import Testing

/// Administrators say who may log in, and who has seen which number.
@Suite struct UserRoutesTests {
    private static let users = "/api/v1/users"

    @Test func `somebody new gets a password that is shown once`() async throws {
        try await withAdministrator { server, admin in
            let made = try await admin.does("POST", Self.users, #"{"name": "Viola", "role": "viewer"}"#)
            #expect(made.status == 201)
            let user = try made.decoded(UserView.self)
            let password = try #require(user.password)
            #expect(password.count == 16)
            #expect(user.name == "Viola" && user.role == "viewer")
            #expect(try await server.logIn("viola", password).status == 200)
            let own = #"{"name": "Lea", "role": "lead", "password": "another horse battery"}"#
            #expect(try await admin.does("POST", Self.users, own).decoded(UserView.self).password == nil)
            let listed = try await admin.send("GET", Self.users)
            #expect(!listed.text.contains(password))
            let list = try listed.decoded(UserList.self).users
            #expect(list.map(\.name) == ["admin", "Lea", "Viola"])
            #expect(list.map(\.isYou) == [true, false, false])
            #expect(list.map(\.mayReveal) == [true, true, false])
            let said = server.program.errors + server.program.output
            #expect(said.contains("a user was added") && !said.contains(password))
        }
    }

    @Test func `another role, another password and the removal are in force at once`() async throws {
        try await withAdministrator { server, admin in
            try await server.user("add", "viola")
            let changes = [#"{"name": "VIOLA", "role": "lead"}"#, #"{"name": "viola", "password": "new"}"#]
            var password = Person.password
            for change in changes {
                let viola = try await Person(server, "viola", password)
                let changed = try await admin.does("PATCH", Self.users, change)
                #expect(changed.status == 200)
                password = try changed.decoded(UserView.self).password ?? password
                #expect(try await viola.session().user == nil)
            }
            #expect(password != Person.password)
            let viola = try await Person(server, "viola", password)
            #expect(try await viola.session().user?.role == "lead")
            let left = try await admin.does("DELETE", Self.users + "?name=viola")
            #expect(try left.decoded(UserList.self).users.map(\.name) == ["admin"])
            #expect(try await viola.session().user == nil)
            #expect(try await server.logIn("viola", password).status == 401)
        }
    }

    @Test func `all sessions of somebody can be ended`() async throws {
        try await withAdministrator { server, admin in
            try await server.user("add", "viola")
            let viola = [try await Person(server, "viola"), try await Person(server, "viola")]
            let ended = try await admin.does("POST", Self.users + "/log-out", #"{"name": "viola"}"#)
            #expect(ended.status == 200)
            for session in viola { #expect(try await session.session().user == nil) }
            #expect(try await admin.session().user != nil)
            #expect(try await server.logIn("viola", Person.password).status == 200)
        }
    }

    @Test func `a viewer who was given the right sees a number, which is on record`() async throws {
        try await withAdministrator { server, admin in
            try await server.post(TestCall("missed").newCall())
            try await server.waitUntilApplied(1)
            try await server.user("add", "viola")
            let viola = try await Person(server, "viola")
            let reveal = "/api/v1/calls/1/reveal"
            #expect(try await viola.does("POST", reveal).status == 403)
            let given = try await admin.does("PATCH", Self.users, #"{"name": "viola", "mayReveal": true}"#)
            #expect(try given.decoded(UserView.self).mayReveal)
            #expect(try await viola.session().rights.contains("revealNumbers"))
            let shown = try await viola.does("POST", reveal)
            #expect(shown.status == 200)
            let record = try await admin.send("GET", "/api/v1/disclosures")
            let entries = try record.decoded(DisclosureList.self).disclosures
            #expect(entries.map(\.user) == ["viola"])
            #expect(entries.map(\.call) == [1])
            #expect(entries.first?.number.contains("…") == true)
            let number = try shown.decoded(Revealed.self).externalNumber
            #expect(!record.text.contains(number))
            #expect(try await viola.send("GET", "/api/v1/disclosures").status == 403)
        }
    }

    @Test func `nobody manages users and tokens but an administrator with a form of the session`() async throws {
        try await withAdministrator { server, admin in
            try await server.user("add", "lea", "--role", "lead")
            let lea = try await Person(server, "lea")
            let new = #"{"name": "eve", "role": "administrator"}"#
            for path in [Self.users, "/api/v1/tokens", "/api/v1/disclosures"] {
                #expect(try await lea.send("GET", path).status == 403)
                #expect(try await server.http.get(path).status == 403, "the operator's token is a lead")
                #expect(try await server.stranger.get(path).status == 401)
            }
            for path in [Self.users, "/api/v1/tokens"] {
                #expect(try await lea.does("POST", path, new).status == 403)
                #expect(try await admin.send("POST", path, new).status == 403)
                #expect(try await admin.send("POST", path, new, formToken: lea.formToken).status == 403)
            }
            #expect(try await admin.send("PATCH", Self.users, #"{"name": "lea", "role": "viewer"}"#).status == 403)
            #expect(try await admin.send("DELETE", Self.users + "?name=lea").status == 403)
            let list = try await admin.send("GET", Self.users).decoded(UserList.self)
            #expect(list.users.map(\.name) == ["admin", "lea"])
            #expect(list.users.map(\.role) == ["administrator", "lead"])
        }
    }

    @Test func `what cannot be done is explained in the reader's language`() async throws {
        let cases: [(method: String, path: String, body: String, status: Int, words: String)] = [
            ("POST", "", "{", 400, "Send"),
            ("POST", "", #"{"name": "eve", "role": "boss"}"#, 400, "Rolle"),
            ("POST", "", #"{"name": "ADMIN", "role": "viewer"}"#, 409, "gibt es schon"),
            ("POST", "", #"{"name": " ", "role": "viewer"}"#, 400, "sichtbare Zeichen"),
            ("POST", "", #"{"name": "eve", "role": "viewer", "password": "short"}"#, 400, "mindestens 12"),
            ("PATCH", "", #"{"name": "nobody", "role": "lead"}"#, 404, "gibt es nicht"),
            ("PATCH", "", #"{"name": "admin", "role": "lead"}"#, 409, "letzte Administrator"),
            ("DELETE", "?name=admin", "", 409, "letzte Administrator"),
            ("DELETE", "", "", 404, "gibt es nicht"),
            ("POST", "/log-out", #"{"name": "nobody"}"#, 404, "gibt es nicht"),
        ]
        try await withAdministrator { _, admin in
            for wrong in cases {
                let path = Self.users + wrong.path
                let reply = try await admin.does(wrong.method, path, wrong.body, language: "de")
                #expect(reply.status == wrong.status, "\(wrong)")
                #expect(try reply.decoded(ProblemView.self).detail.contains(wrong.words), "\(wrong)")
            }
            #expect(try await admin.session().user?.role == "administrator")
        }
    }
}

/// A server with an administrator who is logged in.
func withAdministrator(
    _ environment: [String: String] = [:],
    _ body: nonisolated(nonsending) (Server, Person) async throws -> Void
) async throws {
    let settings = ["ADMIN_PASSWORD": Person.password].merging(environment) { $1 }
    try await withServer(environment: settings) { server in try await body(server, try await Person(server)) }
}

extension Person {
    /// Sends what the form of a page sends.
    func does(
        _ method: String,
        _ path: String,
        _ body: String = "{}",
        language: String = "en"
    ) async throws -> HTTPReply {
        try await send(method, path, body, formToken: formToken, headers: [("Accept-Language", language)])
    }
}

private struct UserView: Decodable {
    var name: String
    var role: String
    var mayReveal: Bool
    var password: String?
}

private struct UserList: Decodable {
    struct Entry: Decodable {
        var name: String
        var role: String
        var createdAt: String
        var mayReveal: Bool
        var isYou: Bool
    }

    var users: [Entry]
}

private struct DisclosureList: Decodable {
    struct Entry: Decodable {
        var at: String
        var user: String
        var call: Int64
        var number: String
    }

    var disclosures: [Entry]
}

private struct Revealed: Decodable {
    var externalNumber: String
}
