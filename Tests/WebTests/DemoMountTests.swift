import Foundation
import TestSupport
import Testing

/// The demo beside a real site.
@Suite struct DemoMountTests {
    private struct State: Decodable {
        var running: Bool
        var address: String
    }

    private func withAdministrator(_ body: nonisolated(nonsending) (Server) async throws -> Void) async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": Server.password], body: body)
    }

    private func tell(_ person: Person, _ method: String) async throws -> Bool {
        let reply = try await person.send(method, "/api/v1/demo", formToken: person.formToken)
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.decoded(State.self).running
    }

    @Test func `a demo lives beside the real site, touches nothing of it, and leaves nothing`() async throws {
        try await withAdministrator { server in
            let person = try await Person(server)
            let folder = server.dataFolder.appending(path: "demo").path
            #expect(try await tell(person, "GET") == false)
            #expect(try await tell(person, "POST"))
            #expect(try await tell(person, "POST"), "a second start finds the first")
            #expect(FileManager.default.fileExists(atPath: folder))

            #expect(try await server.stranger.get("/demo/calls")["Location"] == "../login")
            #expect(try await server.stranger.get("/demo/api/v1/live").status == 401)
            #expect(try await server.stranger.get("/demo/metrics")["Location"] == "../login")
            let page = try await server.http.get("/demo/", headers: [("Accept", "text/html")])
            #expect(page.status == 200)
            #expect(page.text.contains(#"id="demo-banner""#) && page.text.contains(#"href="../""#))
            #expect(try await server.http.get("/demo")["Location"] == "demo/")
            try await eventually("the demo has calls", within: .seconds(60)) {
                let live: LiveView = try await server.http.get("/demo/api/v1/live").decoded()
                return live.totalEvents > 0
            }
            let session: SessionView = try await server.http.get("/demo/api/v1/session").decoded()
            #expect(session.guest && !session.rights.contains("connectAccount"))
            #expect(try await server.http.get("/demo/api/v1/demo").status == 404)

            #expect(try await server.live().totalEvents == 0)
            #expect(try await server.panel("total-calls").sum("total") == 0)
            let real = try await server.http.get("/")
            #expect(!real.text.contains("demo-banner"))

            #expect(try await tell(person, "DELETE") == false)
            #expect(!FileManager.default.fileExists(atPath: folder))
            #expect(try await server.http.get("/demo/", headers: [("Accept", "text/html")])["Location"] == "../")
            #expect(try await server.http.get("/demo/api/v1/live").status == 404)
            #expect(try await tell(person, "POST"), "it can be started anew")
            #expect(try await server.stop() == .status(0))
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }

    @Test func `a demo that nobody looks at ends by itself`() async throws {
        let settings = ["ADMIN_PASSWORD": Server.password, "DEMO_IDLE_SECONDS": "3"]
        try await withServer(environment: settings) { server in
            let person = try await Person(server)
            #expect(try await tell(person, "POST"))
            try await eventually("the demo has ended", within: .seconds(60), every: .milliseconds(200)) {
                try await tell(person, "GET") == false
            }
            try await eventually("nothing is left of it") {
                !FileManager.default.fileExists(atPath: server.dataFolder.appending(path: "demo").path)
            }
        }
    }

    @Test func `what a killed process has left of a demo is removed by the next`() async throws {
        try await withFolder { folder in
            let settings = ["ADMIN_PASSWORD": Server.password]
            var server = try await Server.start(in: folder, environment: settings)
            let rest = server.dataFolder.appending(path: "demo").path
            try await server.use { server in
                #expect(try await tell(try await Person(server), "POST"))
                try await server.kill()
                #expect(FileManager.default.fileExists(atPath: rest))
            }
            server = try await Server.start(in: folder, environment: settings)
            try await server.use { _ in #expect(!FileManager.default.fileExists(atPath: rest)) }
        }
    }

    @Test func `only an administrator's page may start or end one`() async throws {
        try await withAdministrator { server in
            try await server.waitForUser()
            try await server.user("add", "viola", "--role", "lead")
            let lead = try await Person(server, "viola")
            let admin = try await Person(server)
            for method in ["POST", "DELETE"] {
                #expect(try await server.stranger.send(HTTPRequest(method, "/api/v1/demo")).status == 401)
                #expect(try await lead.send(method, "/api/v1/demo", formToken: lead.formToken).status == 403)
                #expect(try await admin.send(method, "/api/v1/demo").status == 403)
            }
        }
    }
}
