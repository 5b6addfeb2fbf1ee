import TestSupport
import Testing

/// A demo asks nobody who they are.
@Suite struct GuestTests {
    @Test func `guests of a demo see what a team leader sees, and may write with a cookie of their own`() async throws {
        try await withServer(["demo", "--days", "1"]) { server in
            let welcome = try await server.stranger.get("/api/v1/session")
            let view = try welcome.decoded(SessionView.self)
            #expect(view.user == nil && view.guest)
            #expect(view.rights.contains("seeNumbers") && !view.rights.contains("manageUsers"))
            let token = try #require(view.formToken)
            let cookie = try #require(welcome.cookie)
            #expect(cookie.hasPrefix("call-statistics-guest="))
            for path in ["/", "/live", "/calls", "/api/v1/calls", "/metrics"] {
                #expect(try await server.stranger.get(path).status == 200, "\(path)")
            }
            #expect(try await server.stranger.get("/api/v1/account").status == 403)

            func reveal(_ headers: [(String, String)]) async throws -> Int {
                try await server.stranger.send(HTTPRequest("POST", "/api/v1/calls/0/reveal", headers: headers)).status
            }
            #expect(try await reveal([("Cookie", cookie), ("X-Form-Token", token)]) == 404, "let in; no such call")
            #expect(try await reveal([("Cookie", cookie)]) == 403)
            #expect(try await reveal([("X-Form-Token", token)]) == 403)
            #expect(try await reveal([("Cookie", "call-statistics-guest="), ("X-Form-Token", token)]) == 403)

            let again = try await server.stranger.get("/api/v1/session", headers: [("Cookie", cookie)])
            #expect(again["Set-Cookie"] == nil)
            #expect(try again.decoded(SessionView.self).formToken == token)
        }
    }

    @Test func `a server with real calls has no guests`() async throws {
        try await withServer { server in
            let headers = [("Cookie", "call-statistics-guest=\(String(repeating: "a", count: 43))")]
            let view: SessionView = try await server.stranger.get("/api/v1/session", headers: headers).decoded()
            #expect(!view.guest && view.rights.isEmpty)
            #expect(try await server.stranger.get("/api/v1/live", headers: headers).status == 401)
        }
    }
}
