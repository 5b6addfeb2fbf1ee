import Foundation
import TestSupport
import Testing

/// A web server for which there is an example.
enum Proxy: String, CaseIterable, CustomTestStringConvertible {
    case caddy = "Caddy"
    case nginx = "nginx"

    var testDescription: String { rawValue }

    /// Starts the real server with the example: only ports and certificates are those of the test.
    func start(port: Int, upstream: Int, in folder: URL) throws -> Program {
        switch self {
        case .caddy:
            let text = try Repository.text("Deploy/proxy/Caddyfile")
                .replacing("calls.example.com {", with: "http://127.0.0.1:\(port) {")
                .replacing("127.0.0.1:8080", with: "127.0.0.1:\(upstream)")
            try write("{\n\tadmin off\n}\n" + text, to: "Caddyfile", in: folder)
            let arguments = ["run", "--config", "Caddyfile", "--adapter", "caddyfile"]
            return try Program(Tool.find("caddy"), arguments, in: folder)
        case .nginx:
            let text = try Repository.text("Deploy/proxy/nginx.conf")
                .replacing("listen 443 ssl;", with: "listen 127.0.0.1:\(port);")
                .replacing("listen [::]:443 ssl;", with: "")
                .replacing("127.0.0.1:8080", with: "127.0.0.1:\(upstream)")
                .replacing(/ssl_certificate(_key)? [^;]*;/, with: "")
            try write(text, to: "site.conf", in: folder)
            let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path temp-\($0);" }
            let main = """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                access_log off;
                \(temporary.joined(separator: "\n"))
                include site.conf;
                }
                """
            try write(main, to: "nginx.conf", in: folder)
            return try Program(Tool.find("nginx"), ["-e", "stderr", "-p", folder.path, "-c", "nginx.conf"], in: folder)
        }
    }

    private func write(_ text: String, to name: String, in folder: URL) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}

/// The examples publish the webhook and the return from the login, and nothing else.
@Suite struct ProxyTests {
    private func publish(_ proxy: Proxy, _ body: (HTTPClient) async throws -> Void) async throws {
        try await withFolder { folder in
            try await EchoServer.serve { upstream in
                let (program, client) = try await start(proxy, upstream.port, in: folder)
                do {
                    try await body(client)
                } catch {
                    await program.end()
                    throw error
                }
                await program.end()
            }
        }
    }

    /// Starts the proxy on a free port; on another one where somebody was quicker.
    private func start(
        _ proxy: Proxy,
        _ upstream: Int,
        in folder: URL,
        attempt: Int = 1
    ) async throws -> (Program, HTTPClient) {
        let port = try await FreePort.find()
        let program = try proxy.start(port: port, upstream: upstream, in: folder)
        let client = HTTPClient(port: port)
        do {
            try await eventually("\(proxy.rawValue) answers") {
                guard program.isRunning else { throw ProductError.didNotStart(errors: program.errors) }
                return (try? await client.get("/nothing")) != nil
            }
            return (program, client)
        } catch {
            await program.end()
            guard attempt < 5, error is ProductError else { throw error }
            return try await start(proxy, upstream, in: folder, attempt: attempt + 1)
        }
    }

    private func post(_ path: String, bytes: Int = 10) -> HTTPRequest {
        HTTPRequest("POST", path, headers: [("X-Sipgate-Signature", "abc")], body: Array(repeating: 97, count: bytes))
    }

    @Test(arguments: Proxy.allCases)
    func `the webhook is published, with its signature and the name under which it was asked`(
        proxy: Proxy
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

    @Test(arguments: Proxy.allCases)
    func `the return from the login is published with its code`(proxy: Proxy) async throws {
        try await publish(proxy) { client in
            let reply = try await client.get("/auth-code?code=x&state=y")
            #expect(reply.status == 200)
            #expect(reply.text.hasPrefix("reached GET /auth-code?code=x&state=y\n"))
        }
    }

    @Test(arguments: Proxy.allCases)
    func `nothing else is published`(proxy: Proxy) async throws {
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

    @Test(arguments: Proxy.allCases)
    func `a body that no event has is refused at the door`(proxy: Proxy) async throws {
        try await publish(proxy) { client in
            let accepted = try await client.send(post("/", bytes: 60_000))
            #expect(accepted.status == 200)
            let refused = try await client.send(post("/", bytes: 70_000))
            // Caddy before 2.7 says 502 for it.
            #expect([413, 502].contains(refused.status))
            #expect(!refused.text.contains("reached"))
        }
    }

    @Test(arguments: Proxy.allCases)
    func `a stranger cannot choose the name to which sipgate is sent`(proxy: Proxy) async throws {
        try await publish(proxy) { client in
            var request = post("/")
            request.headers.append(("X-Forwarded-Host", "evil.example"))
            let reply = try await client.send(request)
            #expect(reply.status == 200)
            #expect(!reply.text.contains("evil.example"))
        }
    }
}
