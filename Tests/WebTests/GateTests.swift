import Foundation
import Hummingbird
import Ingest
import Journal
import NIOCore
import Store
import TestSupport
import Testing

@testable import CallStatisticsApp
@testable import Web

/// Who gets in, by what, and how far.
@Suite struct GateTests {
    /// What everybody may ask, and nothing else; the webhook answers by its signature.
    private static let open: Set<String> = [
        "POST /", "PUT /", "PATCH /", "DELETE /", "OPTIONS /", "POST /demo", "GET /auth-code", "HEAD /auth-code",
        "GET /healthz",
        "HEAD /healthz", "GET /login", "HEAD /login", "GET /api/v1/session", "HEAD /api/v1/session",
        "POST /api/v1/session", "GET /assets/:fingerprint/:name", "HEAD /assets/:fingerprint/:name",
    ]

    /// What a screen on a wall may read.
    private static let board: Set<String> = [
        "/live", "/api/v1/live", "/api/v1/live/stream", "/api/v1/panels", "/api/v1/panels/:id",
    ]

    /// Every route that the product has: its method and its path.
    private static func routes() async throws -> [(method: String, path: String)] {
        try await withFolder { folder in
            let reader = try SettingsReader(environment: [:], file: folder.appending(path: ".env").path)
            let settings = try Settings(Settings.Overrides(dataFolder: folder.appending(path: "data").path), reader)
            let data = try DataFolder(settings.dataFolder)
            let composition = Composition(settings: settings, folder: data, verifier: nil, isDemo: false)
            let parts = try await composition.open()
            let routes = WebServer.router(parts.site, LiveBroadcast(parts.site)).routes
            parts.intake.journal.close()
            try await parts.store.close()
            return routes.map { ($0.method.rawValue, "\($0.path)".replacing(#/\{(\w+)\}/#) { ":\($0.1)" }) }
        }
    }

    @Test func `a stranger reaches the open addresses and no other`() async throws {
        let routes = try await Self.routes()
        #expect(routes.count > 30)
        try await withServer { server in
            for (method, path) in routes where !Self.open.contains("\(method) \(path)") {
                let address = path.replacing(#/:\w+/#, with: "x")
                let reply = try await server.stranger.send(TestSupport.HTTPRequest(method, address))
                if ["GET", "HEAD"].contains(method), !path.hasPrefix("/api/"), !["/readyz", "/metrics"].contains(path) {
                    #expect(reply.status == 303, "\(method) \(path)")
                    #expect(reply["Location"]?.contains(#/^(\.\./)*login/#) == true, "\(method) \(path)")
                } else {
                    #expect(reply.status == 401, "\(method) \(path)")
                    #expect(reply["WWW-Authenticate"] == "Bearer", "\(method) \(path)")
                }
            }
            for path in ["/nothing", "/api/v1/nothing", "/.env"] {
                #expect([303, 401].contains(try await server.stranger.get(path).status), "not even what there is")
            }
        }
    }

    @Test func `a screen on a wall reads the board and nothing else`() async throws {
        let routes = try await Self.routes()
        try await Firm.with { firm in
            let screen = try await firm.person("wall", "kiosk")
            for (method, path) in routes where method == "GET" && !Self.open.contains("GET \(path)") {
                if path == "/api/v1/live/stream" { continue }
                let reply = try await screen.send(method, path.replacing(":id", with: "incoming-calls"))
                #expect((reply.status == 200) == Self.board.contains(path), "\(path)")
            }
            for id in ["service-level", "service-level-teams"] {
                #expect(try await screen.send("GET", "/api/v1/panels/\(id)").status == 200)
            }
            for id in ["top-callers", "total-calls", "active-calls-list", "nothing"] {
                #expect(try await screen.send("GET", "/api/v1/panels/\(id)").status == 403)
            }
            #expect(try await screen.send("GET", "/calls?from=1")["Location"] == "login?next=calls%3Ffrom%3D1")
        }
    }

    @Test func `nobody below an administrator reaches what administrators do`() async throws {
        let routes = try await Self.routes()
        try await Firm.with { firm in
            for role in ["viewer", "lead"] {
                let person = try await firm.person(role, role)
                for (method, path) in routes where path.hasPrefix("/api/v1/account") && method != "HEAD" {
                    let reply = try await person.send(method, path, "{}", formToken: person.formToken)
                    #expect(reply.status == 403, "\(role) \(method) \(path)")
                }
            }
        }
    }

    @Test func `a page for administrators tells others whom it is for, and no browser keeps that`() async throws {
        try await Firm.with { firm in
            let (viewer, administrator) = (try await firm.person("viola", "viewer"), try await Person(firm.server))
            let page = try await administrator.send("GET", "/settings")
            #expect(page.status == 200)
            let known = [("If-None-Match", try #require(page["ETag"]))]
            let refusal = try await viewer.send("GET", "/settings", headers: known)
            #expect(refusal.status == 403)
            #expect(refusal["Content-Type"] == "text/html; charset=utf-8")
            #expect(refusal["Cache-Control"] == "no-store")
            #expect(refusal.text.contains("data-page=\"forbidden\""))
            #expect(try await firm.server.stranger.get("/forbidden").status == 303, "it has no address of its own")
        }
    }

    @Test(arguments: [
        ("/calls?groups=A%20B&x=1", "login?next=calls%3Fgroups%3DA%2520B%26x%3D1"), ("/", "login"),
        ("/live", "login?next=live"), ("//evil.example/", "../../login"), ("/a/b", "../login"),
        ("/https://evil.example", "../../login"), ("/%5C%5Cevil.example", "login"),
        ("/?from=1", "login?next=%3Ffrom%3D1"),
    ])
    func `the login leads back to a page of this site and nowhere else`(path: String, login: String) async throws {
        try await withServer { server in
            let reply = try await server.stranger.get(path)
            #expect(reply.status == 303)
            #expect(reply["Location"] == login)
        }
    }

    @Test func `the operator's token reads, and nothing that looks like it does`() async throws {
        try await withServer { server in
            let right = "Bearer \(Server.token)"
            for header in [right, "bearer \(Server.token)"] {
                let reply = try await server.stranger.get("/metrics", headers: [("Authorization", header)])
                #expect(reply.status == 200)
            }
            let wrong = [
                "Bearer", "Bearer ", right + "x", String(right.dropLast()), "Basic \(Server.token)", Server.token,
            ]
            for header in wrong {
                let reply = try await server.stranger.get("/metrics", headers: [("Authorization", header)])
                #expect(reply.status == 401, "\(header)")
            }
            let write = TestSupport.HTTPRequest("DELETE", "/api/v1/session", headers: [("Authorization", right)])
            let refusal = try await server.stranger.send(write)
            #expect(refusal.status == 403)
        }
    }

    @Test func `a wrong token is not made good by a cookie`() async throws {
        try await Firm.with { firm in
            let lead = try await firm.person("lena", "lead")
            let headers = [("Authorization", "Bearer nothing")]
            #expect(try await lead.send("GET", "/api/v1/calls", headers: headers).status == 401)
        }
    }

    @Test func `a page of somebody else cannot write in anybody's name`() async throws {
        try await Firm.with { firm in
            let lead = try await firm.person("lena", "lead")
            let other = try await firm.person("otto", "lead")
            for token in [nil, "", "x", other.formToken, lead.cookie] {
                #expect(try await lead.send("POST", "/api/v1/calls/1/reveal", formToken: token).status == 403)
            }
        }
    }

    @Test func `a listener whose session has ended is told so and heard no more`() async throws {
        try await Firm.with { firm in
            let viewer = try await firm.person("viola", "viewer")
            let stream = try await LiveStream.open(firm.server, as: "Cookie: \(viewer.cookie)")
            _ = try await stream.message("a first snapshot") { _ in true }
            try await firm.server.user("remove", "viola")
            try await eventually("the stream says that it has ended", within: .seconds(20)) {
                stream.text.contains("event: ended\n")
            }
            let end = stream.text
            try await firm.server.post(TestCall("later").newCall())
            try await Task.sleep(for: .seconds(3))
            #expect(stream.text == end || stream.isClosed)
            #expect(!stream.text.components(separatedBy: "event: ended").last!.contains("event: live"))
            await stream.close()
        }
    }
}
