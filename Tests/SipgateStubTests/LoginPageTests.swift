import Foundation
import SipgateStub
import Testing

struct LoginPageTests {
    @Test func `the page names the program and what it asks for, and has a button for each decision`() async throws {
        let stub = try await SipgateStub.start()
        let reply = try await LoginDialog(stub).visitor.get(LoginDialog(stub).page)
        #expect(reply.status == 200)
        for part in [
            "Call statistics", "<li>numbers:read</li>", "<li>groups:read</li>", #"id="allow""#, #"id="deny""#,
        ] {
            #expect(reply.text.contains(part))
        }
    }

    @Test func `who allows is sent back with a code and the unchanged state`() async throws {
        let stub = try await SipgateStub.start()
        let dialog = LoginDialog(stub)
        let reply = try await dialog.press("allow")
        let address = try #require(URLComponents(string: reply.header("Location") ?? ""))
        let names = (address.queryItems ?? []).map(\.name)
        #expect(reply.status == 302)
        #expect(address.string?.hasPrefix("\(dialog.redirectURI)?") == true)
        #expect(names == ["state", "session_state", "code"])
        #expect(address.queryItems?.first?.value == dialog.state)
    }

    @Test func `who denies is sent back with access_denied and without a code`() async throws {
        let stub = try await SipgateStub.start()
        let reply = try await LoginDialog(stub).press("deny")
        let address = try #require(URLComponents(string: reply.header("Location") ?? ""))
        #expect(reply.status == 302)
        #expect(address.queryItems?.map(\.name) == ["state", "error"])
        #expect(address.queryItems?.last?.value == "access_denied")
    }

    @Test(arguments: [
        "http://127.0.0.1:8080/auth-code/", "http://127.0.0.1:8080/auth-code?x=1", "http://evil.example/",
    ])
    func `an address that is not registered to the letter is never redirected to`(address: String) async throws {
        let stub = try await SipgateStub.start()
        var dialog = LoginDialog(stub)
        dialog.redirectURI = address
        for reply in [try await dialog.visitor.get(dialog.page), try await dialog.press("allow")] {
            #expect(reply.status == 400)
            #expect(reply.header("Location") == nil)
            #expect(reply.text.contains("Invalid parameter: redirect_uri"))
        }
    }

    @Test func `an unknown program is shown an error page`() async throws {
        let stub = try await SipgateStub.start()
        var dialog = LoginDialog(stub)
        dialog.clientID = "nobody"
        let reply = try await dialog.visitor.get(dialog.page)
        #expect(reply.status == 400)
        #expect(reply.text.contains("Client not found"))
    }

    @Test func `a scope that does not exist is sent back as invalid_scope`() async throws {
        let stub = try await SipgateStub.start(recordings: nil)
        var dialog = LoginDialog(stub)
        dialog.scope = "numbers:read coffee:make"
        let reply = try await dialog.visitor.get(dialog.page)
        #expect(reply.status == 302)
        #expect(reply.header("Location")?.hasSuffix("error=invalid_scope") == true)
    }

    @Test func `a name with markup cannot break out of the page`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.clients[0].name = "<script>1</script>" }
        let reply = try await LoginDialog(stub).visitor.get(LoginDialog(stub).page)
        #expect(!reply.text.contains("<script>"))
    }

    @Test func `another realm does not exist`() async throws {
        let stub = try await SipgateStub.start()
        let page = LoginDialog(stub).page.replacing(SipgateStub.realm, with: "elsewhere")
        let reply = try await Visitor(stub: stub).get(page)
        #expect(reply.status == 404)
        #expect(try reply.decoded([String: String].self) == ["error": "Realm does not exist"])
    }
}
