import Access
import Testing

@Suite struct RoleTests {
    @Test func `roles are ordered by what they may do`() {
        #expect(Role.allCases.sorted() == [.kiosk, .viewer, .lead, .administrator])
    }

    @Test(arguments: [
        (Role.kiosk, "board"),
        (.viewer, "board statistics"),
        (.lead, "board statistics numbers export"),
        (.administrator, "board statistics numbers export account history users"),
    ])
    func `a role may do this and nothing else`(role: Role, rights: String) {
        let table = [
            ("board", role.canSeeBoard), ("statistics", role.canSeeStatistics), ("numbers", role.canSeeNumbers),
            ("export", role.canExportCalls), ("account", role.canConnectAccount), ("history", role.canImportHistory),
            ("users", role.canManageUsers),
        ]
        #expect(table.filter(\.1).map(\.0).joined(separator: " ") == rights)
    }
}
