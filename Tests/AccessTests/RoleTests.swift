import Access
import Testing

@Suite struct RoleTests {
    @Test func `roles are ordered by what they may do`() {
        #expect(Role.allCases.sorted() == [.kiosk, .viewer, .lead, .administrator])
    }

    @Test(arguments: [
        (Role.kiosk, "board"),
        (.viewer, "board statistics"),
        (.lead, "board statistics numbers reveal export dismiss annotate"),
        (.administrator, "board statistics numbers reveal export dismiss annotate settings account history users"),
    ])
    func `a role may do this and nothing else`(role: Role, rights: String) {
        let table = [
            ("board", role.canSeeBoard), ("statistics", role.canSeeStatistics), ("numbers", role.canSeeNumbers),
            ("reveal", role.canRevealNumbers), ("export", role.canExportCalls), ("dismiss", role.canDismissCallBacks),
            ("annotate", role.canAnnotate), ("settings", role.canChangeSettings), ("account", role.canConnectAccount),
            ("history", role.canImportHistory),
            ("users", role.canManageUsers),
        ]
        #expect(table.filter(\.1).map(\.0).joined(separator: " ") == rights)
    }
}
