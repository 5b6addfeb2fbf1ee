import Foundation
import TestSupport
import Testing

/// The examples publish the webhook and the return from the login, and nothing else.
@Suite struct ProxyTests {
    private func publish(
        _ proxy: ReverseProxy,
        _ body: nonisolated(nonsending) (HTTPClient) async throws -> Void
    ) async throws {
        try await EchoServer.serve { upstream in
            try await proxy.publish(.webhook, of: upstream.port) { port in try await body(HTTPClient(port: port)) }
        }
    }

    private func post(_ path: String, bytes: Int = 10) -> HTTPRequest {
        HTTPRequest("POST", path, headers: [("X-Sipgate-Signature", "abc")], body: Array(repeating: 97, count: bytes))
    }

    @Test(arguments: ReverseProxy.allCases)
    func `the webhook is published, with its signature and the name under which it was asked`(
        proxy: ReverseProxy
    ) async throws {
        try await publish(proxy) { client in
            let reply = try await client.send(post("/"))
            #expect(reply.status == 200)
            let lines = Set(reply.text.lowercased().split(separator: "\n").map(String.init))
            #expect(lines.contains("reached post /"))
            #expect(lines.contains("x-sipgate-signature: abc"))
            #expect(lines.contains("x-forwarded-proto: http"))
            #expect(lines.contains { $0.hasPrefix("x-forwarded-host: 127.0.0.1") })
        }
    }

    @Test(arguments: ReverseProxy.allCases)
    func `the return from the login is published with its code`(proxy: ReverseProxy) async throws {
        try await publish(proxy) { client in
            let reply = try await client.get("/auth-code?code=x&state=y")
            #expect(reply.status == 200)
            #expect(reply.text.hasPrefix("reached GET /auth-code?code=x&state=y\n"))
        }
    }

    @Test(arguments: ReverseProxy.allCases)
    func `nothing else is published`(proxy: ReverseProxy) async throws {
        try await publish(proxy) { client in
            let paths = [
                "/", "/status", "/healthz", "/readyz", "/metrics", "/assets/app.js", "/api/v1/calls",
                "/api/v1/live/stream", "/auth", "/auth-code/", "//", "/./api/v1/calls",
                "/auth-code/../api/v1/calls", "/%61pi/v1/calls",
            ]
            for path in paths {
                let reply = try await client.get(path)
                #expect(reply.status == 404, "GET \(path)")
                #expect(!reply.text.contains("reached"), "GET \(path)")
            }
            let requests = [
                post("/auth-code"), post("/api/v1/calls"), HTTPRequest("PUT", "/"), HTTPRequest("DELETE", "/"),
            ]
            for request in requests {
                let reply = try await client.send(request)
                #expect(reply.status == 404, "\(request.method) \(request.path)")
            }
        }
    }

    @Test(arguments: ReverseProxy.allCases)
    func `a body that no event has is refused at the door`(proxy: ReverseProxy) async throws {
        try await publish(proxy) { client in
            let accepted = try await client.send(post("/", bytes: 60_000))
            #expect(accepted.status == 200)
            let refused = try await client.send(post("/", bytes: 70_000))
            // Caddy before 2.7 says 502 for it.
            #expect([413, 502].contains(refused.status))
            #expect(!refused.text.contains("reached"))
        }
    }

    @Test(arguments: ReverseProxy.allCases)
    func `a stranger cannot choose the name to which sipgate is sent`(proxy: ReverseProxy) async throws {
        try await publish(proxy) { client in
            var request = post("/")
            request.headers.append(("X-Forwarded-Host", "evil.example"))
            let reply = try await client.send(request)
            #expect(reply.status == 200)
            #expect(!reply.text.contains("evil.example"))
        }
    }
}
