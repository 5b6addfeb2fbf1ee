import Foundation
import PushAPI
import Secrets
import SipgateAPI
import Testing

@Suite struct `Beginning a login` {
    private let attempt = login(Script()).begin(scopes: ["numbers:read", "groups:read"])

    @Test func `sends the browser to sipgate with all that the login needs`() throws {
        let address = attempt.address.absoluteString
        #expect(address.hasPrefix("https://login.sipgate.com/auth/realms/third-party/protocol/openid-connect/auth?"))
        let query = asked(Exchange.Request(url: attempt.address))
        let expected = [
            "response_type": "code", "client_id": "id:third-party",
            "redirect_uri": "https://s.example.com/auth-code?a=1",
            "scope": "numbers:read groups:read", "state": attempt.state, "code_challenge_method": "S256",
            "code_challenge": Base64URL.text(Digest.sha256(attempt.verifier.utf8)),
        ]
        #expect(query == expected)
        #expect(!address.contains(attempt.verifier))
        #expect(!address.contains("client-secret"))
    }

    @Test func `is different every time`() {
        let other = login(Script()).begin(scopes: [])
        #expect(Set([attempt.state, attempt.verifier, other.state, other.verifier]).count == 4)
    }

    @Test func `has a verifier of the length that PKCE asks for`() {
        #expect((43...128).contains(attempt.verifier.utf8.count))
    }

    @Test func `is remembered while the browser is away`() throws {
        let stored = try JSONEncoder().encode(attempt)
        #expect(try JSONDecoder().decode(LoginAttempt.self, from: stored) == attempt)
    }
}

@Suite struct `Finishing a login` {
    private let tokens = #"{"access_token":"A","refresh_token":"R","expires_in":300,"refresh_expires_in":2592000}"#

    @Test func `trades the code for a pair of tokens`() async throws {
        let script = Script(tokens)
        let login = login(script)
        let attempt = login.begin(scopes: [])
        let query = "session_state=x&state=\(attempt.state)&code=ab.c%2Fd%3D%3D"
        let pair = try await login.finish(callback: query, attempt: attempt)

        #expect(pair.accessToken == "A")
        #expect(pair.refreshToken == "R")
        #expect(pair.expiresAt == nine + 300_000)
        #expect(pair.refreshExpiresAt == nine + 2_592_000_000)
        let request = try #require(script.requests.first)
        #expect(request.method == .post)
        #expect(request.url == SipgateAddresses().token)
        #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded")
        let expected = [
            "grant_type": "authorization_code", "code": "ab.c/d==", "client_id": "id:third-party",
            "client_secret": "client-secret&=", "redirect_uri": "https://s.example.com/auth-code?a=1",
            "code_verifier": attempt.verifier,
        ]
        #expect(form(request) == expected)
    }

    @Test(arguments: ["", "code=x", "state=&code=x", "state=wrong&code=x", "error=access_denied", "state&code=x"])
    func `believes nothing without the right state`(query: String) async {
        let (error, sent) = await outcome { _ in query }
        #expect(error == .stateMismatch)
        #expect(sent == 0)
    }

    @Test(arguments: ["", "&code=", "&kode=x"])
    func `needs a code`(rest: String) async {
        let (error, sent) = await outcome { "state=\($0.state)\(rest)" }
        #expect(error == .missingCode)
        #expect(sent == 0)
    }

    @Test(arguments: [
        ("access_denied&error_description=The+user%3A+no", OAuthError.accessDenied(detail: "The user: no")),
        ("access_denied", .accessDenied(detail: "")), ("invalid_scope", .refused(code: "invalid_scope", detail: "")),
        ("temporarily_unavailable", .temporary(.serverError(status: 503))),
        ("server_error", .temporary(.serverError(status: 500))), ("unauthorized_client", .invalidClient(detail: "")),
    ])
    func `tells what sipgate said in the browser`(said: String, expected: OAuthError) async {
        let (error, sent) = await outcome { "error=\(said)&state=\($0.state)&code=x" }
        #expect(error == expected)
        #expect(sent == 0)
    }

