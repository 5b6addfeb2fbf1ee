import Foundation
import SipgateStub
import TestSupport
import Testing

/// The self-test, on a running server.
@Suite struct SelfTestTests {
    private static let steps = ["webhook", "signature", "live", "journal", "database", "statistics", "traces"]

    struct Answer: Decodable, Sendable {
        struct Step: Decodable, Sendable {
            var id: String
            var title: String
            var ok: Bool
            var detail: String
            var milliseconds: Double
        }

        var steps: [Step]
        var ok: Bool

        var failed: [String] { steps.filter { !$0.ok }.map { "\($0.id): \($0.detail)" } }
    }

    private func withAdministrator(_ body: nonisolated(nonsending) (Server) async throws -> Void) async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": Server.password], body: body)
    }

    private func test(_ person: Person, language: String = "en") async throws -> Answer {
        let reply = try await person.send(
            "POST",
            "/api/v1/self-test?lang=\(language)",
            formToken: person.formToken
        )
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.decoded()
    }

    @Test func `every step works on a server that is in order, and nothing shows the call afterwards`() async throws {
        try await withFolder { folder in
            let server = try await Server.start(in: folder, environment: ["ADMIN_PASSWORD": Server.password])
            try await server.use { server in
                let call = TestCall("real")
                for event in [call.newCall(), call.answer(), call.hangup()] { try await server.post(event) }
                try await server.waitUntilApplied(3)
                let time = Date()
                let before = try await Sight(of: server, at: time)
                let person = try await Person(server)
                for _ in 0..<3 {
                    let answer = try await test(person)
                    #expect(answer.failed == [])
                    #expect(answer.ok)
                    #expect(answer.steps.map(\.id) == Self.steps)
                    #expect(answer.steps.allSatisfy { (0..<20_000).contains($0.milliseconds) })
                }
                #expect(try await Sight(of: server, at: time) == before)
                #expect(try await server.stop() == .status(0))
                let verified = try await Product.run(["verify", "--data-dir", server.dataFolder.path], in: folder)
                #expect(verified.exit == .status(0), "\(verified.output)")
            }
        }
    }

    @Test func `no listener of the live view sees the call`() async throws {
        try await withAdministrator { server in
            let person = try await Person(server)
            let stream = try await LiveStream.open(server)
            _ = try await stream.message("a first snapshot") { _ in true }
            #expect(try await test(person).ok)
            try await server.post(TestCall("after").newCall())
            let message = try await stream.message("a snapshot with a call") { $0.totalEvents > 0 || $0.waiting > 0 }
            #expect(message.view.waiting == 1)
            #expect(message.view.totalEvents == 1)
            await stream.close()
        }
    }

    @Test func `a public address that leads here is a step of its own`() async throws {
        try await withFolder { folder in
            let port = try FreePort.find()
            let settings = ["ADMIN_PASSWORD": Server.password, "SIPGATE_WEBHOOK_URL": "http://127.0.0.1:\(port)/"]
            let server = try await Server.start(in: folder, environment: settings, port: port)
            try await server.use { server in
                let answer = try await test(try await Person(server))
                #expect(answer.failed == [])
                #expect(answer.steps.map(\.id) == Self.steps + ["outside"])
            }
        }
    }

    @Test func `what the test has sent to a stranger is refused afterwards, changed or not`() async throws {
        let stub = try await SipgateStub.start()
        let settings = ["ADMIN_PASSWORD": Server.password, "SIPGATE_WEBHOOK_URL": stub.loginURL + "/elsewhere"]
        try await withServer(environment: settings) { server in
            let answer = try await test(try await Person(server), language: "de")
            let outside = try #require(answer.steps.last)
            #expect(outside.id == "outside" && !outside.ok && !answer.ok)
            #expect(outside.detail.contains("Status 404"))
            let isInside = answer.steps.dropLast().allSatisfy { $0.ok }
            #expect(isInside)

            let sent = try #require(stub.exchanges.first { $0.path.hasSuffix("/elsewhere") })
            let signature = try #require(sent.requestHeaders["x-sipgate-signature"])
            #expect(sent.requestBody.contains("self-test."))
            for body in [sent.requestBody, sent.requestBody.replacing("outside", with: "here")] {
                let reply = try await server.stranger.send(
                    HTTPRequest(
                        "POST",
                        "/",
                        headers: [
                            ("Content-Type", "application/x-www-form-urlencoded"), ("X-Sipgate-Signature", signature),
                        ],
                        body: Array(body.utf8)
                    )
                )
                #expect(reply.status == 403)
            }
            #expect(try await server.live().totalEvents == 0)
        }
        await stub.stop()
    }

    @Test func `a switched-off signature check fails its step, and says what to do`() async throws {
        let settings = ["ADMIN_PASSWORD": Server.password, "UNSAFE_SKIP_SIGNATURE_CHECK": "true"]
        try await withServer(environment: settings) { server in
            let answer = try await test(try await Person(server))
            #expect(answer.steps.filter { !$0.ok }.map(\.id) == ["signature"])
            #expect(answer.failed.first?.contains("UNSAFE_SKIP_SIGNATURE_CHECK") == true)
        }
    }

    @Test func `only an administrator's page may run it`() async throws {
        try await withAdministrator { server in
            try await server.waitForUser()
            try await server.user("add", "viola", "--role", "lead")
            let lead = try await Person(server, "viola")
            let admin = try await Person(server)
            let address = "/api/v1/self-test"
            #expect(try await server.stranger.send(HTTPRequest("POST", address)).status == 401)
            #expect(try await lead.send("POST", address, formToken: lead.formToken).status == 403)
            #expect(try await admin.send("POST", address).status == 403)
        }
    }

    /// What readers see of the calls.
    private struct Sight: Equatable {
        var panels: [String: String] = [:]
        var calls: String
        var export: String
        var events: Int
        var counted: Int
        var applied: Int
        var refused: Int

        /// - Parameter time: When the three events of the only call were sent.
        init(of server: Server, at time: Date) async throws {
            let now = Int(time.timeIntervalSince1970 * 1_000)
            let range = "from=\(now - 86_400_000)&to=\(now + 86_400_000)"
            for panel in ["total-calls", "incoming-calls", "longest-calls", "top-callers", "call-duration"] {
                let day = now / 86_400_000 * 86_400_000
                let query = "from=\(day - 86_400_000)&to=\(day + 2 * 86_400_000)&unit=1d"
                panels[panel] = try await server.http.get("/api/v1/panels/\(panel).csv?\(query)").text
            }
            let page: CallCount = try await server.http.get("/api/v1/calls?\(range)").decoded()
            calls = "\(page.calls.count)"
            export = try await server.http.get("/api/v1/calls.csv?\(range)").text
            events = try await server.live(of: 3).totalEvents
            counted = try await server.metric(#"events_total{type="newCall"}"#)
            applied = try await server.metric("events_applied_total")
            refused = try await server.metric(#"refusals_total{reason="bad-signature"}"#)
        }

        private struct CallCount: Decodable {
            struct Call: Decodable {}
            var calls: [Call]
        }
    }
}
