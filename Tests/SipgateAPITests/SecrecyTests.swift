import Foundation
import PushAPI
import SipgateAPI
import Testing

@Suite struct `A secret` {
    private static let secret = "s3cr3t-9f9f9f9f-never-shown"

    private static let holders: [any Sendable] = [
        Credentials.bearer(secret),
        Credentials.personalToken(id: "token-AB12CD", token: secret),
        TokenPair(accessToken: secret, refreshToken: secret, expiresAt: nine, scopes: ["a:read"]),
        Exchange.Request(
            method: .post,
            url: URL(filePath: "/x").appending(queryItems: [URLQueryItem(name: "code", value: secret)]),
            headers: ["Authorization": "Bearer \(secret)"],
            body: Data(secret.utf8)
        ),
        Exchange.Response(status: 200, headers: ["X": secret], body: Data(secret.utf8)),
        WebhookSettings(
            incomingUrl: "https://u:\(secret)@a",
            outgoingUrl: "https://\(secret)",
            log: true,
            whitelist: nil
        ),
        OAuthLogin(clientID: "id", clientSecret: secret, redirectAddress: "https://a", transport: Script()),
    ]

    @Test(arguments: 0..<holders.count)
    func `is neither printed nor interpolated nor dumped`(index: Int) {
        let holder = Self.holders[index]
        var dumped = ""
        dump(holder, to: &dumped)
        dump([holder], to: &dumped)
        for text in ["\(holder)", String(reflecting: holder), "\([holder])", "\(Optional(holder) as Any)", dumped] {
            #expect(!text.contains("s3cr3t"))
        }
    }

    @Test func `of a personal access token is neither`() throws {
        let token = try PersonalToken(id: "token-AB12CD", token: Self.secret)
        var dumped = ""
        dump(token, to: &dumped)
        #expect(!"\(token) \(String(reflecting: token)) \(dumped)".contains("s3cr3t"))
    }

    @Test func `of a login attempt or a client is neither`() throws {
        let login = OAuthLogin(clientID: "id", clientSecret: "x", redirectAddress: "https://a", transport: Script())
        let attempt = login.begin(scopes: ["numbers:read"])
        let body = #"{"clientId":"id","clientSecret":"\#(Self.secret)","name":"N"}"#
        let client = try JSONDecoder().decode(OAuthClientInfo.self, from: Data(body.utf8))
        var dumped = ""
        dump(attempt, to: &dumped)
        dump(client, to: &dumped)
        let text = "\(attempt) \(String(reflecting: attempt)) \(client) \(String(reflecting: client)) \(dumped)"
        for secret in [attempt.state, attempt.verifier, Self.secret] { #expect(!text.contains(secret)) }
    }

    @Test(arguments: [200, 301, 400, 401, 403, 404, 418, 429, 500], ["text", "errors", "message", "list"])
    func `is in no error, whatever sipgate repeats of it`(status: Int, shape: String) async {
        // Plain enough to look like no token, so that only knowing it can hide it.
        let secrets = ["hunter", "Zw==", "abc.def.ghi", "11111111-2222-4333-8444-555555555555"]
        for secret in secrets {
            let echo = "Bearer \(secret), id:\(secret) \(secret)"
            let body =
                switch shape {
                case "errors": #"{"errors":[{"title":"\#(echo)","detail":"\#(echo)"}]}"#
                case "message": #"{"name":"\#(echo)","message":"\#(echo)"}"#
                case "list": #"{"items":[{"id":["\#(echo)"],"\#(secret)":"\#(secret)"}],"\#(secret)":1}"#
                default: echo
                }
            let script = Script(status: status, headers: ["Location": "https://x/?t=\(secret)"], body)
            for credentials in [Credentials.bearer(secret), .personalToken(id: "token-AB12CD", token: secret)] {
                let error = await failure(SipgateError.self) {
                    _ = try await client(script, credentials: credentials, pacing: .once).groups()
                }
                let text = "\(String(describing: error)) \(error?.description ?? "")"
                #expect(error != nil)
                #expect(!text.contains(secret))
            }
        }
    }
}

@Suite struct `A phone number` {
    @Test func `is not shown by an entry of the history or of the log`() throws {
        let entry = #"{"id":"5","created":"2026-03-02T09:00:00Z","source":"+4915799912345","target":"+49211555000"}"#
        let history = try JSONDecoder().decode(HistoryEntry.self, from: Data(entry.utf8))
        let line = #"{"request":"from=4915799912345","url":"https://a/?n=4915799912345","xmlError":"4915799912345?"}"#
        let log = try JSONDecoder().decode(WebhookLogEntry.self, from: Data(line.utf8))
        var text = "\(history) \(String(reflecting: history)) \(log) \(String(reflecting: log))"
        dump(history, to: &text)
        dump(log, to: &text)
        #expect(!text.contains("9912345"))
        #expect(!text.contains("555000"))
    }

    @Test func `is masked in what sipgate says`() async {
        let script = Script(status: 400, #"{"message":"+4915799912345 is no number of yours"}"#)
        let error = await failure(SipgateError.self) { _ = try await client(script).groups() }
        #expect(error == .rejected(status: 400, detail: "+4915…345 is no number of yours"))
    }
}
