import CallStories
import Calls
import PushAPI
import Store
import Testing

@Suite struct ApplyTests {
    private static let story = Story.transferred[0]

    @Test(arguments: TestDatabase.all) func `applying the same again changes nothing`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            _ = try await store.apply(Self.story.pieces(), through: nil)
            let before = try await StoredColumns.stored(in: store)
            #expect(try await store.apply(Self.story.pieces(), through: nil) == [])
            #expect(try await StoredColumns.stored(in: store) == before)
        }
    }

    @Test(arguments: TestDatabase.all) func `applying returns the legs that changed, as they now are`(
        database: TestDatabase
    ) async throws {
        let pieces = Self.story.pieces()
        try await database.withStore { store in
            #expect(try await store.apply([pieces[0]], through: nil) == [pieces[0]])
            let changed = try await store.apply([pieces[0], pieces[1]], through: nil)
            #expect(changed == [pieces[0].merged(with: pieces[1])])
        }
    }

    @Test(arguments: TestDatabase.all) func `applying nothing but a position stores the position`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            #expect(try await store.position(ofJournal: "one") == 0)
            _ = try await store.apply([], through: JournalPosition(journal: "one", sequence: 17))
            #expect(try await store.position(ofJournal: "one") == 17)
            #expect(try await store.position(ofJournal: "two") == 0)
        }
    }

    @Test(arguments: TestDatabase.all) func `a position never goes back`(database: TestDatabase) async throws {
        try await database.withStore { store in
            _ = try await store.apply([], through: JournalPosition(journal: "one", sequence: 17))
            _ = try await store.apply([], through: JournalPosition(journal: "one", sequence: 16))
            #expect(try await store.position(ofJournal: "one") == 17)
        }
    }

    @Test(arguments: TestDatabase.all) func `nobody ever sees legs without their position`(
        database: TestDatabase
    ) async throws {
        let count = 60
        try await database.withStore { store in
            async let writing: Void = {
                for number in 1...count {
                    let leg = Leg(callID: "L\(number)", startedAt: Story.start)
                    let position = JournalPosition(journal: "one", sequence: Int64(number))
                    _ = try await store.apply([leg], through: position)
                }
            }()
            var seen: Int64 = 0
            while seen < count {
                let rows = try await store.rows(
                    "SELECT (SELECT COUNT(*) FROM calls), COALESCE((SELECT SUM(sequence) FROM journal_positions), 0)"
                )
                #expect(rows[0][0] == rows[0][1])
                seen = rows[0][1].integer ?? 0
            }
            try await writing
        }
    }

    @Test(arguments: TestDatabase.all) func `a leg that joins two journeys makes them one`(
        database: TestDatabase
    ) async throws {
        var first = Leg(callID: "A", startedAt: Story.start)
        first.xcid = "x"
        var second = Leg(callID: "B", startedAt: Story.start)
        second.xcid = "y"
        var between = Leg(callID: "C", startedAt: Story.start)
        between.xcid = "y"
        between.originalCallID = "A"
        try await database.withStore { [first, second, between] store in
            _ = try await store.apply([first, second], through: nil)
            #expect(try await store.number("SELECT COUNT(*) FROM journeys") == 2)
            _ = try await store.apply([between], through: nil)
            #expect(try await store.number("SELECT COUNT(*) FROM journeys") == 1)
            #expect(try await store.number("SELECT legs FROM journeys") == 3)
        }
    }

    @Test(arguments: TestDatabase.all) func `texts come back as they went in`(database: TestDatabase) async throws {
        var leg = Leg(callID: "it's; \"A\" -- \\ é 😀", startedAt: Story.start)
        leg.users = [User(name: "Zoë \"Z\" O'Neil/Söhne \\ 😀", fullUserID: "1234567w0"), User(name: "")]
        leg.caller = PhoneNumber(stored: "00000 ' nonsense")
        leg.hangup = Leg.Hangup(at: Story.start, cause: HangupCause(rawValue: "new'cause"))
        try await database.withStore { [leg] store in
            _ = try await store.apply([leg], through: nil)
            #expect(try await store.apply([leg], through: nil) == [])
        }
    }
}