    private func outcome(_ query: (LoginAttempt) -> String) async -> (error: OAuthError?, sent: Int) {
        let script = Script(tokens)
        let login = login(script)
        let attempt = login.begin(scopes: [])
        let error = await failure(OAuthError.self) {
            _ = try await login.finish(callback: query(attempt), attempt: attempt)
        }
        return (error, script.requests.count)
    }
}

@Suite struct `Refreshing a login` {
    @Test func `sends the refresh token and the client's secret, and no code`() async throws {
        let script = Script(#"{"access_token":"A","refresh_token":"R2","expires_in":300}"#)
        #expect(try await login(script).refresh("R1+/=").refreshToken == "R2")
        let expected = [
            "grant_type": "refresh_token", "refresh_token": "R1+/=", "client_id": "id:third-party",
            "client_secret": "client-secret&=",
        ]
        #expect(script.requests.map(form) == [expected])
    }

    @Test(arguments: [
        (400, "invalid_grant", "Token is not active", OAuthError.invalidGrant(detail: "Token is not active"), true),
        (400, "invalid_grant", "Incorrect redirect_uri", .redirectRefused, true),
        (
            401, "invalid_client", "Invalid client credentials", .invalidClient(detail: "Invalid client credentials"),
            true
        ),
        (401, "unauthorized_client", "Invalid secret", .invalidClient(detail: "Invalid secret"), true),
        (400, "invalid_request", "Missing", .refused(code: "invalid_request", detail: "Missing"), true),
        (404, "Realm does not exist", "", .refused(code: "Realm does not exist", detail: ""), true),
        (500, "unknown_error", "", .temporary(.serverError(status: 500)), false),
        (429, "slow_down", "", .temporary(.rateLimited(retryAfter: .seconds(3))), false),
    ])
    func `tells a lost login from an outage`(
        status: Int,
        code: String,
        description: String,
        expected: OAuthError,
        isFinal: Bool
    ) async {
        let body = #"{"error":"\#(code)","error_description":"\#(description)"}"#
        let error = await refusal(Script(status: status, headers: ["Retry-After": "3"], body))
        #expect(error == expected)
        #expect(error?.isFinal == isFinal)
    }

    @Test(arguments: [
        (200, ""), (200, "<html>Hotel WLAN</html>"), (200, #"{"access_token":"A"}"#), (200, "[]"), (400, "<html>"),
        (302, ""), (200, #"{"access_token":7,"refresh_token":"R"}"#),
    ])
    func `does not take a strange answer for a lost login`(status: Int, body: String) async {
        let error = await refusal(Script(status: status, body))
        guard case .unreadable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.isFinal == false)
    }

    @Test func `does not take silence for a lost login`() async {
        let error = await refusal(Script { _, _ in throw SipgateError.unreachable(reason: "Gone.") })
        #expect(error == .temporary(.unreachable(reason: "Gone.")))
    }

    @Test func `is tried once, as nobody knows what became of a lost answer`() async {
        let script = Script(status: 503)
        _ = await refusal(script)
        #expect(script.requests.count == 1)
    }

    @Test(arguments: [400, 401, 403, 404, 200])
    func `shows no secret, whatever sipgate repeats`(status: Int) async {
        let echo = "client-secret&= plain-refresh"
        let script = Script(status: status, #"{"error":"\#(echo)","error_description":"\#(echo)"}"#)
        let error = await refusal(script, token: "plain-refresh")
        let text = "\(String(describing: error)) \(error?.description ?? "")"
        #expect(error != nil)
        #expect(!text.contains("client-secret"))
        #expect(!text.contains("plain-refresh"))
    }

    @Test(arguments: [
        OAuthError.accessDenied(detail: "D"), .stateMismatch, .missingCode, .invalidGrant(detail: ""),
        .invalidClient(detail: ""), .redirectRefused, .refused(code: "c", detail: ""),
        .temporary(.serverError(status: 500)), .unreadable(reason: "R."),
    ])
    func `has a cure for every failure`(error: OAuthError) {
        let cures = ["Connect", "Begin again", "Check", "Register", "Try again"]
        #expect(error.description.hasSuffix("."))
        #expect(cures.contains { error.description.contains($0) })
    }

    private func refusal(_ script: Script, token: String = "a-refresh-token") async -> OAuthError? {
        await failure(OAuthError.self) { _ = try await login(script).refresh(token) }
    }
}

@Suite struct `A pair of tokens` {
    @Test(
        arguments: [
            (#""expires_in":60"#, 60_000, nil), (#""expires_in":60,"refresh_expires_in":0"#, 60_000, nil),
            (#""expires_in":60,"refresh_expires_in":1800"#, 60_000, 1_800_000),
            (#""token_type":"bearer""#, 300_000, nil),
        ] as [(String, Int64, Int64?)]
    )
    func `ends when sipgate says, if it says so`(fields: String, access: Int64, refresh: Int64?) async throws {
        let pair = try await pair(accessToken: "opaque", fields)
        #expect(pair.expiresAt == nine + access)
        #expect(pair.refreshExpiresAt == refresh.map { nine + $0 })
    }

    @Test(arguments: [
        ("CLASSIC_PBX", TokenPair.Product.classic), ("NEO_PBX", .neo), ("OTHER", .unknown), ("", .unknown),
    ])
    func `knows the product by the claim of the access token`(claim: String, product: TokenPair.Product) async throws {
        let token = jwt(#"{"featureScope":"\#(claim)","exp":1}"#)
        #expect(try await pair(accessToken: token).product == product)
    }

    @Test func `has the scopes of the answer`() async throws {
        let token = jwt(#"{"realm_access":{"roles":["other"]}}"#)
        let pair = try await pair(accessToken: token, #""scope":"numbers:read groups:read""#)
        #expect(pair.scopes == ["numbers:read", "groups:read"])
    }

    @Test(arguments: ["", #""scope":"""#])
    func `has the scopes of the access token when the answer names none`(field: String) async throws {
        let token = jwt(#"{"realm_access":{"roles":["numbers:read","history:read"]}}"#)
        let pair = try await pair(accessToken: token, field.isEmpty ? #""x":1"# : field)
        #expect(pair.scopes == ["numbers:read", "history:read"])
    }

    @Test(arguments: ["opaque", "a.b.c", "..", "a.e30", "a.e30.c.d", "a.W10.c", "a.!!!.c"])
    func `may have an access token that says nothing`(token: String) async throws {
        let pair = try await pair(accessToken: token)
        #expect(pair.scopes == [])
        #expect(pair.product == .unknown)
    }

    @Test func `is stored and read back`() throws {
        let pair = TokenPair(accessToken: "A", refreshToken: "R", expiresAt: nine, scopes: ["a"], product: .neo)
        #expect(try JSONDecoder().decode(TokenPair.self, from: JSONEncoder().encode(pair)) == pair)
    }

    private func pair(accessToken: String, _ fields: String = #""expires_in":300"#) async throws -> TokenPair {
        let body = #"{"access_token":"\#(accessToken)","refresh_token":"R",\#(fields)}"#
        return try await login(Script(body)).refresh("R")
    }

    private func jwt(_ claims: String) -> String {
        [#"{"alg":"none"}"#, claims, "signature"].map { Base64URL.text($0.utf8) }.joined(separator: ".")
    }
}

private func login(_ script: Script) -> OAuthLogin {
    OAuthLogin(
        clientID: "id:third-party",
        clientSecret: "client-secret&=",
        redirectAddress: "https://s.example.com/auth-code?a=1",
        transport: script,
        clock: { nine }
    )
}

private func form(_ request: Exchange.Request) -> [String: String] {
    var parts = URLComponents()
    parts.percentEncodedQuery = request.body.map { String(decoding: $0, as: UTF8.self) }
    return Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
}
