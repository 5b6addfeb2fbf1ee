import Foundation
import PushAPI
import SipgateAPI
import SipgateStub
import Testing

@Suite struct `A login against a server that plays sipgate` {
    @Test func `goes through the browser and brings tokens that work`() async throws {
        try await withLogin { stub, login, transport in
            let attempt = login.begin(scopes: Scope.needed(for: [.directory]))
            let pair = try await login.finish(callback: try await decide(attempt, "allow", transport), attempt: attempt)
            #expect(pair.scopes == ["numbers:read", "groups:read", "users:read"])
            #expect(pair.product == .classic)

            let client = client(transport, addresses: try addresses(stub), credentials: .bearer(pair.accessToken))
            #expect(try await client.groups().count == 3)
        }
    }

    @Test func `tells an account on neo`() async throws {
        try await withLogin { stub, login, transport in
            stub.change { $0.product = .neo }
            let attempt = login.begin(scopes: ["numbers:read"])
            let query = try await decide(attempt, "allow", transport)
            #expect(try await login.finish(callback: query, attempt: attempt).product == .neo)
        }
    }

    @Test func `that the user denies is denied`() async throws {
        try await withLogin { _, login, transport in
            let attempt = login.begin(scopes: ["numbers:read"])
            let query = try await decide(attempt, "deny", transport)
            let error = await failure(OAuthError.self) { _ = try await login.finish(callback: query, attempt: attempt) }
            guard case .accessDenied = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `is of no use to another attempt, as PKCE binds its code`() async throws {
        try await withLogin { _, login, transport in
            let (victim, thief) = (login.begin(scopes: ["numbers:read"]), login.begin(scopes: ["numbers:read"]))
            let stolen = try await decide(victim, "allow", transport).replacing(victim.state, with: thief.state)
            let error = await failure(OAuthError.self) { _ = try await login.finish(callback: stolen, attempt: thief) }
            guard case .invalidGrant = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `gives each code once`() async throws {
        try await withLogin { _, login, transport in
            let attempt = login.begin(scopes: ["numbers:read"])
            let query = try await decide(attempt, "allow", transport)
            _ = try await login.finish(callback: query, attempt: attempt)
            let error = await failure(OAuthError.self) { _ = try await login.finish(callback: query, attempt: attempt) }
            #expect(error?.isFinal == true)
        }
    }

    @Test func `is kept by refreshing, which ends the old pair`() async throws {
        try await withLogin { stub, login, _ in
            let first = stub.issue(clientID: try #require(stub.account.clients.first?.id), scopes: ["numbers:read"])
            let second = try await login.refresh(first.refresh)
            #expect(second.refreshToken != first.refresh)
            #expect(second.scopes == ["numbers:read"])
            let error = await failure(OAuthError.self) { _ = try await login.refresh(first.refresh) }
            guard case .invalidGrant = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: [Fault.status(503), .rateLimited(retryAfter: 5), .dropped, .garbage])
    func `is not lost by an outage`(fault: Fault) async throws {
        try await withLogin { stub, login, _ in
            let pair = stub.issue(clientID: try #require(stub.account.clients.first?.id), scopes: ["numbers:read"])
            stub.fail(.times(1, fault), on: "/auth")
            let error = await failure(OAuthError.self) { _ = try await login.refresh(pair.refresh) }
            #expect(error?.isFinal == false)
            #expect(try await login.refresh(pair.refresh).scopes == ["numbers:read"])
        }
    }

    @Test func `needs the right secret`() async throws {
        try await withLogin(secret: "wrong") { stub, login, _ in
            let pair = stub.issue(clientID: try #require(stub.account.clients.first?.id), scopes: ["numbers:read"])
            let error = await failure(OAuthError.self) { _ = try await login.refresh(pair.refresh) }
            guard case .invalidClient = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    // What a browser brings back when its user presses a button of the consent page.
    private func decide(_ attempt: LoginAttempt, _ decision: String, _ transport: any Transport) async throws -> String
    {
        let press = Exchange.Request(
            method: .post,
            url: attempt.address,
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Data("decision=\(decision)".utf8)
        )
        let location = try #require(try await transport.send(press).header("Location"))
        let parts = try #require(URLComponents(string: location))
        #expect("\(parts.path)" == "/auth-code")
        return try #require(parts.percentEncodedQuery)
    }

    private func withLogin(
        secret: String? = nil,
        _ body: (SipgateStub, OAuthLogin, URLSessionTransport) async throws -> Void
    ) async throws {
        let stub = try await SipgateStub.start()
        let registered = try #require(stub.account.clients.first)
        let transport = URLSessionTransport()
        let login = OAuthLogin(
            addresses: try addresses(stub),
            clientID: registered.id,
            clientSecret: secret ?? registered.secret,
            redirectAddress: try #require(registered.redirectURIs.first),
            transport: transport
        )
        try await body(stub, login, transport)
        await stub.stop()
    }
}
