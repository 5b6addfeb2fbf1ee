import Foundation

extension HTTPReply {
    /// The cookie that the browser is to keep, as it sends it back; nil where there is none.
    package var cookie: String? { self["Set-Cookie"].map { String($0.prefix { $0 != ";" }) } }
}

extension Server {
    /// What the tests' users log in with.
    package static let password = "correct horse battery"

    /// Tries to log in.
    package func logIn(_ name: String, _ password: String, headers: [(String, String)] = []) async throws -> HTTPReply {
        let body = try JSONEncoder().encode(["name": name, "password": password])
        let own = [("Content-Type", "application/json")]
        return try await http.send(HTTPRequest("POST", "/api/v1/session", headers: own + headers, body: Array(body)))
    }

    /// Runs `user` on the server's database; the password goes through a pipe.
    ///
    /// - Returns: What it wrote.
    @discardableResult
    package func user(_ arguments: String..., password: String = Self.password) async throws -> String {
        let program = try Program(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", #"echo "$PASSWORD" | "$0" user "$@" --data-dir data"#, Product.executable().path] + arguments,
            environment: ["PASSWORD": password, "TIME_ZONE": timeZone ?? ""],
            in: dataFolder.deletingLastPathComponent()
        )
        guard try await program.exit() == .status(0) else { throw ProductError.failed(errors: program.errors) }
        return program.output
    }

    /// Waits until somebody may log in: trying that would count as a failure.
    package func waitForUser(_ name: String = "admin") async throws {
        try await eventually("there is a user \(name)", every: .milliseconds(100)) {
            try await user("list").contains("\(name)\t")
        }
    }
}
