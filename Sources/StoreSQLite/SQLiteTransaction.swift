import Calls
import GRDB
import PushAPI
import Store

/// The ledger's statements in SQLite.
///
/// Lists of keys travel as one JSON array, so that each statement is prepared once whatever their number.
final class SQLiteTransaction: LedgerTransaction {
    private let database: Database
    private let calendar: LocalCalendar
    /// The highest id of a journey, once it was asked for.
    private var lastJourneyID: Int64?

    init(database: Database, calendar: LocalCalendar) {
        self.database = database
        self.calendar = calendar
    }

    func legs(withIDs callIDs: [String]) throws -> [StoredLeg] {
        guard !callIDs.isEmpty else { return [] }
        return try fetchLegs(
            """
            SELECT \(LegRow.columns), journeys.legs
              FROM json_each(?) AS wanted
              JOIN calls ON calls.call_id = wanted.value
              JOIN journeys ON journeys.id = calls.journey_id
            """,
            [JSONText.array(callIDs)]
        )
    }

    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] {
        guard !ids.isEmpty else { return [] }
        return try fetchLegs(
            """
            SELECT \(LegRow.columns), journeys.legs
              FROM json_each(?) AS wanted
              JOIN journeys ON journeys.id = wanted.value
              JOIN calls ON calls.journey_id = journeys.id
            """,
            [JSONText.array(ids)]
        )
    }

    /// The legs that a condition on `calls` and its journey selects.
    func legs(where condition: String, _ values: StatementArguments = []) throws -> [StoredLeg] {
        try fetchLegs(
            """
            SELECT \(LegRow.columns), journeys.legs
              FROM calls
              JOIN journeys ON journeys.id = calls.journey_id
             WHERE \(condition)
            """,
            values
        )
    }

    private func fetchLegs(_ sql: String, _ values: StatementArguments) throws -> [StoredLeg] {
        let cursor = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: values)
        var legs: [StoredLeg] = []
        while let row = try cursor.next() { legs.append(LegRow.decode(row)) }
        return legs
    }

    func callIDs(named names: [String]) throws -> [(name: String, callID: String)] {
        guard !names.isEmpty else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT leg_names.name, leg_names.call_id
                  FROM json_each(?) AS wanted
                  JOIN leg_names ON leg_names.name = wanted.value
                """
        )
        let cursor = try Row.fetchCursor(statement, arguments: [JSONText.array(names)])
        var found: [(name: String, callID: String)] = []
        while let row = try cursor.next() { found.append((row[0], row[1])) }
        return found
    }

    func nextJourneyID() throws -> Int64 {
        if lastJourneyID == nil {
            lastJourneyID = try Int64.fetchOne(database, sql: "SELECT COALESCE(MAX(id), 0) FROM journeys")
        }
        let next = (lastJourneyID ?? 0) + 1
        lastJourneyID = next
        return next
    }

    func write(_ leg: Leg, journeyID: Int64) throws {
        let statement = try database.cachedStatement(sql: LegRow.upsert)
        statement.setUncheckedArguments(LegRow.encode(leg, journeyID: journeyID))
        try statement.execute()
    }

    func write(names: [String], of leg: Leg) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO leg_names (name, call_id, started_ms) VALUES (?, ?, ?)"
        )
        for name in names {
            statement.setUncheckedArguments([name, leg.callID, leg.startedAt.milliseconds])
            try statement.execute()
        }
    }

    func write(_ journey: Journey, id: Int64) throws {
        let statement = try database.cachedStatement(sql: JourneyRow.upsert)
        statement.setUncheckedArguments(JourneyRow.encode(journey, id: id, calendar))
        try statement.execute()
    }

    func removeJourney(id: Int64) throws {
        try database.execute(sql: "DELETE FROM journeys WHERE id = ?", arguments: [id])
    }
}
