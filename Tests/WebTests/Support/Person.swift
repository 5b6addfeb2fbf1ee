import Foundation
import TestSupport
import Testing

/// Somebody who is logged in to the dashboard without a browser: keeps the cookie, and knows the form token.
struct Person: Sendable {
    static let password = Server.password

    let server: Server
    /// The session cookie, as a browser sends it.
    let cookie: String
    let formToken: String

    /// Logs in; the first administrator is waited for.
    init(_ server: Server, _ name: String = "admin", _ password: String = Self.password) async throws {
        try await server.waitForUser(name)
        let reply = try await server.logIn(name, password)
        try #require(reply.status == 200, "\(reply.text)")
        self.server = server
        cookie = try #require(reply.cookie)
        formToken = try #require(try reply.decoded(SessionView.self).formToken)
    }

    /// Sends a request with the cookie; the form token only where it is wanted.
    func send(
        _ method: String,
        _ path: String,
        _ body: String = "",
        formToken: String? = nil,
        headers: [(String, String)] = []
    ) async throws -> HTTPReply {
        let own = [("Cookie", cookie), ("Content-Type", "application/json")]
        let proof = formToken.map { [("X-Form-Token", $0)] } ?? []
        return try await server.http.send(
            HTTPRequest(method, path, headers: own + proof + headers, body: Array(body.utf8))
        )
    }

    /// Does something with the account, as its page does.
    func tell(_ deed: String, _ body: String = "{}", headers: [(String, String)] = []) async throws -> HTTPReply {
        try await send("POST", "/api/v1/account/\(deed)", body, formToken: formToken, headers: headers)
    }

    /// What the server says about the login.
    func session() async throws -> SessionView {
        try await send("GET", "/api/v1/session").decoded()
    }

    /// What the account page is told.
    func account() async throws -> AccountView {
        try await send("GET", "/api/v1/account").decoded()
    }
}

/// What the server says about a login.
struct SessionView: Decodable, Sendable {
    struct User: Decodable, Equatable, Sendable {
        var name: String
        var role: String
    }

    var user: User?
    var guest: Bool
    var formToken: String?
    var rights: [String]
}

/// What the account page is told, as far as tests look at it.
struct AccountView: Decodable, Sendable {
    struct Directory: Decodable, Sendable {
        var succeededAt: String?
        var problem: String?
    }

    struct History: Decodable, Sendable {
        struct Import: Decodable, Sendable {
            var reason: String
            var from: String
        }

        var offer: String?
        var imports: [Import]
    }

    var state: String
    var connectedBy: String?
    var directory: Directory
    var history: History
}

/// A refusal, in the form of RFC 9457.
struct ProblemView: Decodable, Equatable, Sendable {
    var status: Int
    var detail: String
}
