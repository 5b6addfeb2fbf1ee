import Calls
import Organisation
import PushAPI
import Store
import Testing

/// Teams of the store, and the calls that belong to them.
@Suite struct TeamTests {
    private static let start = Instant(milliseconds: 1_795_000_000_000)
    private static let numbers = ["+492214710100", "+492214710101"]

    private func call(_ id: String) -> Leg {
        var leg = Leg(callID: id, startedAt: Self.start)
        leg.direction = .incoming
        leg.callee = PhoneNumber(stored: Self.numbers[0])
        leg.isAnnounced = true
        return leg
    }

    private func replace(_ name: String, _ numbers: [String], in store: any CallStore) async throws -> Bool {
        try await store.replaceTeams([(name, numbers)])
    }

    /// Calls of a team, by what the segments say.
    private func calls(of team: String, in store: any CallStore) async throws -> Int64? {
        try await store.rows(
            """
            SELECT COUNT(*) FROM journeys
              JOIN segments ON segments.id = journeys.segment_id
              JOIN team_set_members ON team_set_members.team_set_id = segments.team_set_id
              JOIN teams ON teams.id = team_set_members.team_id
             WHERE teams.name = \(team)
            """
        ).first?.first?.integer
    }

    @Test(arguments: TestDatabase.all)
    func `a new team does not inherit the calls of one that is gone`(database: TestDatabase) async throws {
        try await database.withStore { store in
            #expect(try await replace("Old", Self.numbers, in: store) == true)
            _ = try await store.apply([call("a")], through: nil)
            #expect(try await calls(of: "Old", in: store) == 1)
            #expect(try await replace("New", ["+492214710199", "+492214710198"], in: store) == true)
            #expect(try await calls(of: "New", in: store) == 0)
            while try await store.reassign(limit: 1) != nil {}
            #expect(try await calls(of: "New", in: store) == 0)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a team that only gets another name moves its calls`(database: TestDatabase) async throws {
        try await database.withStore { store in
            #expect(try await replace("Old", Self.numbers, in: store) == true)
            _ = try await store.apply([call("a")], through: nil)
            #expect(try await replace("New", Self.numbers, in: store) == true)
            while try await store.reassign(limit: 1) != nil {}
            #expect(try await calls(of: "New", in: store) == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `the same teams again change nothing`(database: TestDatabase) async throws {
        try await database.withStore { store in
            let first = try await replace("Old", Self.numbers, in: store)
            let second = try await replace("Old", Self.numbers, in: store)
            #expect([first, second] == [true, false])
            #expect(try await store.assignment() == nil)
        }
    }
}
