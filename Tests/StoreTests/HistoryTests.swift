import CallStories
import Calls
import Organisation
import PushAPI
import Store
import Testing

/// What the account's history says reaches the stored calls.
@Suite struct HistoryTests {
    /// Two seconds after midnight of UTC, one hour after it in Berlin.
    private static let afterMidnight = Instant(milliseconds: Story.start.milliseconds / 86_400_000 * 86_400_000 + 2_000)

    private static func recorded(
        _ callID: String = "A",
        at start: Instant = Story.start,
        _ result: Leg.Record.Result = .answered
    ) -> Leg {
        let record = Leg.Record(
            startedAt: start,
            duration: 61_000,
            direction: .incoming,
            caller: .customer,
            callee: .office,
            result: result
        )
        return Leg(callID: callID, record: record)
    }

    private static func event(_ kind: Event.Kind, at instant: Instant = Story.start + 300) -> Leg {
        let event = Event(
            kind: kind,
            callID: "A",
            direction: .incoming,
            caller: .customer,
            callee: .office,
            receivedAt: instant
        )
        return Leg(event)
    }

    private static let rings = event(.newCall(users: [.anna]))

    /// Outcome, wait, talk and source of the only journey.
    private static func journey(in store: any CallStore) async throws -> [SQLValue] {
        let rows = try await store.rows("SELECT outcome, wait_ms, talk_ms, source FROM journeys")
        try #require(rows.count == 1)
        return rows[0]
    }

    @Test(arguments: TestDatabase.all) func `a record closes a call that was written off`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            let answer = Self.event(.answer(user: .anna), at: Story.start + 12_300)
            _ = try await store.apply([Self.rings, answer], through: nil)
            _ = try await store.writeOffCrashed(at: Story.start + 3_600_000)
            #expect(try await Self.journey(in: store) == [.text("unknown"), .null, .null, .text("webhook")])
            let changed = try await store.apply([Self.recorded()], through: nil)
            #expect(changed.map(\.state) == [.ended])
            let journey: [SQLValue] = [.text("answered"), .integer(12_000), .integer(61_000), .text("both")]
            #expect(try await Self.journey(in: store) == journey)
            #expect(try await store.number("SELECT crashed FROM calls") == 0)
            #expect(try await store.number("SELECT SUM(answered) FROM rollup_days") == 2)
            #expect(try await store.number("SELECT SUM(unknown) FROM rollup_days") == 0)
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a record adds a call that nobody heard, without a wait`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            _ = try await store.apply([Self.recorded()], through: nil)
            let journey: [SQLValue] = [.text("answered"), .null, .integer(61_000), .text("history")]
            #expect(try await Self.journey(in: store) == journey)
            let sums = try await store.rows(
                "SELECT SUM(answered), SUM(waited), SUM(wait_ms), SUM(talked), SUM(talk_ms) FROM rollup_days"
            )
            #expect(sums == [[.integer(2), .integer(0), .integer(0), .integer(2), .integer(122_000)]])
            #expect(try await store.number("SELECT COUNT(*) FROM rollup_waits") == 0)
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a record of a call that was heard as a whole changes its source only`(
        database: TestDatabase
    ) async throws {
        let numbersAndTimes: SQLQuery = """
            SELECT calls.started_ms, calls.answered_ms, calls.ended_ms, hangup_cause, caller_number, calls.direction,
                   first_event_ms, outcome, wait_ms, talk_ms, journeys.ended_ms
              FROM calls JOIN journeys ON journeys.id = calls.journey_id
            """
        try await database.withStore { store in
            let hangup = Self.event(.hangup(cause: .cancel), at: Story.start + 20_000)
            _ = try await store.apply([Self.rings, hangup], through: nil)
            let before = try await store.rows(numbersAndTimes)
            _ = try await store.apply([Self.recorded(at: Story.start + 1_000)], through: nil)
            #expect(try await store.rows(numbersAndTimes) == before)
            #expect(try await Self.journey(in: store)[3] == .text("both"))
        }
    }

    @Test(arguments: TestDatabase.all) func `the same record again changes nothing`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            let records = [Self.recorded(), Self.recorded("B", at: Story.start + 90_000, .missed)]
            _ = try await store.apply(records + [Self.rings], through: nil)
            let before = try await StoredColumns.stored(in: store)
            #expect(try await store.apply(records, through: nil) == [])
            #expect(try await StoredColumns.stored(in: store) == before)
        }
    }

    @Test(arguments: TestDatabase.all) func `a record from before midnight belongs to the call that was heard after it`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            let hangup = Self.event(.hangup(cause: .cancel), at: Self.afterMidnight)
            _ = try await store.apply([hangup], through: nil)
            _ = try await store.apply([Self.recorded(at: Self.afterMidnight - 5_000)], through: nil)
            let starts: SQLQuery = "SELECT started_ms, first_event_ms FROM calls"
            let midnight = Self.afterMidnight.milliseconds
            #expect(try await store.rows(starts) == [[.integer(midnight - 5_000), .integer(midnight)]])
            // The call is found again from either side, and moves back when its newCall is heard.
            let newCall = Self.event(.newCall(users: [.anna]), at: Self.afterMidnight - 1_000)
            _ = try await store.apply([newCall], through: nil)
            #expect(try await store.rows(starts) == [[.integer(midnight - 1_000), .null]])
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a call that only the history knew moves to the day of its newCall`(
        database: TestDatabase
    ) async throws {
        // Midnight in Berlin is an hour before that of UTC.
        let midnight = Self.afterMidnight - 3_602_000
        try await database.withStore { store in
            _ = try await store.apply([Self.recorded(at: midnight - 1_000)], through: nil)
            #expect(try await store.number("SELECT day FROM journeys") == 20_261_119)
            let newCall = Self.event(.newCall(users: [.anna]), at: midnight + 400)
            _ = try await store.apply([newCall], through: nil)
            #expect(try await store.number("SELECT day FROM journeys") == 20_261_120)
            #expect(try await store.number("SELECT SUM(calls) FROM rollup_days WHERE day = 20261119") == 0)
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `the two entries of an internal call become one journey`(
        database: TestDatabase
    ) async throws {
        func half(_ callID: String, _ direction: Direction, after offset: Int64) -> Leg {
            let record = Leg.Record(
                startedAt: Story.start + offset,
                duration: 30_000,
                direction: direction,
                caller: .annasDesk,
                callee: .bertsDesk,
                result: .answered
            )
            return Leg(callID: callID, record: record)
        }
        try await database.withStore { store in
            _ = try await store.apply([half("A", .outgoing, after: 0)], through: nil)
            _ = try await store.apply([half("B", .incoming, after: 1_000)], through: nil)
            let rows = try await store.rows("SELECT direction, legs, talk_ms, source FROM journeys")
            #expect(rows == [[.text("internal"), .integer(2), .integer(30_000), .text("history")]])
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all) func `a check finds a source that is not what the legs say`(
        database: TestDatabase
    ) async throws {
        try await database.withStore { store in
            _ = try await store.apply([Self.recorded()], through: nil)
            try await store.transaction { try $0.execute("UPDATE journeys SET source = 'webhook'") }
            #expect(try await store.differences().count == 1)
            try await store.rebuild(dayOf: Story.start, .berlin, CallRules())
            #expect(try await store.differences() == [])
        }
    }
}
