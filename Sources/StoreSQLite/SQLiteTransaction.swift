import Calls
import GRDB
import Organisation
import PushAPI
import Store

/// The ledger's statements in SQLite.
///
/// Lists of keys travel as one JSON array, so that each statement is prepared once whatever their number.
final class SQLiteTransaction: LedgerTransaction {
    private let database: Database
    var classifier: Classifier
    /// The highest id of a journey, once it was asked for.
    private var lastJourneyID: Int64?

    init(_ database: Database, _ classifier: Classifier) {
        self.database = database
        self.classifier = classifier
    }

    func rows(_ query: SQLQuery) throws -> [[SQLValue]] { try database.rows(query) }

    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws { try database.forEach(query, body) }

    func execute(_ statement: SQLQuery) throws {
        let prepared = try database.cachedStatement(sql: statement.text)
        try prepared.execute(arguments: StatementArguments(statement.values.map(\.databaseValue)))
    }

    func legs(withIDs callIDs: [String: Instant]) throws -> [StoredLeg] {
        guard !callIDs.isEmpty else { return [] }
        let days = callIDs.values.reduce(into: Set<Int64>()) { $0.formUnion(LegRow.days(near: $1)) }
        let found = try database.legs(
            """
            SELECT \(LegRow.columns), \(JourneyRecord.columns.text)
              FROM json_each(?) AS day
             CROSS JOIN json_each(?) AS wanted
             CROSS JOIN calls ON calls.started_ms / 86400000 = day.value AND calls.call_id = wanted.value
             CROSS JOIN journeys ON journeys.id = calls.journey_id
            """,
            [JSONText.array(days.sorted()), JSONText.array(Array(callIDs.keys))]
        )
        // Which others are looked for at the same time must not matter.
        return found.filter { stored in
            callIDs[stored.leg.callID].map { LegRow.days(near: $0).contains(LegRow.day(of: stored.leg)) } ?? false
        }
    }

    func legs(inRows rows: [Int64]) throws -> [StoredLeg] {
        guard !rows.isEmpty else { return [] }
        return try database.legs(
            """
            SELECT \(LegRow.columns), \(JourneyRecord.columns.text)
              FROM json_each(?) AS wanted
              JOIN calls ON calls.id = wanted.value
              JOIN journeys ON journeys.id = calls.journey_id
            """,
            [JSONText.array(rows)]
        )
    }

    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] { try database.legs(ofJourneys: ids) }

    func rows(named names: [String]) throws -> [(name: String, row: Int64)] {
        guard !names.isEmpty else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT leg_names.name, leg_names.leg_id
                  FROM json_each(?) AS wanted
                  JOIN leg_names ON leg_names.name = wanted.value
                """
        )
        let cursor = try Row.fetchCursor(statement, arguments: [JSONText.array(names)])
        var found: [(name: String, row: Int64)] = []
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

    func write(_ leg: Leg, inRow row: Int64?, journeyID: Int64) throws -> Int64 {
        let values = LegRow.encode(leg, journeyID: journeyID)
        let statement = try database.cachedStatement(sql: row == nil ? LegRow.insert : LegRow.update)
        statement.setUncheckedArguments(StatementArguments(row == nil ? values : values + [row]))
        try statement.execute()
        return row ?? database.lastInsertedRowID
    }

    func write(names: [String], of leg: Leg, inRow row: Int64) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO leg_names (name, leg_id, started_ms) VALUES (?, ?, ?)"
        )
        for name in names {
            statement.setUncheckedArguments([name, row, leg.startedAt.milliseconds])
            try statement.execute()
        }
    }

    func write(_ journey: Journey, at place: JourneyPlace, id: Int64) throws {
        let statement = try database.cachedStatement(sql: JourneyRow.upsert)
        statement.setUncheckedArguments(JourneyRow.encode(journey, at: place, id: id))
        try statement.execute()
    }

    func removeJourney(id: Int64) throws {
        try database.execute(sql: "DELETE FROM journeys WHERE id = ?", arguments: [id])
    }

    func add(_ difference: RollupDifference) throws { try RollupRows.add(difference, in: database) }
}
