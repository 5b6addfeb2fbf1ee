import Access
import PushAPI
import Store
import Testing

@testable import Secrets

@Suite struct LoginsTests {
    @Test func `the right password begins a session`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("Anna", .lead)
            let session = try await dashboard.logIn(" ANNA ")
            #expect(session.user == "Anna")
            #expect(session.role == .lead)
            #expect(session.expiresAt == dashboard.time.instant + 7 * TestDashboard.day)
            let again = try #require(try await dashboard.logins.session(for: session.token))
            #expect(again.user == "Anna")
            #expect(again.role == .lead)
            #expect(again.expiresAt == session.expiresAt)
        }
    }

    @Test(arguments: [
        ("anna", "Correct horse battery"), ("anna", ""), ("nobody", TestDashboard.password), ("", ""),
        ("an\nna", TestDashboard.password), ("anna", String(repeating: "x", count: 100_000)),
    ])
    func `a wrong name and a wrong password look the same`(name: String, password: String) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            await #expect(throws: AccessError.wrongNameOrPassword) {
                try await dashboard.logIn(name, password: password)
            }
            #expect(try await dashboard.storedSessions() == 0)
        }
    }

    @Test func `the database holds neither password nor token`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            let session = try await dashboard.logIn("anna")
            let stored = try await dashboard.stored()
            #expect(stored.contains("anna"))
            #expect(!stored.contains(TestDashboard.password))
            #expect(!stored.contains(session.token))
            #expect(!stored.contains(session.formToken))
        }
    }

    @Test func `after five failures even the right password has to wait`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            try await dashboard.add("bert")
            for _ in 0..<5 {
                await #expect(throws: AccessError.wrongNameOrPassword) {
                    try await dashboard.logIn("ANNA", password: "wrong")
                }
            }
            let until = dashboard.time.instant + TestDashboard.minute / 2
            await #expect(throws: AccessError.tooManyAttempts(until: until)) { try await dashboard.logIn("anna") }
            #expect(try await dashboard.logIn("bert").user == "bert")
            dashboard.time.pass(TestDashboard.minute / 2)
            #expect(try await dashboard.logIn("anna").user == "anna")
        }
    }

    @Test func `strangers who guess a password from many networks keep its owner out nowhere she has been`()
        async throws
    {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            _ = try await dashboard.logIn("anna", from: "192.0.2.1")
            for number in 0..<100 {
                await #expect(throws: AccessError.wrongNameOrPassword) {
                    try await dashboard.logIn("anna", password: "wrong", from: "198.51.100.\(number)")
                }
            }
            let until = dashboard.time.instant + TestDashboard.minute / 2
            await #expect(throws: AccessError.tooManyAttempts(until: until)) {
                try await dashboard.logIn("anna", from: "203.0.113.1")
            }
            #expect(try await dashboard.logIn("anna", from: "192.0.2.1").user == "anna")
        }
    }

    @Test func `who tries many names from one household has to wait`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")
            for number in 0..<20 {
                await #expect(throws: AccessError.wrongNameOrPassword) {
                    try await dashboard.logIn("guess \(number)", from: "2001:db8::\(number)")
                }
            }
            let until = dashboard.time.instant + TestDashboard.minute / 2
            await #expect(throws: AccessError.tooManyAttempts(until: until)) {
                try await dashboard.logIn("anna", from: "2001:db8::ffff")
            }
            #expect(try await dashboard.logIn("anna", from: "192.0.2.1").user == "anna")
        }
    }

    @Test func `a login that the database did not answer is not held against anybody`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna")

            try await dashboard.store.transaction { try $0.execute("ALTER TABLE dashboard_users RENAME TO away") }
            for _ in 0..<10 {
                await #expect(throws: StoreError.self) { try await dashboard.logIn("anna") }
            }
            try await dashboard.store.transaction { try $0.execute("ALTER TABLE away RENAME TO dashboard_users") }
            #expect(try await dashboard.logIn("anna").user == "anna")
        }
    }

    @Test func `an unknown name takes as long as a wrong password`() async throws {
        let cost = try #require(PasswordHash.Cost(ln: 14, r: 8, p: 1))
        try await TestDashboard.with { dashboard in
            let logins = Logins(store: dashboard.store, clock: dashboard.time.clock, cost: cost)
            var (hashing, refusing) = ([Duration](), [Duration]())
            for _ in 0..<3 {
                hashing.append(try ContinuousClock().measure { _ = try PasswordHash.make("wrong", cost: cost) })
                refusing.append(
                    await ContinuousClock().measure {
                        _ = try? await logins.logIn(name: "nobody", password: "wrong", from: "192.0.2.1")
                    }
                )
            }
            let (least, refusal) = (try #require(hashing.min()), try #require(refusing.min()))
            #expect(refusal > least / 2)
        }
    }
}
