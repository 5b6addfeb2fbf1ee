import PushAPI
import Store
import Testing

@testable import Access

/// A server that remembers whom it knows.
@Suite struct MemoryTests {
    private static let freshness = RecentAnswers<Int>.freshness
    private static let endurance = RecentAnswers<Int>.endurance

    @Test func `the database is asked for a session once in some seconds`() async throws {
        try await TestDashboard.with { dashboard in
            let (server, store) = dashboard.remembering()
            try await server.add("anna")
            let session = try await server.logIn("anna")
            let before = store.questions
            for _ in 0..<30 {
                #expect(try await server.logins.session(for: session.token)?.user == "anna")
                dashboard.time.pass(Self.freshness / 10)
            }
            #expect(store.questions == before + 3)
        }
    }

    @Test func `who is known stays known for a quarter of an hour without the database`() async throws {
        try await TestDashboard.with { dashboard in
            let (server, store) = dashboard.remembering()
            try await server.add("anna", .lead)
            let session = try await server.logIn("anna")
            let (_, text) = try await server.tokens.create("wall", .kiosk)
            _ = try await server.logins.session(for: session.token)
            _ = try await server.tokens.bearer(of: text)
            store.goAway()
            for part in [Self.freshness, Self.endurance - Self.freshness - 1] {
                dashboard.time.pass(part)
                #expect(try await server.logins.session(for: session.token)?.role == .lead)
                #expect(try await server.tokens.bearer(of: text)?.role == .kiosk)
            }
            dashboard.time.pass(1)
            await #expect(throws: StoreError.self) { try await server.logins.session(for: session.token) }
            await #expect(throws: StoreError.self) { try await server.tokens.bearer(of: text) }
            store.comeBack()
            #expect(try await server.logins.session(for: session.token)?.role == .lead)
            #expect(try await server.tokens.bearer(of: text)?.role == .kiosk)
        }
    }

    @Test func `without the database nobody is known who was not known before`() async throws {
        try await TestDashboard.with { dashboard in
            let (server, store) = dashboard.remembering()
            try await server.add("anna")
            let session = try await dashboard.logIn("anna")
            store.goAway()
            await #expect(throws: StoreError.self) { try await server.logins.session(for: session.token) }
        }
    }

    @Test func `a session that ends by its time ends without the database too`() async throws {
        try await TestDashboard.with { dashboard in
            let (server, store) = dashboard.remembering()
            try await server.add("anna")
            let session = try await server.logIn("anna")
            for _ in 1..<30 {
                dashboard.time.pass(TestDashboard.day)
                _ = try await server.logins.session(for: session.token)
            }
            dashboard.time.pass(TestDashboard.day - TestDashboard.minute)
            #expect(try await server.logins.session(for: session.token) != nil)
            store.goAway()
            dashboard.time.pass(TestDashboard.minute)
            #expect(try await server.logins.session(for: session.token) == nil)
        }
    }

    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var make: @Sendable (TestDashboard, Session) async throws -> Void
    }

    static let changes = [
        Change(testDescription: "log out") { try await $0.logins.logOut($1.token) },
        Change(testDescription: "log out everywhere") { dashboard, _ in
            try await dashboard.logins.logOutEverywhere("ANNA")
        },
        Change(testDescription: "password") { dashboard, _ in
            try await dashboard.users.change("ANNA", password: "another password")
        },
        Change(testDescription: "role") { dashboard, _ in try await dashboard.users.change("ANNA", role: .kiosk) },
        Change(testDescription: "removal") { dashboard, _ in try await dashboard.users.remove("ANNA") },
    ]

    @Test(arguments: changes) func `what ends a session ends it here at once, and elsewhere in seconds`(
        change: Change
    ) async throws {
        try await TestDashboard.with { dashboard in
            let (server, store) = dashboard.remembering()
            let (neighbour, _) = dashboard.remembering()
            try await server.add("Anna")
            let session = try await server.logIn("anna")
            for each in [server, neighbour] { #expect(try await each.logins.session(for: session.token) != nil) }
            try await change.make(server, session)
            #expect(try await server.logins.session(for: session.token) == nil)
            dashboard.time.pass(Self.freshness)
            #expect(try await neighbour.logins.session(for: session.token) == nil)
            store.goAway()
            await #expect(throws: StoreError.self) { try await server.logins.session(for: session.token) }
        }
    }

    @Test func `a right that is given or taken is in force here at once`() async throws {
        try await TestDashboard.with { dashboard in
            let (server, _) = dashboard.remembering()
            try await server.add("anna")
            let session = try await server.logIn("anna")
            for mayReveal in [false, true, false] {
                try await server.users.change("anna", mayReveal: mayReveal)
                #expect(try await server.logins.session(for: session.token)?.mayReveal == mayReveal)
            }
        }
    }

    @Test func `a token that is removed is unknown here at once, and elsewhere in seconds`() async throws {
        try await TestDashboard.with { dashboard in
            let (server, _) = dashboard.remembering()
            let (neighbour, _) = dashboard.remembering()
            let (token, text) = try await server.tokens.create("wall", .kiosk)
            for each in [server, neighbour] { #expect(try await each.tokens.bearer(of: text) != nil) }
            try await server.tokens.remove(token.id)
            #expect(try await server.tokens.bearer(of: text) == nil)
            dashboard.time.pass(Self.freshness)
            #expect(try await neighbour.tokens.bearer(of: text) == nil)
        }
    }
}
