import Foundation
import SipgateAPI
import Testing

@Suite struct `The webhook settings` {
    private let whole = #"""
        {"incomingUrl":"https://old.example.com/a","outgoingUrl":"https://old.example.com/b","log":true,
        "whitelist":["p0","g3"],"futureFlag":{"depth":[1,2.5,null,"x",false]},"limit":9007199254740993}
        """#

    @Test func `are sent back with all that is not changed, known or not`() async throws {
        let script = Script(whole)
        let client = client(script)
        var settings = try await client.webhookSettings()
        settings.incomingUrl = "https://new.example.com/hook?a=1&b=2"
        try await client.setWebhookSettings(settings)

        let expected = #"""
            {"futureFlag":{"depth":[1,2.5,null,"x",false]},"incomingUrl":"https://new.example.com/hook?a=1&b=2",\#
            "limit":9007199254740993,"log":true,"outgoingUrl":"https://old.example.com/b","whitelist":["p0","g3"]}
            """#
        #expect(script.requests.last?.body.map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(script.requests.map(\.method) == [.get, .put])
    }

    @Test(
        arguments: [
            ("null", nil), ("[]", []), (#"["p0","g3"]"#, ["p0", "g3"]),
        ] as [(String, [String]?)]
    )
    func `tell all lines from none`(list: String, whitelist: [String]?) async throws {
        let body = #"{"incomingUrl":"","outgoingUrl":"","log":false,"whitelist":\#(list)}"#
        #expect(try await client(Script(body)).webhookSettings().whitelist == whitelist)
    }

    @Test func `may never have been set`() async throws {
        let script = Script(#"{"incomingUrl":null,"log":false}"#)
        let settings = try await client(script).webhookSettings()
        #expect(settings.incomingUrl.isEmpty)
        #expect(settings.whitelist == nil)
        // sipgate requires both addresses.
        try await client(script).setWebhookSettings(settings)
        let sent = String(decoding: try #require(script.requests.last?.body), as: UTF8.self)
        #expect(sent == #"{"incomingUrl":"","log":false,"outgoingUrl":""}"#)
    }

    @Test func `are made from four values`() throws {
        let settings = WebhookSettings(incomingUrl: "https://a", outgoingUrl: "https://b", log: true, whitelist: nil)
        let sent = try JSONDecoder().decode(WebhookSettings.self, from: JSONEncoder().encode(settings))
        #expect(sent == settings)
        #expect(sent.outgoingUrl == "https://b")
        #expect(sent.log)
    }
}

@Suite struct `An OAuth2 client at sipgate` {
    private let registered = #"""
        {"clientId":"2999999-0-x:third-party","clientSecret":"s3cret","name":"Call statistics","description":"Counts",
        "redirectUris":["http://127.0.0.1:8080/auth-code"],"webOrigins":["http://127.0.0.1:8080"],
        "privacyUrl":"https://example.com/p","termsUrl":"https://example.com/t","future":[1]}
        """#

    @Test func `is listed with what the login needs`() async throws {
        let client = try await client(Script(#"{"data":[\#(registered)]}"#)).oauthClients().first
        #expect(client?.clientId == "2999999-0-x:third-party")
        #expect(client?.clientSecret == "s3cret")
        #expect(client?.purpose == "Counts")
        #expect(client?.redirectUris == ["http://127.0.0.1:8080/auth-code"])
        #expect(client?.webOrigins == ["http://127.0.0.1:8080"])
    }

    @Test func `is created with every field that sipgate requires`() async throws {
        let script = Script(registered)
        let new = OAuthClientInfo(
            name: "N",
            purpose: "P",
            redirectUris: ["https://a.example.com/auth-code"],
            webOrigins: ["https://a.example.com"]
        )
        let created = try await client(script).createOAuthClient(new)
        #expect(created.clientSecret == "s3cret")
        let request = try #require(script.requests.first)
        #expect(request.method == .post)
        let body = #"""
            {"description":"P","name":"N","privacyUrl":"","redirectUris":["https://a.example.com/auth-code"],\#
            "termsUrl":"","webOrigins":["https://a.example.com"]}
            """#
        #expect(String(decoding: try #require(request.body), as: UTF8.self) == body)
    }

    @Test func `is changed in one field and keeps the others, but for those that are sipgate's`() async throws {
        let script = Script(registered)
        var changed = try JSONDecoder().decode(OAuthClientInfo.self, from: Data(registered.utf8))
        changed.redirectUris.append("https://stats.example.com/auth-code")
        _ = try await client(script).updateOAuthClient(changed.clientId, changed)

        let request = try #require(script.requests.first)
        #expect(request.method == .put)
        let path = "https://api.sipgate.com/v2/authorization/oauth2/clients/2999999-0-x%3Athird-party"
        #expect(request.url.absoluteString == path)
        let body = #"""
            {"description":"Counts","future":[1],"name":"Call statistics","privacyUrl":"https://example.com/p",\#
            "redirectUris":["http://127.0.0.1:8080/auth-code","https://stats.example.com/auth-code"],\#
            "termsUrl":"https://example.com/t","webOrigins":["http://127.0.0.1:8080"]}
            """#
        #expect(String(decoding: try #require(request.body), as: UTF8.self) == body)
    }
}

@Suite struct `The log of webhooks` {
    @Test func `tells what sipgate thought of the answer`() async throws {
        let body = #"""
            {"items":[{"created":"2026-03-02 09:00:00+00:00","url":"https://a","request":"event=newCall","response":"HTTP",
            "status":"600","xmlError":"Response does not have content type application/xml"},{"status":200}]}
            """#
        let log = try await client(Script(body)).webhookLog()
        #expect(log.map(\.status) == ["600", "200"])
        #expect(log.map(\.created) == [nine, nil])
        #expect(log.map(\.xmlError) == ["Response does not have content type application/xml", nil])
    }
}
