import Foundation
import SipgateStub
import TestSupport
import Testing

/// A firm, its account at sipgate, and the server that it has set up, as the story of an account needs them.
struct AccountStory: Sendable {
    static let token = StubAccount.PersonalToken(
        id: "token-S3TU9X",
        token: "0a1b2c3d-1111-4222-8333-0123456789ab",
        scopes: ["all"]
    )

    let stub: SipgateStub
    let folder: URL
    /// Where the server listens each time: the redirect address is registered with it.
    let port: Int

    var base: String { "http://127.0.0.1:\(port)" }

    /// What the server is told besides `.env`: where sipgate is, and that it writes its history at once.
    var environment: [String: String] {
        [
            "SIPGATE_API_URL": stub.apiURL, "SIPGATE_LOGIN_URL": stub.loginURL, "HISTORY_DELAY_SECONDS": "1",
            "ADMIN_PASSWORD": "correct horse battery",
        ]
    }

    /// Runs the set-up without questions.
    func setUp() async throws -> Finished {
        try await Product.run(
            [
                "setup", "--yes", "--webhook-url", base + "/", "--base-url", base, "--database", "sqlite",
                "--port", "\(port)", "--token-id", Self.token.id, "--lang", "en", "--allow-http",
            ],
            environment: environment.merging(["SETUP_TOKEN": Self.token.token]) { $1 },
            in: folder
        )
    }

    /// Starts the server with what the set-up has written.
    func start() async throws -> Server {
        try await Server.start(in: folder, environment: environment, port: port)
    }
}

/// What the account page is told, as far as the story looks at it.
struct AccountView: Decodable, Sendable {
    struct Directory: Decodable, Sendable {
        var groups: Int
        var numbers: Int
        var succeededAt: String?
        var problem: String?
    }

    struct History: Decodable, Sendable {
        struct Import: Decodable, Sendable {
            var reason: String
            var added: Int
            var closed: Int
            var endedAt: String?
        }

        var imports: [Import]
        var problem: String?
    }

    var state: String
    var company: String?
    var directory: Directory
    var history: History
}

/// A journey as the list of calls tells of it.
struct CallView: Decodable, Sendable {
    struct Leg: Decodable, Sendable {
        var callId: String
    }

    var group: String?
    var outcome: String?
    var source: String
    var wait: Double?
    var legs: [Leg]
}

struct CallPageView: Decodable, Sendable {
    var calls: [CallView]
}

/// An administrator who is logged in, without a browser.
struct Administrator: Sendable {
    let server: Server
    let cookie: String
    let formToken: String

    private struct Answer: Decodable {
        var formToken: String
    }

    init(_ server: Server) async throws {
        let body = #"{"name":"admin","password":"correct horse battery"}"#
        // The first administrator is made a moment after the server takes requests; too many logins that fail would
        // have to wait.
        try await eventually("there is an administrator", within: .seconds(30)) {
            let users = try await Product.run(["user", "--data-dir", server.dataFolder.path], in: server.dataFolder)
            return users.output.hasPrefix("admin\t")
        }
        let answer = try await server.http.send(
            HTTPRequest(
                "POST",
                "/api/v1/session",
                headers: [("Content-Type", "application/json")],
                body: Array(body.utf8)
            )
        )
        try #require(answer.status == 200, "\(answer.text)")
        cookie = String((answer["set-cookie"] ?? "").prefix { $0 != ";" })
        formToken = try answer.decoded(Answer.self).formToken
        self.server = server
    }

    func account() async throws -> AccountView {
        try await server.http.send(HTTPRequest("GET", "/api/v1/account", headers: [("Cookie", cookie)])).decoded()
    }

    /// Asks for something, and gives the status of the reply.
    @discardableResult
    func tell(_ what: String, _ body: String = "{}") async throws -> Int {
        let headers = [("Cookie", cookie), ("X-Form-Token", formToken), ("Content-Type", "application/json")]
        let request = HTTPRequest("POST", "/api/v1/account/\(what)", headers: headers, body: Array(body.utf8))
        return try await server.http.send(request).status
    }

    /// The calls by the id of their first leg.
    func calls() async throws -> [String: CallView] {
        let now = Int(Date().timeIntervalSince1970 * 1_000)
        let range = "from=\(now - 86_400_000)&to=\(now + 60_000)"
        let page: CallPageView = try await server.http.get("/api/v1/calls?\(range)").decoded()
        return Dictionary(page.calls.map { ($0.legs.first?.callId ?? "", $0) }) { first, _ in first }
    }
}
