import Calls
import Organisation
import PushAPI
import Store

/// The ledger's statements in MariaDB.
///
/// Each statement is a way to the server and back. What is written is therefore collected until something is read, and
/// goes there by many rows at a time.
final class MariaDBTransaction: LedgerTransaction {
    private let connection: Connection
    var classifier: Classifier
    /// What ended the transaction early; nothing that follows may be written then.
    private(set) var failure: ServerError?

    private var legs = PendingRows(keys: 1)
    private var journeys = PendingRows(keys: 1)
    private var names = PendingRows(keys: 2)
    private var goneJourneys: Set<Int64> = []
    // The highest ids, once they were asked for. Nobody else counts on: this transaction has its turn.
    private var lastJourney: Int64?
    private var lastRow: Int64?

    init(_ connection: Connection, _ classifier: Classifier) {
        self.connection = connection
        self.classifier = classifier
    }

    var keepsDayTables: Bool { true }

    func rows(_ query: SQLQuery) throws -> [[SQLValue]] { try perform { try $0.rows(query) } }

    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws {
        try perform { try $0.forEach(query, body) }
    }

    func execute(_ statement: SQLQuery) throws { try change(statement) }

    /// Runs a statement that has no rows.
    ///
    /// - Returns: How many rows it changed.
    @discardableResult
    func change(_ statement: SQLQuery) throws -> Int { try perform { try $0.execute(statement) } }

    func legs(withIDs callIDs: [String: Instant]) throws -> [StoredLeg] {
        // An id has one leg here, whatever its day.
        try Keys.chunks(of: Array(callIDs.keys)).flatMap { try storedLegs(where: "calls.call_id IN (\(list: $0))") }
    }

    func legs(inRows rows: [Int64]) throws -> [StoredLeg] {
        try Keys.chunks(of: rows).flatMap { try storedLegs(where: "calls.id IN (\(list: $0))") }
    }

    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] {
        try perform { try MariaDBReader(connection: $0).legs(ofJourneys: ids) }
    }

    func rows(named names: [String]) throws -> [(name: String, row: Int64)] {
        try Keys.chunks(of: names).flatMap { part in
            try rows("SELECT name, leg_id FROM leg_names WHERE name IN (\(list: part))").compactMap { row in
                guard let name = row[0].text, let leg = row[1].integer else { return nil }
                return (name, leg)
            }
        }
    }

    func nextJourneyID() throws -> Int64 {
        let last = try lastJourney ?? highest("SELECT MAX(id) FROM journeys")
        lastJourney = last + 1
        return last + 1
    }

    func write(_ leg: Leg, inRow row: Int64?, journeyID: Int64, group: String?) throws -> Int64 {
        let row = try row ?? nextRow()
        legs.put([.integer(row)] + LegRow.encode(leg, journeyID: journeyID, group: group))
        return row
    }

    private func nextRow() throws -> Int64 {
        let last = try lastRow ?? highest("SELECT MAX(id) FROM calls")
        lastRow = last + 1
        return last + 1
    }

    private func highest(_ query: SQLQuery) throws -> Int64 { try rows(query).first?.first?.integer ?? 0 }

    func write(names: [String], of leg: Leg, inRow row: Int64) throws {
        for name in names { self.names.put([.text(name), .integer(row), .integer(leg.startedAt.milliseconds)]) }
    }

    func write(_ journey: Journey, at place: JourneyPlace, id: Int64) throws {
        goneJourneys.remove(id)
        journeys.put(JourneyRow.encode(journey, at: place, id: id))
    }

    func removeJourney(id: Int64) throws { goneJourneys.insert(id) }

    /// In the order of their keys, so that neighbours are written together.
    func add(_ difference: RollupDifference) throws {
        let slots = difference.slots.sorted { $0.key < $1.key }
            .compactMap { key, sums -> [SQLValue]? in
                guard sums != .zero, let slot = difference.quarters[key.start] else { return nil }
                return [key.segment, key.start, slot.day, slot.weekQuarter].map(SQLValue.integer) + sums.sqlValues
            }
        let days = difference.days.sorted { $0.key < $1.key }
            .compactMap { key, sums -> [SQLValue]? in
                sums == .zero ? nil : [.integer(key.segment), .integer(key.day)] + sums.sqlValues
            }
        let waits = difference.waits.sorted { $0.key < $1.key }
            .compactMap { key, calls -> [SQLValue]? in
                guard calls != 0 else { return nil }
                return [
                    .integer(key.segment), .integer(key.day), .text(key.outcome.rawValue), .integer(key.bin),
                    .integer(calls),
                ]
            }
        try perform { connection in
            try Tables.slots.write(slots, on: connection)
            try Tables.days.write(days, on: connection)
            try Tables.waits.write(waits, on: connection)
        }
    }

    /// Writes what is left; the transaction can then be committed.
    func finish() throws { try perform { _ in } }

    /// Writes what was collected, then asks the server.
    ///
    /// An error may have rolled everything back, and what follows would be written all the same, without a transaction.
    /// So whoever catches an error in between gets it again.
    private func perform<T>(_ body: (Connection) throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            try flush()
            return try body(connection)
        } catch let error as ServerError {
            if error.isConflict || error.breaksConnection { failure = error }
            throw error
        }
    }

    private func flush() throws {
        if !legs.isEmpty { try Tables.calls.write(legs.take(), on: connection) }
        if !journeys.isEmpty { try Tables.journeys.write(journeys.take(), on: connection) }
        if !names.isEmpty { try Tables.names.write(names.take(), on: connection) }
        guard !goneJourneys.isEmpty else { return }
        for part in Keys.chunks(of: goneJourneys.sorted()) {
            try connection.execute("DELETE FROM journeys WHERE id IN (\(list: part))")
        }
        goneJourneys = []
    }
}

extension Sums {
    fileprivate var sqlValues: [SQLValue] { values.map(SQLValue.integer) }
}
