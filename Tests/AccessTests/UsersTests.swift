import Access
import Store
import Testing

@Suite struct UsersTests {
    @Test func `users are listed by name with role and time`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("Zoë", .lead)
            try await dashboard.add("  anna maria\n", .administrator)
            let users = try await dashboard.users.all()
            #expect(users.map(\.name) == ["anna maria", "Zoë"])
            #expect(users.map(\.role) == [.administrator, .lead])
            #expect(users.map(\.createdAt) == [dashboard.time.instant, dashboard.time.instant])
        }
    }

    @Test(arguments: [("Anna", "ANNA"), ("Jürgen", "JÜRGEN"), ("Zo\u{EB}", "zoe\u{308}"), ("a", " a ")])
    func `a name is taken however it is written`(first: String, second: String) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add(first)
            await #expect(throws: AccessError.nameTaken) { try await dashboard.add(second) }
            #expect(try await dashboard.users.all().count == 1)
        }
    }

    @Test(arguments: [
        "", "  ", String(repeating: "a", count: 65), "a\nb", "a\tb", "a\u{0}b", "a\u{200B}b", "a\u{202E}b", "a\u{A0}b",
        "e" + String(repeating: "\u{301}", count: 256), String(repeating: "a", count: 1_000_000),
    ])
    func `a name that cannot be seen as it is is not allowed`(name: String) async throws {
        try await TestDashboard.with { dashboard in
            await #expect(throws: AccessError.nameNotAllowed) { try await dashboard.add(name) }
        }
    }

    @Test(arguments: ["x", String(repeating: "ä", count: 64), "O'Brien; DROP TABLE sessions", "山田 太郎"])
    func `a visible name of up to 64 characters is kept as it is`(name: String) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add(name)
            #expect(try await dashboard.users.all().map(\.name) == [name])
            #expect(try await dashboard.logIn(name).user == name)
        }
    }

    @Test func `a password has twelve characters at least and 1024 bytes at most`() async throws {
        try await TestDashboard.with { dashboard in
            let users = dashboard.users
            for short in ["", "elevenchars", "ääääääääääa"] {
                await #expect(throws: AccessError.passwordTooShort(least: 12)) {
                    try await users.add("anna", .viewer, password: short)
                }
            }
            let long = String(repeating: "ä", count: 512)
            await #expect(throws: AccessError.passwordTooLong(most: 1_024)) {
                try await users.add("anna", .viewer, password: long + "a")
            }
            try await users.add("anna", .viewer, password: long)
            #expect(try await dashboard.logIn("anna", password: long).user == "anna")
            await #expect(throws: AccessError.passwordTooShort(least: 12)) {
                try await users.change("anna", password: "short")
            }
        }
    }

    @Test func `the last administrator stays administrator`() async throws {
        try await TestDashboard.with { dashboard in
            let users = dashboard.users
            try await dashboard.add("anna", .administrator)
            try await dashboard.add("bert", .lead)
            await #expect(throws: AccessError.lastAdministrator) { try await users.remove("Anna") }
            await #expect(throws: AccessError.lastAdministrator) { try await users.change("anna", role: .lead) }
            try await users.change("anna", role: .administrator)
            try await users.change("bert", role: .administrator)
            try await users.remove("anna")
            #expect(try await users.all().map(\.name) == ["bert"])
            await #expect(throws: AccessError.lastAdministrator) { try await users.remove("bert") }
        }
    }

    @Test func `of two administrators who remove each other one stays`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna", .administrator)
            try await dashboard.add("bert", .administrator)
            await withTaskGroup { group in
                for name in ["anna", "bert"] { group.addTask { try? await dashboard.users.remove(name) } }
            }
            #expect(try await dashboard.users.all().count == 1)
        }
    }

    @Test(arguments: ["nobody", "", "a\nb"]) func `nobody can be changed who is not there`(name: String) async throws {
        try await TestDashboard.with { dashboard in
            let users = dashboard.users
            await #expect(throws: AccessError.unknownUser) { try await users.remove(name) }
            await #expect(throws: AccessError.unknownUser) { try await users.change(name, role: .lead) }
            await #expect(throws: AccessError.unknownUser) {
                try await users.change(name, password: TestDashboard.password)
            }
            await #expect(throws: AccessError.unknownUser) { try await dashboard.logins.logOutEverywhere(name) }
        }
    }

    @Test func `the first administrator is made once and can log in`() async throws {
        try await TestDashboard.with { dashboard in
            let first = try #require(try await dashboard.users.createFirstAdministrator())
            #expect(try await dashboard.users.createFirstAdministrator() == nil)
            #expect(first.name == "admin")
            #expect(first.password.count == 16)
            #expect(try await dashboard.logIn(first.name, password: first.password).role == .administrator)
        }
    }

    @Test func `of many servers that start at once one makes the first administrator`() async throws {
        try await TestDashboard.with { dashboard in
            let made = try await withThrowingTaskGroup { group in
                for _ in 0..<16 {
                    let users = dashboard.neighbour.users
                    group.addTask { try await users.createFirstAdministrator()?.password }
                }
                return try await group.reduce(into: [String]()) { $0 += [$1].compactMap(\.self) }
            }
            #expect(made.count == 1)
            #expect(try await dashboard.logIn("admin", password: made.first ?? "").role == .administrator)
        }
    }

    @Test func `no administrator is made where somebody is`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("kiosk", .kiosk)
            #expect(try await dashboard.users.createFirstAdministrator() == nil)
        }
    }

    @Test func `a role of a later version may do the least`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("anna", .administrator)
            try await dashboard.store.transaction { try $0.execute("UPDATE dashboard_users SET role = 'auditor'") }
            #expect(try await dashboard.users.all().map(\.role) == [.kiosk])
        }
    }
}
