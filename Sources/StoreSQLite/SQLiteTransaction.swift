import Calls
import GRDB
import Organisation
import PushAPI
import Store

/// The ledger's statements in SQLite.
///
/// Lists of keys travel as one JSON array, so that each statement is prepared once whatever their number.
final class SQLiteTransaction: LedgerTransaction {
    let keepsDayTables = false
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
        let prepared = try database.cachedStatement(sql: statement.plainText)
        try prepared.execute(arguments: StatementArguments(statement.values.map(\.databaseValue)))
    }

    func legs(withIDs callIDs: [String: Instant]) throws -> [StoredLeg] {
        guard !callIDs.isEmpty else { return [] }
        let days = callIDs.values.reduce(into: Set<Int64>()) { $0.formUnion(LegDay.days(near: $1)) }
        let found = try storedLegs(
            """
            SELECT \(LegRow.columns)
              FROM json_each(\(JSONText.array(days.sorted()))) AS day
             CROSS JOIN json_each(\(try JSONText.array(Array(callIDs.keys)))) AS wanted
             CROSS JOIN calls ON calls.started_ms / 86400000 = day.value AND calls.call_id = wanted.value
             CROSS JOIN journeys ON journeys.id = calls.journey_id
            """
        )
        // Which others are looked for at the same time must not matter.
        return found.filter { stored in
            callIDs[stored.leg.callID].map { LegDay.days(near: $0).contains(LegDay.day(of: stored.leg)) } ?? false
        }
    }

    func legs(inRows rows: [Int64]) throws -> [StoredLeg] {
        guard !rows.isEmpty else { return [] }
        return try storedLegs(
            """
            SELECT \(LegRow.columns)
              FROM json_each(\(JSONText.array(rows))) AS wanted
              JOIN calls ON calls.id = wanted.value
              JOIN journeys ON journeys.id = calls.journey_id
            """
        )
    }

    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] { try listedLegs(ofJourneys: ids) }

    func rows(named names: [String]) throws -> [(name: String, row: Int64)] {
        guard !names.isEmpty else { return [] }
        let query: SQLQuery = """
            SELECT leg_names.name, leg_names.leg_id
              FROM json_each(\(try JSONText.array(names))) AS wanted
              JOIN leg_names ON leg_names.name = wanted.value
            """
        var found: [(name: String, row: Int64)] = []
        try forEach(query) { row in
            guard let name = row.text(0), let leg = row.integer(1) else { return }
            found.append((name, leg))
        }
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

    func write(_ leg: Leg, inRow row: Int64?, journeyID: Int64, group: String?) throws -> Int64 {
        let values = LegRow.encode(leg, journeyID: journeyID, group: group)
        if let row {
            try run(Self.updateLeg, values + [.integer(row)])
            return row
        }
        try run(Self.insertLeg, values)
        return database.lastInsertedRowID
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
        try run(Self.writeJourney, JourneyRow.encode(journey, at: place, id: id))
    }

    private func run(_ sql: String, _ values: [SQLValue]) throws {
        let statement = try database.cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
        try statement.execute()
    }

    private static let insertLeg = insert("calls", LegRow.names)
    private static let updateLeg =
        "UPDATE calls SET \(LegRow.names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
    private static let writeJourney = """
        \(insert("journeys", JourneyRow.names))
        ON CONFLICT (id) DO UPDATE SET \(JourneyRow.names.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    private static func insert(_ table: String, _ columns: [String]) -> String {
        """
        INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """
    }

    func removeJourney(id: Int64) throws {
        try database.execute(sql: "DELETE FROM journeys WHERE id = ?", arguments: [id])
    }

    func add(_ difference: RollupDifference) throws { try RollupRows.add(difference, in: database) }
}

/// The day of UTC in which a leg starts; with its id it is the leg's key.
private enum LegDay {
    static func day(of leg: Leg) -> Int64 { leg.startedAt.milliseconds / 86_400_000 }

    /// The days in which a leg can start that an event at `moment` belongs to.
    static func days(near moment: Instant) -> ClosedRange<Int64> {
        let day = moment.milliseconds / 86_400_000
        return day - 2...day + 1
    }
}
