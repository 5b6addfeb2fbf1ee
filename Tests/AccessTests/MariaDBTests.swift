import Access
import PushAPI
import Testing

/// Users, sessions, tokens and disclosures on the other database.
@Suite struct MariaDBTests {
    @Test func `users, tokens and disclosures are kept in MariaDB as they are in SQLite`() async throws {
        try await TestDashboard.withMariaDB { dashboard in
            try await dashboard.users.add("Zoë", .viewer, password: TestDashboard.password, mayReveal: true)
            let session = try await dashboard.logIn("ZOË")
            #expect(try await dashboard.logins.session(for: session.token)?.mayReveal == true)
            try await dashboard.users.change("zoë", mayReveal: false)
            #expect(try await dashboard.logins.session(for: session.token)?.mayReveal == false)
            try await dashboard.users.change("zoë", role: .lead)
            #expect(try await dashboard.logins.session(for: session.token) == nil)

            let (token, text) = try await dashboard.tokens.create("Wand", .kiosk)
            #expect(try await dashboard.tokens.bearer(of: text)?.role == .kiosk)
            #expect(try await dashboard.tokens.all().map(\.lastUsedAt) == [dashboard.time.instant])
            try await dashboard.tokens.remove(token.id)
            #expect(try await dashboard.tokens.bearer(of: text) == nil)

            for call in Int64(1)...3 {
                let number = PhoneNumber(stored: "+4930231250001")
                try await dashboard.disclosures.record("Zoë", call: call, number: number)
            }
            let list = try await dashboard.disclosures.list(limit: 2)
            #expect(list.map(\.call) == [3, 2])
            #expect(list.map(\.number) == ["+4930…001", "+4930…001"])
        }
    }
}
