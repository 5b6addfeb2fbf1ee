import Foundation
import TestSupport
import Testing

/// Logging in to the dashboard and out of it.
@Suite struct SessionTests {
    @Test(arguments: ["de": "Name oder Passwort ist falsch", "en": "Name or password is wrong"])
    func `a wrong password and an unknown name get the same answer, in the reader's language`(
        language: String,
        words: String
    ) async throws {
        try await withAdministrator { server in
            let reader = [("Accept-Language", language)]
            let wrong = try await server.logIn("admin", "wrong horse battery", headers: reader)
            let unknown = try await server.logIn("nobody", Person.password, headers: reader)
            for reply in [wrong, unknown] {
                #expect(reply.status == 401)
                #expect(reply["Set-Cookie"] == nil)
                #expect(try reply.decoded(ProblemView.self).detail.hasPrefix(words))
            }
            #expect(try wrong.decoded(ProblemView.self) == unknown.decoded(ProblemView.self))
        }
    }

    @Test func `after five failures even the right password has to wait, and only for that name`() async throws {
        try await withAdministrator { server in
            try await server.user("add", "viola")
            for _ in 0..<5 { #expect(try await server.logIn("admin", "wrong horse battery").status == 401) }
            let late = try await server.logIn("ADMIN", Person.password)
            #expect(late.status == 429)
            let seconds = try #require(late["Retry-After"].flatMap { Int($0) })
            #expect((1...30).contains(seconds))
            #expect(try late.decoded(ProblemView.self).detail.contains("\(seconds) "))
            #expect(try await server.logIn("viola", Person.password).status == 200)
        }
    }

    /// Five wrong passwords, each claimed to come from another network: they are one attempt each where that is believed.
    @Test(arguments: [("127.0.0.1", 200), ("10.0.0.0/8, 127.0.0.0/8", 200), ("192.0.2.1", 429)])
    func `the address that a proxy names is believed of those who are trusted alone`(
        trusted: String,
        status: Int
    ) async throws {
        let settings = ["ADMIN_PASSWORD": Person.password, "TRUSTED_PROXIES": trusted]
        try await withServer(environment: settings) { server in
            func attempt(_ password: String, _ number: Int) async throws -> Int {
                let claim = [("X-Forwarded-For", "203.0.113.9, 198.51.100.\(number)")]
                return try await server.logIn("admin", password, headers: claim).status
            }
            for number in 1...5 {
                let refused = try await attempt("wrong horse battery", number)
                #expect(refused == 401)
            }
            let right = try await attempt(Person.password, 6)
            #expect(right == status)
        }
    }

    @Test func `what is no login is refused without trying a password`() async throws {
        let json = ("Content-Type", "application/json")
        let login = #"{"name":"admin","password":"\#(Person.password)"}"#
        let cases: [(headers: [(String, String)], body: String, status: Int)] = [
            ([], login, 415), ([("Content-Type", "text/plain")], login, 415),
            ([("Content-Type", "application/x-www-form-urlencoded")], "name=admin", 415),
            ([json], "", 400), ([json], "{", 400), ([json], #"{"name":"admin"}"#, 400),
            ([json], #"{"name":1,"password":2}"#, 400), ([json], "[\(login)]", 400),
            ([json], #"{"name":"admin","password":"\#(String(repeating: "a", count: 9_000))"}"#, 413),
        ]
        try await withServer { server in
            for wrong in cases {
                let request = HTTPRequest(
                    "POST",
                    "/api/v1/session",
                    headers: wrong.headers,
                    body: Array(wrong.body.utf8)
                )
                let reply = try await server.http.send(request)
                #expect(reply.status == wrong.status, "\(wrong.headers) \(wrong.body.prefix(40))")
                #expect(reply["Content-Type"] == "application/problem+json")
                #expect(try reply.decoded(ProblemView.self).status == wrong.status)
            }
        }
    }

    @Test func `the cookie is nothing for scripts and other pages, and for HTTPS alone where that is used`()
        async throws
    {
        try await withAdministrator { server in
            let plain = try #require(try await server.logIn("admin", Person.password)["Set-Cookie"])
            let parts = plain.split(separator: "; ").dropFirst()
            #expect(Set(parts.filter { !$0.hasPrefix("Max-Age=") }) == ["Path=/", "HttpOnly", "SameSite=Lax"])
            let age = plain.firstMatch(of: /Max-Age=([0-9]+)/).flatMap { Int($0.1) } ?? 0
            #expect((604_700...604_800).contains(age), "a week")
            let proxy = [("X-Forwarded-Proto", "https")]
            let proxied = try await server.logIn("admin", Person.password, headers: proxy)
            #expect(proxied["Set-Cookie"]?.hasSuffix("; Secure") == true)
        }
        try await withAdministrator(["SERVICE_BASE_URL": "https://calls.example.com"]) { server in
            let reply = try await server.logIn("admin", Person.password)
            #expect(reply["Set-Cookie"]?.hasSuffix("; Secure") == true)
        }
    }

    @Test func `logging out needs the session's own form token, and ends it for good`() async throws {
        try await withAdministrator { server in
            let person = try await Person(server)
            let elsewhere = try await Person(server)
            #expect(person.formToken != elsewhere.formToken)
            for foreign in [nil, "", elsewhere.formToken] {
                #expect(try await person.send("DELETE", "/api/v1/session", formToken: foreign).status == 403)
            }
            #expect(try await person.session().user == SessionView.User(name: "admin", role: "administrator"))

            let goodbye = try await person.send("DELETE", "/api/v1/session", formToken: person.formToken)
            #expect(goodbye.status == 200)
            #expect(goodbye["Set-Cookie"]?.contains("call-statistics-session=; Path=/; Max-Age=0;") == true)
            #expect(try await person.session().user == nil)
            #expect(try await person.send("GET", "/api/v1/account").status == 401)
            #expect(try await person.tell("disconnect").status == 401)
            #expect(try await elsewhere.session().user != nil)
        }
    }

    @Test func `a new password on the command line ends all sessions`() async throws {
        try await withAdministrator { server in
            let people = [try await Person(server), try await Person(server)]
            try await server.user("password", "admin", password: "another horse battery")
            for person in people {
                try await eventually("the server has seen it", within: .seconds(10)) {
                    try await person.session().user == nil
                }
                #expect(try await person.send("GET", "/api/v1/account").status == 401)
            }
            #expect(try await server.logIn("admin", Person.password).status == 401)
            #expect(try await server.logIn("admin", "another horse battery").status == 200)
        }
    }

    @Test func `rights are those of the role that somebody has now`() async throws {
        try await withAdministrator { server in
            try await server.user("add", "viola", "--role", "viewer")
            let viola = try await Person(server, "viola")
            #expect(try await viola.session().rights == ["seeBoard", "seeStatistics"])
            #expect(try await viola.send("GET", "/api/v1/account").status == 403)
            try await server.user("role", "viola", "administrator")
            try await eventually("another role has ended the session", within: .seconds(10)) {
                try await viola.session().user == nil
            }
            let promoted = try await Person(server, "viola")
            #expect(try await promoted.session().rights.contains("connectAccount"))
            #expect(try await promoted.send("GET", "/api/v1/account").status == 200)
        }
    }

    @Test func `the log tells of refused logins, and nothing of passwords and tokens`() async throws {
        try await withAdministrator(["LOG_LEVEL": "trace"]) { server in
            let person = try await Person(server)
            #expect(try await server.logIn("admin", "wrong horse battery").status == 401)
            #expect(try await person.send("DELETE", "/api/v1/session", formToken: person.formToken).status == 200)
            let said = server.program.errors + server.program.output
            #expect(said.contains("a login was refused"))
            let token = person.cookie.drop { $0 != "=" }.dropFirst()
            for secret in [Person.password, "wrong horse battery", String(token), person.formToken] {
                #expect(!said.contains(secret))
            }
        }
    }

    @Test func `who is not logged in is told so, with status 200`() async throws {
        try await withServer { server in
            for cookie in ["", "call-statistics-session=", "call-statistics-session=x; a=b", "=;;="] {
                let reply = try await server.http.get("/api/v1/session", headers: [("Cookie", cookie)])
                #expect(reply.status == 200)
                #expect(reply["Cache-Control"] == "no-store")
                let view = try reply.decoded(SessionView.self)
                #expect(view.user == nil && !view.guest && view.formToken == nil && view.rights.isEmpty)
            }
        }
    }

    private func withAdministrator(
        _ environment: [String: String] = [:],
        _ body: nonisolated(nonsending) (Server) async throws -> Void
    ) async throws {
        let settings = ["ADMIN_PASSWORD": Person.password].merging(environment) { $1 }
        try await withServer(environment: settings) { server in
            try await server.waitForUser()
            try await body(server)
        }
    }
}
