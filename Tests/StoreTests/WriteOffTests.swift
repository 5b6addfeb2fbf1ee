import CallStories
import Calls
import PushAPI
import Store
import Testing

@Suite struct WriteOffTests {
    private static let rules = CallRules()
    private static let ringing = Story("ringing") {
        newCall("A", at: 0, rings: .anna)
    } becomes: {
        Told("A", open: .waiting)
    }
    private static let talking = Story("talking") {
        newCall("A", at: 0, rings: .anna)
        answer("A", at: 12, by: .anna)
    } becomes: {
        Told("A", open: .active)
    }
    private static let ended = Story("ended") {
        newCall("B", at: 0, from: .otherCustomer, rings: .anna, flow: .other("b"))
        hangup("B", at: 30, .cancel)
    } becomes: {
        Told("B", .abandoned, wait: 30)
    }

    @Test(arguments: TestDatabase.all) func `open journeys are all legs of those with an open leg`(
        database: TestDatabase
    ) async throws {
        let transfer = Story("transferred") {
            newCall("C", at: 0, from: .mobile, rings: .anna, flow: .other("c"))
            answer("C", at: 10, by: .anna)
            newCall("D", at: 40, after: "C", from: .mobile, rings: .bert, divertedFrom: .office, flow: .other("c"))
            hangup("C", at: 45)
        } becomes: {
            Told("C D", open: .active)
        }
        try await database.withStore { store in
            #expect(try await store.openJourneys() == [])
            for story in [Self.ringing, Self.ended, transfer] { try await store.apply(story) }
            let open = try await store.openJourneys()
            #expect(open.map(\.callID).sorted() == ["A", "C", "D"])
            #expect(open.first { $0.callID == "C" }?.hangup != nil)
        }
    }

    @Test(arguments: TestDatabase.all) func `a ringing leg lapses only beyond the limit`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            for story in [Self.ringing, Self.ended] { try await store.apply(story) }
            #expect(try await store.writeOffLapsed(at: Story.start + 600_000, Self.rules) == [])
            let lapsed = try await store.writeOffLapsed(at: Story.start + 600_001, Self.rules)
            #expect(lapsed.map(\.callID) == ["A"])
            #expect(lapsed.first?.isLapsed == true)
            #expect(try await store.openJourneys() == [])
            #expect(try await store.writeOffLapsed(at: Story.start + 700_000, Self.rules) == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a talking leg lapses only beyond the limit`(
        database: TestDatabase
    ) async throws {
        let limit = Story.start + 12_000 + 28_800_000
        try await database.withStore { store in
            try await store.apply(Self.talking)
            #expect(try await store.writeOffLapsed(at: limit, Self.rules) == [])
            #expect(try await store.writeOffLapsed(at: limit + 1, Self.rules).map(\.callID) == ["A"])
        }
    }

    @Test(arguments: TestDatabase.all) func `the limits can be set`(database: TestDatabase) async throws {
        let rules = CallRules(ringLimit: 5_000, talkLimit: 20_000)
        try await database.withStore(rules: rules) { store in
            try await store.apply(Self.talking)
            #expect(try await store.writeOffLapsed(at: Story.start + 32_000, rules) == [])
            #expect(try await store.writeOffLapsed(at: Story.start + 32_001, rules).count == 1)
        }
    }

    @Test(arguments: TestDatabase.all) func `a crash writes off what was open, and nothing else`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            for story in [Self.talking, Self.ended] { try await store.apply(story) }
            #expect(try await store.writeOffCrashed(at: Story.start) == [])
            let crashed = try await store.writeOffCrashed(at: Story.start + 60_000)
            #expect(crashed.map(\.callID) == ["A"])
            #expect(crashed.first?.isCrashed == true)
            #expect(try await store.openJourneys() == [])
            #expect(try await store.writeOffCrashed(at: Story.start + 70_000) == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a late answer opens a crashed journey again`(
        database: TestDatabase
    ) async throws {
        let pieces = Self.talking.pieces()
        try await database.withStore { store in
            _ = try await store.apply([pieces[0]], through: nil)
            _ = try await store.writeOffCrashed(at: Story.start + 5_000)
            _ = try await store.apply([pieces[1]], through: nil)
            #expect(try await store.openJourneys().map(\.callID) == ["A"])
            #expect(try await store.number("SELECT crashed FROM calls") == 0)
        }
    }

    @Test(arguments: TestDatabase.all) func `a late hangup repairs a lapsed journey`(
        database: TestDatabase
    ) async throws {
        var hangup = Leg(callID: "A", startedAt: Story.start + 30_000_000)
        hangup.hangup = Leg.Hangup(at: hangup.startedAt, cause: .normalClearing)
        hangup.heardAt = hangup.startedAt
        try await database.withStore { [hangup] store in
            try await store.apply(Self.talking)
            _ = try await store.writeOffLapsed(at: Story.start + 29_000_000, Self.rules)
            #expect(try await store.rows("SELECT outcome, talk_ms FROM journeys") == [[.text("unknown"), .null]])
            _ = try await store.apply([hangup], through: nil)
            let repaired: [SQLValue] = [.text("answered"), .integer(29_988_000)]
            #expect(try await store.rows("SELECT outcome, talk_ms FROM journeys") == [repaired])
        }
    }
}
