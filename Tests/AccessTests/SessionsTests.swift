import Access
import PushAPI
import Secrets
import Store
import Testing

@Suite struct SessionsTests {
    @Test(arguments: ["", "x", "' OR 1=1 --", RandomText.urlSafe(), RandomText.urlSafe(bytes: 31), "admin"])
    func `a text that is no token of ours is no session`(token: String) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            _ = try await dashboard.logIn("anna")
            #expect(try await dashboard.logins.session(for: token) == nil)
        }
    }

    @Test func `logging out ends one session on all servers at once`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            let first = try await dashboard.logIn("anna")
            let second = try await dashboard.neighbour.logIn("anna")
            let neighbour = dashboard.neighbour.logins
            #expect(try await neighbour.session(for: first.token) != nil)
            try await dashboard.logins.logOut(first.token)
            try await dashboard.logins.logOut(first.token)
            #expect(try await neighbour.session(for: first.token) == nil)
            #expect(try await dashboard.logins.session(for: second.token) != nil)
        }
    }

    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var make: @Sendable (TestDashboard) async throws -> Void
    }

    static let changes = [
        Change(testDescription: "password") { try await $0.users.change("ANNA", password: "another password") },
        Change(testDescription: "role") { try await $0.users.change("ANNA", role: .lead) },
        Change(testDescription: "removal") { try await $0.users.remove("ANNA") },
        Change(testDescription: "logout everywhere") { try await $0.logins.logOutEverywhere("ANNA") },
    ]

    @Test(arguments: changes) func `a change of a user ends all of the user's sessions`(change: Change) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("Anna")
            try await dashboard.add("bert")
            let sessions = [try await dashboard.logIn("anna"), try await dashboard.logIn("anna")]
            let other = try await dashboard.logIn("bert")
            try await change.make(dashboard)
            for session in sessions { #expect(try await dashboard.logins.session(for: session.token) == nil) }
            #expect(try await dashboard.logins.session(for: other.token) != nil)
            #expect(try await dashboard.storedSessions() == 1)
        }
    }

    @Test func `after a change of the password only the new one is right`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            try await dashboard.users.change("anna", password: "another password")
            #expect(try await dashboard.logIn("anna", password: "another password").user == "anna")
            await #expect(throws: AccessError.wrongNameOrPassword) { try await dashboard.logIn("anna") }
        }
    }

    @Test func `a login that overlaps a change of the password leaves no session of the old one`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            for round in 0..<60 {
                let (old, new) = ("the password \(round)", "the password \(round + 1)")
                try await dashboard.users.change("anna", password: old)
                async let session = try? dashboard.logIn("anna", password: old, from: "192.0.2.\(round)")
                if round % 2 == 0 { await Task.yield() }
                try await dashboard.users.change("anna", password: new)
                if let session = await session {
                    #expect(try await dashboard.logins.session(for: session.token) == nil)
                }
                // Clears what was counted by name.
                _ = try await dashboard.logIn("anna", password: new)
            }
        }
    }

    @Test(arguments: [(Role.viewer, 7), (.administrator, 7), (.kiosk, 30)])
    func `a session that nobody uses ends`(role: Role, days: Int) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna", role)
            let kept = try await dashboard.logIn("anna")
            let lost = try await dashboard.logIn("anna")
            dashboard.time.pass(Int64(days) * TestDashboard.day - 1)
            #expect(try await dashboard.logins.session(for: kept.token) != nil)
            dashboard.time.pass(1)
            #expect(try await dashboard.logins.session(for: lost.token) == nil)
            #expect(try await dashboard.logins.session(for: kept.token) != nil)
        }
    }

    @Test(arguments: [(Role.lead, 30), (.kiosk, 365)])
    func `a session that is used each day ends all the same`(role: Role, days: Int) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna", role)
            let session = try await dashboard.logIn("anna")
            for _ in 1..<days {
                dashboard.time.pass(TestDashboard.day)
                #expect(try await dashboard.logins.session(for: session.token) != nil)
            }
            dashboard.time.pass(TestDashboard.day)
            #expect(try await dashboard.logins.session(for: session.token) == nil)
        }
    }

    @Test func `a session is prolonged once an hour and not oftener`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            let session = try await dashboard.logIn("anna")
            dashboard.time.pass(TestDashboard.hour - 1)
            let same = try await dashboard.logins.session(for: session.token)
            #expect(same?.expiresAt == session.expiresAt)
            dashboard.time.pass(1)
            let later = try await dashboard.logins.session(for: session.token)
            #expect(later?.expiresAt == session.expiresAt + TestDashboard.hour)
            let stored = try await dashboard.store.rows("SELECT expires_ms FROM sessions")
            #expect(stored == [[.integer((session.expiresAt + TestDashboard.hour).milliseconds)]])
        }
    }

    @Test func `sessions that have ended are removed at the next login`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            for _ in 0..<3 { _ = try await dashboard.logIn("anna") }
            dashboard.time.pass(7 * TestDashboard.day)
            _ = try await dashboard.logIn("anna")
            #expect(try await dashboard.storedSessions() == 1)
        }
    }

    @Test func `a form is accepted from its own session alone`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            let session = try await dashboard.logIn("anna")
            let other = try await dashboard.logIn("anna")
            let again = try #require(try await dashboard.logins.session(for: session.token))
            #expect(again.isFormToken(session.formToken))
            #expect(!again.isFormToken(other.formToken))
            #expect(!again.isFormToken(session.token))
            #expect(!again.isFormToken(""))
        }
    }

    @Test func `a session does not show its token by accident`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            let session = try await dashboard.logIn("anna")
            var dumped = ""
            dump([session], to: &dumped)
            let shown = "\(session) \(String(reflecting: session)) \(dumped)"
            #expect(shown.contains("anna"))
            #expect(!shown.contains(session.token))
        }
    }
}
