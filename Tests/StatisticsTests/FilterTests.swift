import Calls
import Organisation
import PushAPI
import Statistics
import Store
import Testing

struct FilterTests {
    private let noon: Instant

    init() throws { noon = try at("2026-11-20T12:00:00Z") }

    /// Names that break queries into which they are pasted.
    static let awkward = [
        "O'Brien", "100 % \"sure\"", "back\\slash", "a_b", "Sales|North", "Ü (1+)?", "'; --", "Sales",
    ]

    private func total(_ store: TestStore, groups: [String] = [], teams: [String] = []) async throws -> Cell {
        try await store.cover(noon, noon + 3_600_000)
        let request = PanelRequest(from: noon, to: noon + 3_600_000, unit: .hour, groups: groups, teams: teams)
        return try await store.answer("total-calls", request, now: noon + 3_600_000).rows[0][1]
    }

    @Test(arguments: awkward) func `a group is found by its very name`(name: String) async throws {
        try await TestStore.with { store in
            for (index, _) in Self.awkward.enumerated() {
                try await store.add(
                    leg("\(index)", .incoming, at: noon, own: "+4921\(index)", external: "+4917020\(index)")
                )
            }
            let groups = Self.awkward.enumerated().map { index, alias in
                Group(extension: "g\(index)", alias: alias, numbers: ["+4921\(index)"])
            }
            try await store.organise(groups: groups)
            #expect(try await total(store, groups: [name]) == .integer(1))
        }
    }

    @Test(arguments: awkward) func `a team is found by its very name`(name: String) async throws {
        try await TestStore.with { store in
            try await store.organise(teams: Self.awkward.enumerated().map { ($1, ["+4921\($0)"]) })
            for (index, _) in Self.awkward.enumerated() {
                try await store.add(
                    leg("\(index)", .incoming, at: noon, own: "+4921\(index)", external: "+4917020\(index)")
                )
            }
            #expect(try await total(store, teams: [name]) == .integer(1))
        }
    }

    @Test(arguments: ["%", "Sal", "sales", "Sales ", "nothing"])
    func `a name that does not exist matches nothing`(name: String) async throws {
        try await TestStore.with { store in
            try await prepare(store)
            #expect(try await total(store, groups: [name]) == .integer(0))
            #expect(try await total(store, teams: [name]) == .integer(0))
        }
    }

    @Test func `a call of several teams counts once`() async throws {
        try await TestStore.with { store in
            try await store.organise(teams: [("Sales", ["+49211", "+49212"]), ("Support", ["+49211", "+49212"])])
            try await store.add(
                leg("first", .incoming, at: noon, own: "+49211", end: 10, cause: .forwarded),
                leg("second", .incoming, at: noon + 10_000, own: "+49212", end: 60, original: "first")
            )
            #expect(try await total(store, teams: ["Sales", "Support"]) == .integer(1))
        }
    }

    @Test func `a forwarded call belongs to the teams of all its legs`() async throws {
        try await TestStore.with { store in
            try await store.organise(teams: [("Support", ["+49212"])])
            try await store.add(
                leg("first", .incoming, at: noon, own: "+49211", end: 10, cause: .forwarded),
                leg("second", .incoming, at: noon + 10_000, own: "+49212", end: 60, original: "first")
            )
            #expect(try await total(store, teams: ["Support"]) == .integer(1))
            #expect(try await total(store, teams: ["Other"]) == .integer(0))
        }
    }

    @Test(
        arguments: [
            (["Sales"], [], 1), (["Other"], [], 3), (["Sales", "Other"], [], 4), ([], ["Blue"], 2), ([], ["Other"], 2),
            ([], ["Blue", "Other"], 4), (["Sales"], ["Blue"], 1), (["Sales"], ["Other"], 0), (["Other"], ["Blue"], 1),
            ([], [], 4),
        ] as [([String], [String], Int64)]
    )
    func `groups and teams are both asked for`(groups: [String], teams: [String], count: Int64) async throws {
        try await TestStore.with { store in
            try await prepare(store)
            #expect(try await total(store, groups: groups, teams: teams) == .integer(count))
        }
    }

    @Test func `a group without a name is known by its extension`() async throws {
        try await TestStore.with { store in
            try await store.add(leg("a", .incoming, at: noon, own: "+49217"))
            try await store.organise(groups: [Group(extension: "g7", alias: nil, numbers: ["+49217"])])
            #expect(try await total(store, groups: ["g7"]) == .integer(1))
            #expect(try await total(store, groups: ["Other"]) == .integer(0))
        }
    }

    @Test func `a forwarded call belongs to the group of the first number that has one`() async throws {
        try await TestStore.with { store in
            try await store.add(
                leg("first", .incoming, at: noon, own: "+49211", end: 10, cause: .forwarded),
                leg(
                    "second",
                    .incoming,
                    at: noon + 10_000,
                    own: "+49212",
                    end: 20,
                    cause: .forwarded,
                    original: "first"
                ),
                leg("third", .incoming, at: noon + 20_000, own: "+49213", end: 60, original: "first")
            )
            try await store.organise(groups: [
                Group(extension: "g2", alias: "Second", numbers: ["+49212"]),
                Group(extension: "g3", alias: "Third", numbers: ["+49213"]),
            ])
            #expect(try await total(store, groups: ["Second"]) == .integer(1))
            #expect(try await total(store, groups: ["Third", "Other"]) == .integer(0))
        }
    }

    @Test(arguments: [(nil, 2), (.within, 1), (.outside, 1)] as [(PanelRequest.Hours?, Int64)])
    func `a call belongs to the opening hours in which it began`(hours: PanelRequest.Hours?, count: Int64) async throws
    {
        try await TestStore.with { store in
            // Noon in UTC is 13:00 on a Friday in Berlin.
            try await store.add(
                leg("open", .incoming, at: noon + 1_800_000 - 1, external: "+491701", end: 3_600),
                leg("closed", .incoming, at: noon + 1_800_000, external: "+491702", end: 3_600)
            )
            try await store.organise(hours: "Fr 13:00-13:30")
            try await store.cover(noon, noon + 3_600_000)
            let request = PanelRequest(from: noon, to: noon + 3_600_000, unit: .hour, hours: hours)
            let rows = try await store.answer("total-calls", request, now: noon + 3_600_000).rows
            #expect(rows[0][1] == .integer(count))
        }
    }

    /// A call in Sales and Blue, one in Blue only, one in the group "other", and one in a group that was removed.
    private func prepare(_ store: TestStore) async throws {
        try await store.add(
            leg("sales", .incoming, at: noon, own: "+49211", external: "+491701"),
            leg("blue", .outgoing, at: noon, own: "+49219", external: "+491702"),
            leg("other", .incoming, at: noon, own: "+49212", external: "+491703"),
            leg("removed", .incoming, at: noon, own: "+49213", external: "+491704")
        )
        try await store.organise(
            groups: [
                Group(extension: "g0", alias: "Sales", numbers: ["+49211"]),
                Group(extension: "other", alias: "Other", numbers: ["+49212"]),
                Group(extension: "g99", alias: "Gone", numbers: ["+49213"]),
            ],
            teams: [("Blue", ["+49211", "+49219"])]
        )
        try await store.execute("DELETE FROM groups WHERE extension = 'g99'")
    }
}
