import Foundation

/// A web server for which there are examples in `Deploy/proxy`.
package enum ReverseProxy: String, CaseIterable, CustomStringConvertible, Sendable {
    case caddy = "Caddy"
    case nginx = "nginx"

    /// What an example publishes.
    package enum Part: Sendable {
        /// The webhook and the return from the login at sipgate.
        case webhook
        /// The pages, below `/phone/`.
        case dashboard
    }

    package var description: String { rawValue }

    /// Runs the real server with an example before a service on a port of this machine: only ports and certificates
    /// are those of the test.
    nonisolated(nonsending) package func publish(
        _ part: Part,
        of upstream: Int,
        _ body: nonisolated(nonsending) (_ port: Int) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let (program, port) = try await start(part, upstream, in: folder)
            do {
                try await body(port)
            } catch {
                await program.end()
                throw error
            }
            await program.end()
        }
    }

    /// Starts the server on a free port; on another one where somebody was quicker.
    private func start(_ part: Part, _ upstream: Int, in folder: URL, attempt: Int = 1) async throws -> (Program, Int) {
        let port = try FreePort.find()
        let program = try start(part, upstream, port, in: folder)
        let client = HTTPClient(port: port)
        do {
            try await eventually("\(self) answers") {
                guard program.isRunning else { throw ProductError.didNotStart(errors: program.errors) }
                return (try? await client.get("/nothing")) != nil
            }
            return (program, port)
        } catch {
            await program.end()
            guard attempt < 5, error is ProductError else { throw error }
            return try await start(part, upstream, in: folder, attempt: attempt + 1)
        }
    }

    private func start(_ part: Part, _ upstream: Int, _ port: Int, in folder: URL) throws -> Program {
        let name =
            switch (self, part) {
            case (.caddy, .webhook): "Caddyfile"
            case (.caddy, .dashboard): "dashboard.Caddyfile"
            case (.nginx, .webhook): "nginx.conf"
            case (.nginx, .dashboard): "dashboard.nginx.conf"
            }
        let example = try String(contentsOf: Product.sources.appending(path: "Deploy/proxy/\(name)"), encoding: .utf8)
            .replacing("127.0.0.1:8080", with: "127.0.0.1:\(upstream)")
        switch self {
        case .caddy:
            let text = example.replacing("calls.example.com {", with: "http://127.0.0.1:\(port) {")
            try write("{\n\tadmin off\n}\n" + text, to: "Caddyfile", in: folder)
            let arguments = ["run", "--config", "Caddyfile", "--adapter", "caddyfile"]
            return try Program(Tool.find("caddy"), arguments, in: folder)
        case .nginx:
            let text = example.replacing("listen 443 ssl;", with: "listen 127.0.0.1:\(port);")
                .replacing("listen [::]:443 ssl;", with: "")
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
