import Foundation
import Secrets
import SipgateStub
import Testing

struct TokenTests {
    @Test func `an access token says what sipgate's say`() async throws {
        struct Claims: Decodable {
            struct Access: Decodable {
                var roles: [String]
            }

            var exp: Int
            var iat: Int
            var azp: String
            var typ: String
            var sub: String
            var realm_access: Access
            var featureScope: String
        }
        let stub = try await SipgateStub.start()
        let token = stub.issue(clientID: stub.client.id, scopes: ["numbers:read"]).access
        let parts = token.split(separator: ".")
        let payload = try #require(parts.count == 3 ? Base64URL.bytes(String(parts[1])) : nil)
        let claims = try JSONDecoder().decode(Claims.self, from: Data(payload))
        #expect(claims.exp - claims.iat == 300)
        #expect(claims.azp == stub.client.id)
        #expect(claims.typ == "Bearer")
        #expect(claims.sub.hasSuffix(":2999999"))
        #expect(claims.realm_access.roles == ["numbers:read"])
        #expect(claims.featureScope == "CLASSIC_PBX")
    }

    @Test func `an access token expires after its life`() async throws {
        let stub = try await SipgateStub.start()
        stub.accessLife = 10
        let visitor = Visitor.loggedIn(to: stub)
        stub.advance(by: .seconds(9))
        #expect(try await visitor.get("/v2/account").status == 200)
        stub.advance(by: .seconds(1))
        #expect(try await visitor.get("/v2/account").status == 401)
    }

    @Test func `a refresh gives a new pair with the same scopes`() async throws {
        let stub = try await SipgateStub.start()
        let old = stub.issue(clientID: stub.client.id, scopes: ["numbers:read"])
        let reply = try await LoginDialog(stub).refresh(old.refresh)
        let tokens = try reply.decoded(Tokens.self)
        let visitor = Visitor(stub: stub, authorization: "Bearer \(tokens.access_token)")
        #expect(reply.status == 200)
        #expect(tokens.access_token != old.access && tokens.refresh_token != old.refresh)
        #expect(try await visitor.get("/v2/numbers").status == 200)
        #expect(try await visitor.get("/v2/users").status == 403)
    }

    @Test func `a spent refresh token is refused, and its use ends the whole session`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let old = stub.issue(clientID: stub.client.id, scopes: ["all"]).refresh
        let new = try await dialog.refresh(old).decoded(Tokens.self)
        let again = try await dialog.refresh(old)
        #expect(again.status == 400)
        #expect(try again.decoded(TokenProblem.self).error == "invalid_grant")
        #expect(try await dialog.refresh(new.refresh_token).status == 400)
        let visitor = Visitor(stub: stub, authorization: "Bearer \(new.access_token)")
        #expect(try await visitor.get("/v2/account").status == 401)
    }

    @Test func `a session of another login survives such a misuse`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let other = Visitor.loggedIn(to: stub)
        let old = stub.issue(clientID: stub.client.id, scopes: ["all"]).refresh
        _ = try await dialog.refresh(old)
        _ = try await dialog.refresh(old)
        #expect(try await other.get("/v2/account").status == 200)
    }

    @Test func `a refresh token expires after its life`() async throws {
        let stub = try await SipgateStub.start()
        stub.refreshLife = 60
        let token = stub.issue(clientID: stub.client.id, scopes: ["all"]).refresh
        stub.advance(by: .seconds(61))
        let reply = try await LoginDialog(stub).refresh(token)
        #expect(reply.status == 400)
        #expect(try reply.decoded(TokenProblem.self).error_description == "Token is not active")
    }

    @Test func `a lost login leaves no token of any worth`() async throws {
        let stub = try await SipgateStub.start()
        let pair = stub.issue(clientID: stub.client.id, scopes: ["all"])
        stub.revokeAll()
        let visitor = Visitor(stub: stub, authorization: "Bearer \(pair.access)")
        #expect(try await visitor.get("/v2/account").status == 401)
        #expect(try await LoginDialog(stub).refresh(pair.refresh).status == 400)
    }
}
