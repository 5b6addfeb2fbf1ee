import Foundation
import TestSupport
import Testing

/// A screen on a wall is let in by its link, as far as the board and no longer than its token.
@Suite struct KioskTests {
    @Test func `the link keeps its token out of sight and leads to the board with the rest of it`() async throws {
        try await withScreen { server, _, _, token in
            let opened = try await server.stranger.get("/live?teams=Sales&key=\(token)&rotate=20")
            #expect(opened.status == 303)
            #expect(opened["Location"] == "live?teams=Sales&rotate=20")
            let parts = try #require(opened["Set-Cookie"]).split(separator: "; ")
            #expect(parts.first == "call-statistics-kiosk=\(token)")
            #expect(Set(parts.dropFirst()) == ["Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax"])
            let secure = [("X-Forwarded-Proto", "https")]
            let encrypted = try await server.stranger.get("/live?key=\(token)", headers: secure)
            #expect(encrypted["Set-Cookie"]?.hasSuffix("; Secure") == true)
        }
    }

    @Test func `a screen sees the board and can do nothing`() async throws {
        try await withScreen { server, cookie, _, _ in
            for path in ["/live", "/api/v1/live", "/api/v1/panels", "/api/v1/panels/service-level"] {
                #expect(try await server.stranger.get(path, headers: [("Cookie", cookie)]).status == 200, "\(path)")
            }
            for path in ["/api/v1/calls", "/api/v1/panels/top-callers", "/api/v1/status", "/metrics"] {
                #expect(try await server.stranger.get(path, headers: [("Cookie", cookie)]).status == 403, "\(path)")
            }
            let view: SessionView = try await server.stranger.get("/api/v1/session", headers: [("Cookie", cookie)])
                .decoded()
            #expect(view.rights == ["seeBoard"] && view.formToken == nil)
        }
    }

    @Test func `a link with another key leads to the login, which says so`() async throws {
        try await withScreen { server, _, admin, _ in
            let body = #"{"name": "Monitor", "role": "lead"}"#
            let made = try await admin.send("POST", "/api/v1/tokens", body, formToken: admin.formToken)
            let other = try made.decoded(Made.self).token
            for key in ["", "x", "cs_" + String(repeating: "a", count: 43), other, Server.token] {
                let reply = try await server.stranger.get("/live?key=\(key)")
                #expect(reply["Location"] == "login?problem=key&next=live", "\(key)")
                #expect(reply["Set-Cookie"] == nil)
            }
            let cookie = [("Cookie", "call-statistics-kiosk=\(other)")]
            #expect(try await server.stranger.get("/api/v1/live", headers: cookie).status == 401)
        }
    }

    @Test func `a screen whose token is removed is shut out, also while it listens`() async throws {
        try await withScreen { server, cookie, admin, token in
            let stream = try await LiveStream.open(server, as: "Cookie: \(cookie)")
            _ = try await stream.message("a first snapshot") { _ in true }
            let id = try await admin.send("GET", "/api/v1/tokens").decoded(List.self).tokens[0].id
            let path = "/api/v1/tokens/\(id)"
            #expect(try await admin.send("DELETE", path, formToken: admin.formToken).status == 200)
            #expect(try await server.stranger.get("/api/v1/live", headers: [("Cookie", cookie)]).status == 401)
            let again = try await server.stranger.get("/live?key=\(token)")
            #expect(again["Location"]?.hasPrefix("login") == true)
            try await eventually("the stream has ended", within: .seconds(20)) {
                stream.text.contains("event: ended\n")
            }
            await stream.close()
        }
    }

    private struct Made: Decodable {
        var token: String
    }

    private struct List: Decodable {
        struct Entry: Decodable { var id: String }
        var tokens: [Entry]
    }

    /// Runs a server with one screen: gives its cookie, an administrator, and its token.
    private func withScreen(
        _ body: nonisolated(nonsending) (Server, String, Person, String) async throws -> Void
    ) async throws {
        try await withServer { server in
            let admin = try await Person(server)
            let wanted = #"{"name": "Wall", "role": "kiosk"}"#
            let made = try await admin.send("POST", "/api/v1/tokens", wanted, formToken: admin.formToken)
            let token = try made.decoded(Made.self).token
            let cookie = try #require(try await server.stranger.get("/live?key=\(token)").cookie)
            try await body(server, cookie, admin, token)
        }
    }
}
