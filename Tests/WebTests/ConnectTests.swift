import Foundation
import SipgateStub
import TestSupport
import Testing

/// Connecting the account: to sipgate, and back again.
@Suite struct ConnectTests {
    @Test func `sipgate is asked for reading alone, with a state, a challenge and the exact redirect address`()
        async throws
    {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let first = try await story.begin(person)
            let client = try #require(story.stub.account.clients.first)
            #expect(first.address.hasPrefix("\(story.stub.loginURL)/auth/realms/\(SipgateStub.realm)/"))
            #expect(first.parameter("response_type") == "code")
            #expect(first.parameter("client_id") == client.id)
            #expect(first.parameter("redirect_uri") == client.redirectURIs.first)
            #expect(first.parameter("code_challenge_method") == "S256")
            #expect(first.parameter("code_challenge")?.count == 43)
            #expect(!first.address.contains(client.secret))
            let scopes = try #require(first.parameter("scope")).split(separator: " ")
            #expect(scopes.contains("history:read") && scopes.allSatisfy { $0.hasSuffix(":read") })

            let second = try await story.begin(person)
            for name in ["state", "code_challenge"] {
                #expect(first.parameter(name) != nil && first.parameter(name) != second.parameter(name))
            }
            #expect(story.stub.exchanges.isEmpty, "it is the browser that asks")
        }
    }

    @Test func `what the browser keeps of it is for the way back alone, and tells nothing`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let reply = try await story.open("/auth", person.cookie)
            let cookie = try #require(reply["Set-Cookie"])
            let attributes = cookie.split(separator: "; ").dropFirst().map(String.init)
            #expect(Set(attributes) == ["Path=/auth-code", "Max-Age=900", "HttpOnly", "SameSite=Lax"])
            let address = try #require(reply["Location"])
            let state = try #require(Query(address)["state"])
            #expect(!cookie.contains(state))
            #expect(!cookie.contains("admin"))
        }
    }

    @Test(arguments: ["localhost:8080", "calls.example.com", "127.0.0.1:9"])
    func `who knows the service by another name is led to the configured one, and once alone`(
        host: String
    ) async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let led = try await story.open("/auth", person.cookie, host: host)
            #expect(led.status == 303)
            let target = try #require(led["Location"])
            #expect(target.hasPrefix("http://\(ConnectStory.host)/auth?"))
            #expect(led["Set-Cookie"] == nil)
            // As behind a proxy that does not pass on the name by which it was reached.
            let path = String(target.dropFirst("http://\(ConnectStory.host)".count))
            let again = try await story.open(path, person.cookie, host: host)
            #expect(again["Location"]?.hasPrefix(story.stub.loginURL) == true)
        }
    }

    @Test func `who is not logged in is asked to do so first`() async throws {
        try await ConnectStory.run { story in
            for cookie in ["a=b", "call-statistics-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
                let reply = try await story.open("/auth", cookie)
                #expect(reply.status == 303)
                #expect(reply["Location"] == "login?next=auth")
            }
        }
    }

    @Test(arguments: ["kiosk", "viewer", "lead"]) func `only an administrator may begin, end or look`(
        role: String
    ) async throws {
        try await ConnectStory.run { story in
            let administrator = try await Person(story.server)
            try await story.server.user("add", "viola", "--role", role)
            let viola = try await Person(story.server, "viola")
            let begin = try await story.open("/auth", viola.cookie)
            #expect(begin["Location"] == "account")
            #expect(begin["Set-Cookie"] == nil)

            let begun = try await story.begin(administrator)
            let back = try await story.decide(begun.address)
            let end = try await story.open(back, viola.cookie, begun.cookie)
            #expect(end["Location"] == "login?next=account")
            #expect(story.trades == 0)

            #expect(try await viola.send("GET", "/api/v1/account").status == 403)
            for deed in ["synchronise", "import", "disconnect"] {
                #expect(try await viola.tell(deed, #"{"from":null}"#).status == 403)
            }
            #expect(try await administrator.account().state == "notConnected")
        }
    }

    @Test func `a service without a client says so instead of leading anywhere`() async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": Person.password]) { server in
            let person = try await Person(server)
            let headers = [("Cookie", person.cookie), ("Host", "localhost:8080")]
            let reply = try await server.http.get("/auth", headers: headers)
            #expect(reply["Location"] == "account?problem=notConfigured")
            #expect(try await person.account().state == "notConfigured")
        }
    }

    @Test func `the account is connected in the end, and the log has none of its secrets`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            #expect(try await person.account().state == "notConnected")
            let begun = try await story.begin(person)
            let back = try await story.decide(begun.address)
            let reply = try await story.open(back, person.cookie, begun.cookie)
            #expect(reply.status == 303)
            #expect(reply["Location"] == "account?connected=1")
            #expect(reply["Set-Cookie"]?.hasPrefix("call-statistics-sipgate=; Path=/auth-code; Max-Age=0;") == true)
            let account = try await person.account()
            #expect(account.state == "connected")
            #expect(account.connectedBy == "admin")
            try await eventually("the account is read") { try await person.account().directory.succeededAt != nil }

            let trade = try #require(story.stub.exchanges.first { $0.path.hasSuffix("/token") })
            let pair = try JSONDecoder().decode(TokenAnswer.self, from: Data(trade.responseBody.utf8))
            let said = story.server.program.errors + story.server.program.output
            let client = try #require(story.stub.account.clients.first)
            let code = try #require(Query(back)["code"])
            for secret in [pair.access, pair.refresh, client.secret, code, person.formToken] {
                #expect(!said.contains(secret))
            }
            #expect(story.stub.forbidden.isEmpty)
        }
    }

    private struct TokenAnswer: Decodable {
        var access: String
        var refresh: String

        private enum CodingKeys: String, CodingKey {
            case access = "access_token"
            case refresh = "refresh_token"
        }
    }

    @Test(arguments: [
        ("https://grafana.example.com/d/calls", ConnectStory.host, "https://grafana.example.com/d/calls"),
        (":3009/d/calls?orgId=1", ConnectStory.host, "http://127.0.0.1:3009/d/calls?orgId=1"),
        (":3009/", "calls.example.com", "http://calls.example.com:3009/"),
        (":3009/", "[::1]:8080", "http://[::1]:3009/"),
    ])
    func `the browser goes on to Grafana, at the address that it can reach`(
        setting: String,
        host: String,
        address: String
    ) async throws {
        try await ConnectStory.run(environment: ["GRAFANA_URL": setting]) { story in
            let reply = try await story.connect(try await Person(story.server), host: host)
            #expect(reply["Location"] == address)
        }
    }

    @Test func `a way back that is opened twice does not ask sipgate twice`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let begun = try await story.begin(person)
            let back = try await story.decide(begun.address)
            story.stub.fail(.slow(.seconds(3)), on: "/auth")
            // As somebody does who loads the page anew because sipgate takes its time.
            async let first = story.open(back, person.cookie, begun.cookie)
            async let second = story.open(back, person.cookie, begun.cookie)
            let targets = try await [first, second].map { $0["Location"] }
            #expect(Set(targets) == ["account?connected=1", "account"])
            // By now the browser has thrown away what it kept for the way back.
            #expect(try await story.open(back, person.cookie)["Location"] == "account?problem=otherBrowser")
            #expect(story.trades == 1)
            #expect(try await person.tell("synchronise").status == 200)
        }
    }
}
