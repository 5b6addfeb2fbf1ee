import TestSupport
import Testing

/// Missed callers as somebody sees them who has to call back.
@Suite struct CallBackTests {
    private struct Page: Decodable {
        struct Caller: Decodable {
            var call: Int
            var number: String
            var state: String
            var dismissedBy: String?
            var reason: String?
        }

        var callers: [Caller]
        var counts: [String: Int]
        var numbersMasked: Bool?
    }

    private func page(of person: Person, _ query: String = "") async throws -> Page {
        let reply = try await person.send("GET", "/api/v1/call-backs?\(Server.nowadays)\(query)")
        #expect(reply.status == 200)
        #expect(reply["Content-Type"] == "application/json")
        return try reply.decoded()
    }

    private func tell(_ person: Person, _ deed: String, _ body: String, _ token: String?) async throws -> HTTPReply {
        try await person.send("POST", "/api/v1/call-backs/\(deed)", body, formToken: token)
    }

    private func withMissedCall(_ body: nonisolated(nonsending) (Server, Person) async throws -> Void) async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": Person.password]) { server in
            let call = TestCall("missed")
            for event in [call.newCall(), call.hangup("busy")] { try await server.post(event) }
            try await server.waitUntilApplied(2)
            try await body(server, try await Person(server))
        }
    }

    @Test func `a missed caller is dismissed with a reason and put back on the list`() async throws {
        try await withMissedCall { _, person in
            let open = try await page(of: person, "&state=open")
            #expect(open.counts == ["open": 1, "reached": 0, "expired": 0, "dismissed": 0])
            let caller = try #require(open.callers.first)
            #expect(caller.number == "+\(TestCall("missed").from)")
            let body = #"{"call": \#(caller.call), "reason": " a fax "}"#
            let dismissed = try await tell(person, "dismiss", body, person.formToken)
            #expect(dismissed.status == 200)
            let after = try #require(try await page(of: person).callers.first)
            #expect(after.state == "dismissed" && after.dismissedBy == "admin" && after.reason == "a fax")
            let again = try await tell(person, "dismiss", body, person.formToken)
            #expect(again.status == 409)
            let restored = try await tell(person, "restore", #"{"call": \#(caller.call)}"#, person.formToken)
            #expect(restored.status == 200)
            #expect(try await page(of: person).callers.map(\.state) == ["open"])
        }
    }

    @Test func `nobody dismisses without a login, a right, a form of ours, a call and a reason`() async throws {
        try await withMissedCall { server, person in
            let call = try #require(try await page(of: person).callers.first?.call)
            let good = #"{"call": \#(call), "reason": "a fax"}"#
            for foreign in [nil, "x"] { #expect(try await tell(person, "dismiss", good, foreign).status == 403) }
            let cases = [
                (#"{"call": \#(call)}"#, 400), (#"{"call": \#(call), "reason": "  "}"#, 400), ("{", 400),
                (#"{"call": \#(call), "reason": "\#(String(repeating: "a", count: 201))"}"#, 400),
                (#"{"call": 99, "reason": "a fax"}"#, 404),
            ]
            for (body, status) in cases {
                let reply = try await tell(person, "dismiss", body, person.formToken)
                #expect(reply.status == status, "\(body.prefix(40))")
                #expect(reply["Content-Type"] == "application/problem+json")
            }
            let early = try await tell(person, "restore", #"{"call": \#(call)}"#, person.formToken)
            #expect(early.status == 409)

            try await server.user("add", "viola", "--role", "viewer")
            let viola = try await Person(server, "viola")
            #expect(try await tell(viola, "dismiss", good, viola.formToken).status == 403)
            #expect(try await server.stranger.get("/api/v1/call-backs").status == 401)
            #expect(try await page(of: person).callers.map(\.state) == ["open"])
        }
    }

    @Test func `a viewer sees hidden numbers`() async throws {
        try await withMissedCall { server, person in
            #expect(try await page(of: person).numbersMasked == nil)
            try await server.user("add", "viola", "--role", "viewer")
            let seen = try await page(of: try await Person(server, "viola"))
            #expect(seen.numbersMasked == true)
            #expect(seen.callers.map(\.number) == ["+4930…001"])
        }
    }
}
