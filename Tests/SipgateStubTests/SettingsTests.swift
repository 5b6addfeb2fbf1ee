import Foundation
import SipgateStub
import Testing

struct SettingsTests {
    private static let path = "/v2/settings/sipgateio"
    private static let before = StubAccount.WebhookSettings(
        incomingURL: "https://old.example/in",
        outgoingURL: "https://old.example/out",
        isLogged: true,
        whitelist: ["p0", "g1"]
    )

    @Test func `settings are told as they are, with null for no whitelist`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.webhooks = Self.before }
        let visitor = Visitor.loggedIn(to: stub)
        #expect(
            try await visitor.get(Self.path).text
                == #"{"incomingUrl":"https://old.example/in","log":true,"#
                + #""outgoingUrl":"https://old.example/out","whitelist":["p0","g1"]}"#
        )
        stub.change { $0.webhooks.whitelist = nil }
        #expect(try await visitor.get(Self.path).text.hasSuffix(#""whitelist":null}"#))
    }

    @Test func `what is written is what is told`() async throws {
        let stub = try await SipgateStub.start()
        let body = #"{"incomingUrl":"https://new.example/","log":true,"outgoingUrl":"","whitelist":[]}"#
        let visitor = Visitor.loggedIn(to: stub)
        #expect(try await visitor.send("PUT", Self.path, body: body).status == 204)
        #expect(try await visitor.get(Self.path).text == body)
    }

    @Test func `what is left out is reset`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.webhooks = Self.before }
        let body = #"{"incomingUrl":"https://new.example/","outgoingUrl":"https://new.example/"}"#
        _ = try await Visitor.loggedIn(to: stub).send("PUT", Self.path, body: body)
        #expect(!stub.account.webhooks.isLogged)
        #expect(stub.account.webhooks.whitelist == nil)
    }

    @Test(arguments: [
        #"{"incomingUrl":"https://new.example/"}"#, #"{"outgoingUrl":""}"#, "[]", "",
        #"{"incomingUrl":"","outgoingUrl":"","whitelist":["e0"]}"#,
    ])
    func `settings that are not whole are refused and change nothing`(body: String) async throws {
        let stub = try await SipgateStub.start(recordings: nil)
        stub.change { $0.webhooks = Self.before }
        #expect(try await Visitor.loggedIn(to: stub).send("PUT", Self.path, body: body).status == 400)
        #expect(stub.account.webhooks == Self.before)
    }

    @Test func `without sipgate.io there are neither settings nor a log`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.isBooked = false }
        let visitor = Visitor.loggedIn(to: stub)
        let body = #"{"incomingUrl":"","outgoingUrl":""}"#
        #expect(try await visitor.get(Self.path).status == 403)
        #expect(try await visitor.send("PUT", Self.path, body: body).status == 403)
        #expect(try await visitor.get("/v2/log/webhooks").status == 403)
    }

    @Test func `the log tells what was pushed`() async throws {
        let stub = try await SipgateStub.start()
        let entry = StubAccount.WebhookLogEntry(
            created: Date(timeIntervalSince1970: 1_772_442_000),
            url: "https://new.example/",
            request: "event=newCall",
            xmlError: "no XML",
            status: "404"
        )
        stub.change { $0.webhookLog = [entry] }
        let text = try await Visitor.loggedIn(to: stub).get("/v2/log/webhooks").text
        #expect(text.contains(#""created":"2026-03-02T09:00:00Z""#))
        #expect(text.contains(#""status":"404""#))
    }
}
