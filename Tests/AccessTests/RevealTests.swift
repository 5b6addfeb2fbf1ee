import Access
import PushAPI
import Testing

/// Who may have a number shown in full, and the record of it.
@Suite struct RevealTests {
    @Test(arguments: [
        (Role.kiosk, false, false), (.kiosk, true, false), (.viewer, false, false), (.viewer, true, true),
        (.lead, false, true), (.administrator, false, true),
    ])
    func `the role or a right of the user's own reveals numbers`(role: Role, isGiven: Bool, may: Bool) async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.users.add("anna", role, password: TestDashboard.password, mayReveal: isGiven)
            #expect(try await dashboard.users.all().map(\.mayReveal) == [may])
            let session = try await dashboard.logIn("anna")
            #expect(session.mayReveal == may)
            #expect(try await dashboard.logins.session(for: session.token)?.mayReveal == may)
        }
    }

    @Test func `the right is given and taken while the user stays logged in`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.add("Anna", .viewer)
            try await dashboard.add("bert", .viewer)
            let session = try await dashboard.logIn("anna")
            try await dashboard.users.change("ANNA", mayReveal: true)
            #expect(try await dashboard.logins.session(for: session.token)?.mayReveal == true)
            #expect(try await dashboard.users.all().map(\.mayReveal) == [true, false])
            try await dashboard.users.change("anna", mayReveal: false)
            #expect(try await dashboard.logins.session(for: session.token)?.mayReveal == false)
            await #expect(throws: AccessError.unknownUser) {
                try await dashboard.users.change("nobody", mayReveal: true)
            }
        }
    }

    @Test func `disclosures are listed with the newest first, up to a limit`() async throws {
        try await TestDashboard.with { dashboard in
            for call in Int64(1)...5 {
                try await dashboard.disclosures.record(
                    "anna",
                    call: call,
                    number: PhoneNumber(stored: "+4930231250001")
                )
                if call > 2 { dashboard.time.pass(1_000) }
            }
            let list = try await dashboard.disclosures.list(limit: 4)
            #expect(list.map(\.call) == [5, 4, 3, 2])
            #expect(list.first?.at == dashboard.time.instant - 1_000)
            #expect(list.first?.user == "anna")
        }
    }

    @Test func `the record of a number does not hold the number`() async throws {
        try await TestDashboard.with { dashboard in
            try await dashboard.disclosures.record("anna", call: 1, number: PhoneNumber(stored: "+4930231250001"))
            #expect(try await dashboard.disclosures.list(limit: 1).map(\.number) == ["+4930…001"])
            #expect(!(try await dashboard.stored()).contains("23125"))
        }
    }
}
