import Calls
import Foundation
import GRDB
import Store

/// Reads within one transaction of SQLite.
struct SQLiteReader: StoreReader {
    let database: Database

    func rows(_ query: SQLQuery) throws -> [[SQLValue]] { try database.rows(query) }

    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws { try database.forEach(query, body) }

    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] { try listedLegs(ofJourneys: ids) }
}

extension Row: SQLRow {
    /// The whole number in a column; nil for null.
    public func integer(_ column: Int) -> Int64? { self[column] }
    /// The text in a column; nil for null.
    public func text(_ column: Int) -> String? { self[column] }
    /// Lends the bytes in a column; none for null.
    public func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        try? withUnsafeData(atIndex: column) { data in
            guard let data else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
            data.withUnsafeBytes(body)
        }
    }
}

extension Database {
    /// Runs a query and returns its rows, values in the order of its columns.
    func rows(_ query: SQLQuery) throws -> [[SQLValue]] {
        let cursor = try cursor(query)
        var rows: [[SQLValue]] = []
        while let row = try cursor.next() { rows.append((0..<row.count).map { SQLValue(row[$0]) }) }
        return rows
    }

    /// Runs a query and hands over one row after the other.
    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws {
        let cursor = try cursor(query)
        while let row = try cursor.next() { try body(row) }
    }

    private func cursor(_ query: SQLQuery) throws -> RowCursor {
        let statement = try cachedStatement(sql: query.plainText)
        return try Row.fetchCursor(statement, arguments: StatementArguments(query.values.map(\.databaseValue)))
    }
}

extension StoreReader {
    /// All legs of these journeys, which travel as one JSON array.
    func listedLegs(ofJourneys ids: [Int64]) throws -> [StoredLeg] {
        guard !ids.isEmpty else { return [] }
        return try storedLegs(
            """
            SELECT \(LegRow.columns)
              FROM json_each(\(JSONText.array(ids))) AS wanted
              JOIN journeys ON journeys.id = wanted.value
              JOIN calls ON calls.journey_id = journeys.id
            """
        )
    }
}

extension SQLValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes([UInt8](data))
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
