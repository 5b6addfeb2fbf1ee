import Foundation
import SipgateStub
import TestSupport
import Testing

/// sipgate, and a server whose account is to be connected by somebody without a browser.
struct ConnectStory: Sendable {
    /// Where browsers reach the server, as it is registered at sipgate; they say so, wherever the server listens.
    static let host = "127.0.0.1:8080"

    let stub: SipgateStub
    let server: Server

    /// Runs `body` with both.
    static func run(
        environment: [String: String] = [:],
        _ body: nonisolated(nonsending) (ConnectStory) async throws -> Void
    ) async throws {
        let stub = try await SipgateStub.start()
        let client = try #require(stub.account.clients.first)
        let settings = [
            "SIPGATE_API_URL": stub.apiURL, "SIPGATE_LOGIN_URL": stub.loginURL, "SIPGATE_CLIENT_ID": client.id,
            "SIPGATE_CLIENT_SECRET": client.secret, "SERVICE_BASE_URL": "http://\(host)",
            "ADMIN_PASSWORD": Person.password, "LOG_LEVEL": "trace",
        ]
        try await withServer(environment: settings.merging(environment) { $1 }) { server in
            try await body(ConnectStory(stub: stub, server: server))
        }
        await stub.stop()
    }

    /// A login at sipgate that was begun.
    struct Begun: Sendable {
        /// Where the browser was sent.
        var address: String
        /// What it keeps meanwhile.
        var cookie: String

        /// A parameter of the address, unescaped.
        func parameter(_ name: String) -> String? { Query(address)[name] }
    }

    /// Opens an address of the server as a browser does that got there as `host`.
    func open(_ path: String, _ cookies: String..., host: String = Self.host) async throws -> HTTPReply {
        let kept = cookies.isEmpty ? [] : [("Cookie", cookies.joined(separator: "; "))]
        return try await server.http.get(path, headers: [("Host", host)] + kept)
    }

    /// Begins a login.
    func begin(_ person: Person) async throws -> Begun {
        let reply = try await open("/auth", person.cookie)
        try #require(reply.status == 303)
        return Begun(address: try #require(reply["Location"]), cookie: try #require(reply.cookie))
    }

    /// Answers sipgate's question.
    ///
    /// - Returns: The path and the query with which the browser comes back.
    func decide(_ address: String, _ decision: String = "allow") async throws -> String {
        let path = address.dropFirst(stub.loginURL.count)
        let form = [("Content-Type", "application/x-www-form-urlencoded")]
        let request = HTTPRequest("POST", String(path), headers: form, body: Array("decision=\(decision)".utf8))
        let target = try #require(try await HTTPClient(port: stub.port).send(request)["Location"])
        try #require(target.hasPrefix("http://\(Self.host)/auth-code?"))
        return String(target.dropFirst("http://\(Self.host)".count))
    }

    /// The whole way.
    @discardableResult
    func connect(_ person: Person, host: String = Self.host) async throws -> HTTPReply {
        let begun = try await begin(person)
        return try await open(try await decide(begun.address), person.cookie, begun.cookie, host: host)
    }

    /// How often sipgate was asked for tokens.
    var trades: Int { stub.exchanges.count { $0.path.hasSuffix("/token") } }

    /// How often the reading of groups and numbers was begun.
    var readings: Int { stub.exchanges.count { $0.path == "/v2/authorization/userinfo" } }
}

/// The parameters of an address, read without the product.
struct Query: Sendable {
    private let fields: [String: String]

    init(_ address: String) {
        let query = address.drop { $0 != "?" }.dropFirst()
        let pairs = query.split(separator: "&").map { field in
            let name = field.prefix { $0 != "=" }
            let value = field.dropFirst(name.count + 1)
            return (String(name), value.removingPercentEncoding ?? String(value))
        }
        fields = Dictionary(pairs) { first, _ in first }
    }

    subscript(_ name: String) -> String? { fields[name] }
}
