import Foundation
import Secrets
import SipgateStub
import Testing

struct CodeTests {
    @Test func `a code is worth tokens that open what was allowed`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let reply = try await dialog.redeem(try await dialog.code())
        let tokens = try reply.decoded(Tokens.self)
        let visitor = Visitor(stub: stub, authorization: "Bearer \(tokens.access_token)")
        #expect(reply.status == 200)
        #expect(tokens.expires_in == 300)
        #expect(tokens.refresh_expires_in == 2_592_000)
        #expect(try await visitor.get("/v2/numbers").status == 200)
        #expect(try await visitor.get("/v2/history").status == 403)
    }

    @Test func `a code is worth nothing the second time, and then its tokens neither`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let code = try await dialog.code()
        let tokens = try await dialog.redeem(code).decoded(Tokens.self)
        let second = try await dialog.redeem(code)
        let visitor = Visitor(stub: stub, authorization: "Bearer \(tokens.access_token)")
        #expect(second.status == 400)
        #expect(try second.decoded(TokenProblem.self).error == "invalid_grant")
        #expect(try await visitor.get("/v2/numbers").status == 401)
    }

    @Test func `a code expires after a minute`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let code = try await dialog.code()
        stub.advance(by: .seconds(61))
        #expect(try await dialog.redeem(code).status == 400)
    }

    @Test func `the verifier has to fit the challenge`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let reply = try await dialog.redeem(try await dialog.code(), verifier: RandomText.urlSafe())
        let problem = TokenProblem(error: "invalid_grant", error_description: "PKCE verification failed")
        #expect(reply.status == 400)
        #expect(try reply.decoded() == problem)
    }

    @Test func `the challenge is made as RFC 7636 shows it`() async throws {
        let stub = try await SipgateStub.start()
        var dialog = LoginDialog(stub)
        dialog.verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        #expect(dialog.page.contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&"))
        #expect(try await dialog.redeem(try await dialog.code()).status == 200)
    }

    @Test func `without a challenge no verifier is needed`() async throws {
        let stub = try await SipgateStub.start()
        var dialog = LoginDialog(stub)
        dialog.verifier = nil
        #expect(try await dialog.redeem(try await dialog.code()).status == 200)
    }

    @Test func `the redirect address has to be the same again`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let reply = try await dialog.redeem(try await dialog.code(), redirectURI: dialog.redirectURI + "/")
        #expect(reply.status == 400)
        #expect(try reply.decoded(TokenProblem.self).error_description == "Incorrect redirect_uri")
    }

    @Test func `a wrong secret does not use the code up`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let code = try await dialog.code()
        let refused = try await dialog.redeem(code, secret: "wrong")
        #expect(refused.status == 401)
        #expect(try refused.decoded(TokenProblem.self).error == "unauthorized_client")
        #expect(try await dialog.redeem(code).status == 200)
    }

    @Test func `an unknown program is invalid_client`() async throws {
        let stub = try await SipgateStub.start()
        let reply = try await LoginDialog(stub).refresh("anything", clientID: "nobody")
        #expect(reply.status == 401)
        #expect(try reply.decoded(TokenProblem.self).error == "invalid_client")
    }

    @Test func `a grant that does not exist is unsupported`() async throws {
        let stub = try await SipgateStub.start()
        let fields: KeyValuePairs = [
            "grant_type": "password", "client_id": stub.client.id, "client_secret": stub.client.secret,
        ]
        let reply = try await Visitor(stub: stub).post(form: fields, to: "\(LoginDialog.folder)/token")
        #expect(reply.status == 400)
        #expect(try reply.decoded(TokenProblem.self).error == "unsupported_grant_type")
    }
}
