import Foundation
import SipgateAPI
import Testing

@Suite struct `An answer that is no success` {
    @Test(arguments: [
        (
            400, #"{"name":"PARAMETER_INVALID","message":"limit"}"#,
            SipgateError.rejected(status: 400, detail: "PARAMETER_INVALID: limit")
        ),
        (401, "", .notAuthenticated), (404, "", .notFound), (500, "", .serverError(status: 500)),
        (503, "<html>down</html>", .serverError(status: 503)), (429, "", .rateLimited(retryAfter: nil)),
        (422, "<html>no</html>", .rejected(status: 422, detail: "")),
        (403, "", .notAllowed(scopes: ["groups:read"], detail: "")),
        (403, "Forbidden", .notAllowed(scopes: ["groups:read"], detail: "Forbidden")),
        (
            403, #"{"errors":[{"status":403,"title":"Forbidden","detail":"scope missing","source":{"pointer":"/"}}]}"#,
            .notAllowed(scopes: ["groups:read"], detail: "Forbidden: scope missing")
        ),
        (
            403, #"{"name":"REQUEST_NOT_AUTHORIZED","message":"not booked by you"}"#,
            .notAllowed(scopes: ["groups:read"], detail: "REQUEST_NOT_AUTHORIZED: not booked by you")
        ),
        (403, "This endpoint requires a sipgate Classic PBX Account", .notOnNeo(what: "the groups")),
        (
            403, #"{"message":"This endpoint requires a sipgate Classic PBX Account"}"#, .notOnNeo(what: "the groups")
        ),
    ])
    func `is told by its status, and by its words where there is more than one cause`(
        status: Int,
        body: String,
        expected: SipgateError
    ) async {
        let error = await failure(SipgateError.self) {
            _ = try await client(Script(status: status, body), pacing: .once).groups()
        }
        #expect(error == expected)
    }

    @Test(arguments: [
        "sipgate.io feature not booked", #"{"errors":[{"detail":"Feature not booked"}]}"#, "FEATURE_NOT_BOOKED",
    ])
    func `says that sipgate io is not booked`(body: String) async {
        let script = Script(status: 403, body)
        let reading = await failure(SipgateError.self) { _ = try await client(script).webhookSettings() }
        let log = await failure(SipgateError.self) { _ = try await client(script).webhookLog() }
        #expect([reading, log] == [.notBooked, .notBooked])
    }

    @Test func `names the scope of the very call`() async {
        let script = Script(status: 403)
        let client = client(script)
        var calls: [() async throws -> Void] = []
        calls.append { _ = try await client.account() }
        calls.append { _ = try await client.numbers() }
        calls.append { _ = try await client.users() }
        calls.append { _ = try await client.history(from: nine, to: nine, offset: 0) }
        calls.append { _ = try await client.webhookSettings() }
        calls.append {
            try await client.setWebhookSettings(
                WebhookSettings(incomingUrl: "", outgoingUrl: "", log: false, whitelist: [])
            )
        }
        calls.append { _ = try await client.webhookLog() }
        calls.append { _ = try await client.oauthClients() }
        let new = OAuthClientInfo(name: "", purpose: "", redirectUris: [], webOrigins: [])
        calls.append { _ = try await client.createOAuthClient(new) }
        calls.append { _ = try await client.updateOAuthClient("x", new) }
        var scopes: [[String]] = []
        for call in calls {
            guard case .notAllowed(let named, _) = await failure(SipgateError.self, call) else { continue }
            scopes.append(named)
        }
        #expect(
            scopes == [
                ["account:read"], ["numbers:read"], ["users:read"], ["history:read"], ["settings:sipgateio:read"],
                ["settings:sipgateio:write"], ["log:webhooks:read"], ["authorization:oauth2:clients:read"],
                ["authorization:oauth2:clients:write"], ["authorization:oauth2:clients:write"],
            ]
        )
    }

    @Test(arguments: [
        SipgateError.unreachable(reason: "R."), .notAuthenticated, .notAllowed(scopes: ["a:read"], detail: "D"),
        .notBooked, .notOnNeo(what: "the groups"), .notFound, .rateLimited(retryAfter: .seconds(5)),
        .rateLimited(retryAfter: nil), .serverError(status: 502), .rejected(status: 400, detail: "D"),
        .unreadable(what: "the groups", reason: "R."),
    ])
    func `is described in sentences, the last of which says what to do`(error: SipgateError) {
        let cures = ["Try again", "Connect", "connect", "Book it", "Nothing needs to be done", "Check"]
        #expect(error.description.hasSuffix("."))
        #expect(cures.contains { error.description.contains($0) })
    }

    @Test func `that redirects is not followed and names where it leads`() async {
        let script = Script(status: 301, headers: ["Location": "https://elsewhere.example.com/v2?token=x"])
        let error = await failure(SipgateError.self) { _ = try await client(script).groups() }
        #expect(error == .rejected(status: 301, detail: "redirects to elsewhere.example.com"))
        #expect(script.requests.count == 1)
    }
}

