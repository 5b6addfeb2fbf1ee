import Foundation
import SipgateStub
import Testing

struct AccessTests {
    private static let readable = [
        "/account", "/numbers", "/groups", "/groups/g0/numbers", "/users", "/w0/phonelines", "/history",
        "/settings/sipgateio", "/log/webhooks", "/authorization/oauth2/clients",
    ]

    @Test(arguments: readable + ["/authorization/userinfo"])
    func `nothing is told without a token`(path: String) async throws {
        let stub = try await SipgateStub.start()
        #expect(try await Visitor(stub: stub).get("/v2\(path)").status == 401)
        #expect(try await Visitor(stub: stub, authorization: "Bearer x.y.z").get("/v2\(path)").status == 401)
    }

    @Test(arguments: readable)
    func `a token without the scope is refused, and the answer says so`(path: String) async throws {
        let stub = try await SipgateStub.start()
        let reply = try await Visitor.loggedIn(to: stub, scopes: ["openid"]).get("/v2\(path)")
        #expect(reply.status == 403)
        #expect(reply.text.contains("The token lacks the scope"))
    }

    @Test(arguments: readable)
    func `the scope of all scopes opens everything`(path: String) async throws {
        let stub = try await SipgateStub.start()
        #expect(try await Visitor.loggedIn(to: stub).get("/v2\(path)").status == 200)
    }

    @Test(arguments: ["groups:read", "groups:numbers:read"])
    func `any one of the scopes is enough`(scope: String) async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub, scopes: [scope])
        #expect(try await visitor.get("/v2/groups/g0/numbers").status == 200)
    }

    @Test func `a personal token works as name and password, within its scopes`() async throws {
        let stub = try await SipgateStub.start()
        let token = stub.account.tokens[1]
        let pair = Data("\(token.id):\(token.token)".utf8).base64EncodedString()
        let visitor = Visitor(stub: stub, authorization: "Basic \(pair)")
        #expect(try await visitor.get("/v2/numbers").status == 200)
        #expect(try await visitor.get("/v2/users").status == 403)
    }

    @Test func `a wrong personal token is refused`() async throws {
        let stub = try await SipgateStub.start()
        let pair = Data("\(stub.account.tokens[1].id):guessed".utf8).base64EncodedString()
        #expect(try await Visitor(stub: stub, authorization: "Basic \(pair)").get("/v2/numbers").status == 401)
    }

    @Test func `the user and the account are told as they are`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        let user = try await visitor.get("/v2/authorization/userinfo").decoded([String: String].self)
        #expect(user["sub"] == "w0")
        #expect(user["masterSipId"] == "2999999")
        #expect(try await visitor.get("/v2/account").text.contains(#""historyLifeTime":"UNLIMITED""#))
        #expect(try await visitor.get("/v2/users").text.contains(#""lastname":"Weiß""#))
    }

    @Test(arguments: [("DELETE", "/history"), ("PUT", "/numbers/1"), ("PUT", "/history"), ("POST", "/sessions/calls")])
    func `what would change or delete is refused and remembered`(method: String, path: String) async throws {
        // Asks what nobody may ask, so the exchange is no example of a good one.
        let stub = try await SipgateStub.start(recordings: nil)
        let reply = try await Visitor.loggedIn(to: stub).send(method, "/v2\(path)", body: "{}")
        #expect(reply.status == 405)
        #expect(stub.forbidden.map(\.method) == [method])
        #expect(stub.forbidden.map(\.path) == ["/v2\(path)"])
    }

    @Test func `reading and the permitted writing are not remembered as forbidden`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        _ = try await visitor.get("/v2/numbers")
        _ = try await visitor.send("PUT", "/v2/settings/sipgateio", body: #"{"incomingUrl":"","outgoingUrl":""}"#)
        #expect(stub.forbidden.isEmpty)
    }
}
