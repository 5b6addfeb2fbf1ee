import Foundation
import PushAPI
import SipgateAPI
import SipgateStub
import Testing

@Suite struct `Against a server that plays sipgate` {
    @Test func `the whole account is read`() async throws {
        try await withStub { stub, client in
            let account = stub.account
            let (user, company) = (try await client.userInfo(), try await client.account().company)
            let (groups, users) = (try await client.groups(), try await client.users())
            let numbers = try await client.numbers()
            #expect(user.masterSipId == account.masterSipID)
            #expect(company == account.company)
            #expect(groups.map(\.alias) == account.groups.map(\.alias))
            #expect(users.map(\.name) == account.users.map { "\($0.firstName) \($0.lastName)" })
            #expect(numbers.map(\.number.text) == account.numbers.map(\.number))
        }
    }

    @Test(arguments: [7, 100]) func `all numbers are found however few come at once`(most: Int) async throws {
        try await withStub { stub, client in
            stub.change { $0.mostNumbersPerPage = most }
            let numbers = try await client.numbers()
            #expect(numbers.map(\.id) == stub.account.numbers.map(\.id))
        }
    }

    @Test func `the history is read with what is archived`() async throws {
        try await withStub { stub, client in
            stub.change { $0.history[1].isArchived = true }
            var ids: [String] = []
            var results: [HistoryEntry.Result] = []
            var offset: Int? = 0
            while let next = offset {
                let page = try await client.history(from: nine, to: nine + 3_600_000, offset: next, limit: 2)
                ids += page.entries.map(\.id)
                results += page.entries.map(\.result)
                offset = page.nextOffset
            }
            #expect(ids == ["9000005", "9000004", "9000003", "9000001", "9000002"])
            #expect(results == [.voicemail, .busy, .answered, .answered, .missed])
        }
    }

    @Test func `the webhook settings are changed in one field only`() async throws {
        try await withStub { stub, client in
            stub.change {
                $0.webhooks = .init(
                    incomingURL: "https://a",
                    outgoingURL: "https://b",
                    isLogged: true,
                    whitelist: ["g0"]
                )
            }
            var settings = try await client.webhookSettings()
            settings.incomingUrl = "https://c"
            try await client.setWebhookSettings(settings)
            let expected = StubAccount.WebhookSettings(
                incomingURL: "https://c",
                outgoingURL: "https://b",
                isLogged: true,
                whitelist: ["g0"]
            )
            #expect(stub.account.webhooks == expected)
        }
    }

    @Test func `an OAuth2 client is created and changed`() async throws {
        try await withStub { stub, client in
            let new = OAuthClientInfo(
                name: "New",
                purpose: "Counts",
                redirectUris: ["https://s.example.com/auth-code"],
                webOrigins: ["https://s.example.com"]
            )
            var created = try await client.createOAuthClient(new)
            created.redirectUris.append("https://t.example.com/auth-code")
            _ = try await client.updateOAuthClient(created.clientId, created)
            let listed = try await client.oauthClients().first { $0.clientId == created.clientId }
            #expect(listed == created)
            #expect(!created.clientSecret.isEmpty)
        }
    }

    @Test func `nothing is asked that nobody may touch`() async throws {
        try await withStub { stub, client in
            _ = try await client.numbers()
            _ = try await client.history(from: nine, to: nine, offset: 0)
            _ = try await client.webhookLog()
            #expect(stub.forbidden.isEmpty)
            #expect(!stub.exchanges.isEmpty)
        }
    }

    @Test func `an account without sipgate io is told`() async throws {
        try await withStub { stub, client in
            stub.change { $0.isBooked = false }
            let unbooked = await failure(SipgateError.self) { _ = try await client.webhookSettings() }
            #expect(unbooked == .notBooked)
        }
    }

    @Test func `a token without the scope is told what it lacks`() async throws {
        try await withStub(
            credentials: .personalToken(id: "token-BBBBBB", token: "66666666-7777-4888-9999-aaaaaaaaaaaa")
        ) {
            stub,
            client in
            _ = try await client.numbers()
            let error = await failure(SipgateError.self) { _ = try await client.groups() }
            guard case .notAllowed(["groups:read"], _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a wrong token is told from a missing scope`() async throws {
        try await withStub(credentials: .bearer("wrong")) { _, client in
            let error = await failure(SipgateError.self) { _ = try await client.groups() }
            #expect(error == .notAuthenticated)
        }
    }

    @Test(arguments: [
        Fault.times(2, .status(503)), .times(2, .rateLimited(retryAfter: 2)), .times(2, .dropped),
        .times(1, .rateLimited(retryAfter: nil)),
    ])
    func `a passing fault is not noticed`(fault: Fault) async throws {
        try await withStub { stub, client in
            stub.fail(fault, on: "/v2/groups")
            let groups = try await client.groups()
            #expect(groups.count == 3)
        }
    }

    @Test func `a request to slow down is heeded`() async throws {
        let waits = Waits()
        try await withStub(waits: waits) { stub, client in
            stub.fail(.times(1, .rateLimited(retryAfter: 11)), on: "/v2/groups")
            _ = try await client.groups()
            #expect(waits.all == [.seconds(11)])
        }
    }

    @Test func `a slow answer is not waited for`() async throws {
        try await withStub(timeout: .seconds(1), pacing: .once) { stub, client in
            stub.fail(.slow(.seconds(30)), on: "/v2/groups")
            let error = await failure(SipgateError.self) { _ = try await client.groups() }
            #expect(error == .unreachable(reason: "127.0.0.1 did not answer within 1 s."))
        }
    }

    @Test func `half an answer is unreadable`() async throws {
        try await withStub { stub, client in
            stub.fail(.garbage, on: "/v2/groups")
            let error = await failure(SipgateError.self) { _ = try await client.groups() }
            #expect(error == .unreadable(what: "the groups", reason: "It is not JSON."))
        }
    }

    @Test func `an outage is an outage and its end the end of it`() async throws {
        try await withStub { stub, client in
            await stub.pause()
            let error = await failure(SipgateError.self) { _ = try await client.groups() }
            guard case .unreachable = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await stub.resume()
            #expect(try await client.groups().count == 3)
        }
    }

    @Test func `the clock of the server is read without a login`() async throws {
        let stub = try await SipgateStub.start()
        let ahead: Int64 = 90_000
        let client = SipgateClient(
            addresses: try addresses(stub),
            transport: URLSessionTransport(),
            credentials: { throw SipgateError.notAuthenticated },
            clock: { SipgateClient.wallClock() - ahead }
        )
        let offset = try await client.serverTime()
        await stub.stop()
        #expect((ahead - 5_000...ahead + 5_000).contains(offset))
    }
}

/// Where a stub is.
func addresses(_ stub: SipgateStub) throws -> SipgateAddresses {
    SipgateAddresses(
        api: try #require(URL(string: stub.apiURL)),
        login: try #require(URL(string: stub.loginURL)),
        realm: SipgateStub.realm
    )
}

/// Runs a stub and a client of it, by default with the token that may do everything.
private func withStub(
    credentials: Credentials = .personalToken(id: "token-AAAAAA", token: "11111111-2222-4333-8444-555555555555"),
    timeout: Duration = .seconds(20),
    pacing: Pacing = Pacing(),
    waits: Waits = Waits(),
    _ body: (SipgateStub, SipgateClient) async throws -> Void
) async throws {
    let stub = try await SipgateStub.start()
    let client = client(
        URLSessionTransport(timeout: timeout),
        addresses: try addresses(stub),
        credentials: credentials,
        pacing: pacing,
        waits: waits
    )
    try await body(stub, client)
    await stub.stop()
}