@Suite struct `Asking again` {
    @Test func `happens until it succeeds`() async throws {
        let waits = Waits()
        let script = Script { _, number in
            number < 3
                ? Exchange.Response(status: 503) : Exchange.Response(status: 200, body: Data(#"{"items":[]}"#.utf8))
        }
        #expect(try await client(script, waits: waits).groups().isEmpty)
        #expect(waits.all == [.milliseconds(500), .seconds(1), .seconds(2)])
    }

    @Test func `heeds what sipgate asks for`() async throws {
        let waits = Waits()
        let script = Script { _, number in
            number == 0
                ? Exchange.Response(status: 429, headers: ["Retry-After": "9"])
                : Exchange.Response(status: 200, body: Data(#"{"items":[]}"#.utf8))
        }
        #expect(try await client(script, waits: waits).groups().isEmpty)
        #expect(waits.all == [.seconds(9)])
    }

    @Test func `leaves a long wait to the caller, who is told of it`() async {
        let script = Script(status: 429, headers: ["Retry-After": "3600"])
        let error = await failure(SipgateError.self) { _ = try await client(script).groups() }
        #expect(error == .rateLimited(retryAfter: .seconds(3_600)))
        #expect(script.requests.count == 1)
    }

    @Test(arguments: [503, 429, 502])
    func `ends some time`(status: Int) async {
        let script = Script(status: status)
        _ = await failure(SipgateError.self) { _ = try await client(script, pacing: Pacing(tries: 3)).groups() }
        #expect(script.requests.count == 3)
    }

    @Test func `happens when nobody answered`() async throws {
        let script = Script { _, number in
            guard number > 0 else { throw SipgateError.unreachable(reason: "Gone.") }
            return Exchange.Response(status: 200, body: Data(#"{"items":[]}"#.utf8))
        }
        #expect(try await client(script).groups().isEmpty)
    }

    @Test(arguments: [400, 401, 403, 404, 301])
    func `is pointless when sipgate refuses`(status: Int) async {
        let script = Script(status: status)
        _ = await failure(SipgateError.self) { _ = try await client(script).groups() }
        #expect(script.requests.count == 1)
    }

    @Test func `never happens to a change`() async {
        let script = Script(status: 503)
        let client = client(script)
        let new = OAuthClientInfo(name: "", purpose: "", redirectUris: [], webOrigins: [])
        let settings = WebhookSettings(incomingUrl: "", outgoingUrl: "", log: false, whitelist: nil)
        _ = await failure(SipgateError.self) { try await client.setWebhookSettings(settings) }
        _ = await failure(SipgateError.self) { _ = try await client.createOAuthClient(new) }
        _ = await failure(SipgateError.self) { _ = try await client.updateOAuthClient("x", new) }
        #expect(script.requests.map(\.method) == [.put, .post, .put])
    }

    @Test func `uses the credentials of the moment`() async throws {
        let script = Script { _, number in
            number == 0
                ? Exchange.Response(status: 500) : Exchange.Response(status: 200, body: Data(#"{"items":[]}"#.utf8))
        }
        let client = SipgateClient(
            transport: script,
            credentials: { .bearer("token-of-try-\(script.requests.count)") },
            clock: { nine },
            sleep: { _ in }
        )
        _ = try await client.groups()
        #expect(
            script.requests.map { $0.headers["Authorization"] } == ["Bearer token-of-try-0", "Bearer token-of-try-1"]
        )
    }

    @Test func `stops when the task is cancelled`() async {
        let script = Script(status: 503)
        let client = SipgateClient(
            transport: script,
            credentials: { .bearer("x") },
            clock: { nine },
            sleep: { _ in throw CancellationError() }
        )
        let error = await failure(CancellationError.self) { _ = try await client.groups() }
        #expect(error != nil)
        #expect(script.requests.count == 1)
    }
}
