import Access
import PushAPI
import Secrets
import Store
import Testing

@Suite struct TokensTests {
    @Test func `a token is known by its text, which is shown once and stored nowhere`() async throws {
        try await TestDashboard.with { dashboard in
            let (token, text) = try await dashboard.tokens.create("  Grafana ", .viewer)
            #expect(text.wholeMatch(of: /cs_[A-Za-z0-9_-]{43}/) != nil)
            #expect(token.name == "Grafana")
            #expect(token.role == .viewer)
            #expect(token.createdAt == dashboard.time.instant)
            #expect(try await dashboard.neighbour.tokens.bearer(of: text)?.id == token.id)
            let stored = try await dashboard.stored()
            #expect(stored.contains("Grafana"))
            #expect(!stored.contains(text.dropFirst(3)))
        }
    }

    @Test func `tokens are listed in the order in which they were made`() async throws {
        try await TestDashboard.with { dashboard in
            for (name, role) in [("wall", Role.kiosk), ("monitor", .lead), ("export", .viewer)] {
                _ = try await dashboard.tokens.create(name, role)
                dashboard.time.pass(1)
            }
            let tokens = try await dashboard.tokens.all()
            #expect(tokens.map(\.name) == ["wall", "monitor", "export"])
            #expect(tokens.map(\.role) == [.kiosk, .lead, .viewer])
            #expect(tokens.allSatisfy { $0.lastUsedAt == nil })
        }
    }

    @Test func `a use is noted once a minute and not oftener`() async throws {
        try await TestDashboard.with { dashboard in
            let tokens = dashboard.tokens
            let (_, text) = try await tokens.create("monitor", .lead)
            let first = dashboard.time.instant
            _ = try await tokens.bearer(of: text)
            dashboard.time.pass(TestDashboard.minute - 1)
            _ = try await tokens.bearer(of: text)
            #expect(try await tokens.all().map(\.lastUsedAt) == [first])
            dashboard.time.pass(1)
            _ = try await tokens.bearer(of: text)
            let second = first + TestDashboard.minute
            #expect(try await tokens.all().map(\.lastUsedAt) == [second])
        }
    }

    @Test func `a token that was removed is unknown`() async throws {
        try await TestDashboard.with { dashboard in
            let tokens = dashboard.tokens
            let (token, text) = try await tokens.create("monitor", .lead)
            let (_, other) = try await tokens.create("wall", .kiosk)
            try await tokens.remove(token.id)
            #expect(try await tokens.bearer(of: text) == nil)
            #expect(try await tokens.bearer(of: other)?.name == "wall")
            await #expect(throws: AccessError.unknownToken) { try await tokens.remove(token.id) }
        }
    }

    @Test func `no token is an administrator`() async throws {
        try await TestDashboard.with { dashboard in
            await #expect(throws: AccessError.tokenRoleNotAllowed) {
                try await dashboard.tokens.create("root", .administrator)
            }
            let (_, text) = try await dashboard.tokens.create("monitor", .lead)
            try await dashboard.store.transaction { try $0.execute("UPDATE api_tokens SET role = 'administrator'") }
            #expect(try await dashboard.tokens.bearer(of: text)?.role == .lead)
        }
    }

    @Test func `two tokens differ in their names`() async throws {
        try await TestDashboard.with { dashboard in
            _ = try await dashboard.tokens.create("Monitor", .lead)
            await #expect(throws: AccessError.tokenNameTaken) {
                try await dashboard.tokens.create(" monitor", .viewer)
            }
            await #expect(throws: AccessError.nameNotAllowed) { try await dashboard.tokens.create("a\nb", .viewer) }
        }
    }

    @Test(arguments: ["", "cs_", "cs_x", "cs_' OR 1=1 --", "cs_" + RandomText.urlSafe(), RandomText.urlSafe()])
    func `a text that is no token of ours is nobody`(text: String) async throws {
        try await TestDashboard.with { dashboard in
            _ = try await dashboard.tokens.create("monitor", .lead)
            #expect(try await dashboard.tokens.bearer(of: text) == nil)
        }
    }

    @Test func `a session's token is no token of a program`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna", .administrator)
            let session = try await dashboard.logIn("anna")
            #expect(try await dashboard.tokens.bearer(of: session.token) == nil)
            #expect(try await dashboard.tokens.bearer(of: "cs_" + session.token) == nil)
        }
    }

    @Test func `the operator's token reads as a lead without the database`() async throws {
        try await TestDashboard.with { dashboard in
            let (remembering, outage) = dashboard.remembering()
            outage.goAway()
            let token = try await remembering.tokens.bearer(of: TestDashboard.operatorText)
            #expect(token?.role == .lead)
            #expect(token?.name == "API_TOKEN")
            #expect(outage.questions == 0)
            let closed = Tokens(store: dashboard.store, clock: dashboard.time.clock)
            #expect(try await closed.bearer(of: TestDashboard.operatorText) == nil)
        }
    }
}
