import CallStories
import Foundation
import MariaDBServer
import Organisation
import PushAPI
import StoreMariaDB
import StoreSQLite
import Testing

@testable import Store

/// A kind of database that is copied from or to.
enum Kind: CaseIterable, CustomTestStringConvertible {
    case sqlite, mariadb

    var testDescription: String {
        switch self {
        case .sqlite: "SQLite"
        case .mariadb: "MariaDB"
        }
    }

    /// All pairs of kinds.
    static let pairs = allCases.flatMap { from in allCases.map { Pair(from: from, to: $0) } }

    struct Pair: CustomTestStringConvertible {
        var from: Kind
        var to: Kind
        var testDescription: String { "\(from.testDescription) to \(to.testDescription)" }
    }

    /// Lends a store of an empty database.
    func withStore<T>(zone: String = "Europe/Berlin", _ body: (any CallStore) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let calendar = LocalCalendar(timeZone: try #require(TimeZone(identifier: zone)))
        let store: any CallStore
        switch self {
        case .sqlite:
            store = try SQLiteDatabase.open(path: folder.appending(path: "calls.sqlite").path, calendar: calendar)
        case .mariadb:
            let server = try await MariaDBServer.shared()
            let address = try MariaDBAddress(server.address(database: try server.makeDatabase()))
            store = MariaDBDatabase.open(address, calendar: calendar)
        }
        do {
            let result = try await body(store)
            try await store.close()
            return result
        } catch {
            try? await store.close()
            throw error
        }
    }
}

/// Lends two stores of empty databases.
func withStores(
    _ pair: Kind.Pair = Kind.Pair(from: .sqlite, to: .sqlite),
    zones: (from: String, to: String) = ("Europe/Berlin", "Europe/Berlin"),
    _ body: (_ source: any CallStore, _ target: any CallStore) async throws -> Void
) async throws {
    try await pair.from.withStore(zone: zones.from) { source in
        try await pair.to.withStore(zone: zones.to) { target in try await body(source, target) }
    }
}

extension DatabaseCopy {
    /// Later than everything in the rows of these tests.
    static let now = Instant(milliseconds: 3_000_000_000_000)

    init(_ source: any CallStore, _ target: any CallStore, page: Int = 64) {
        self.init(from: source, named: "old", to: target, named: "new", page: page)
    }
}

extension CallStore {
    /// The rows of a table that belong to a copy, whatever their order.
    func content(of table: CopiedTable) async throws -> Set<[SQLValue]> {
        Set(try await snapshot { try table.rows(after: nil, limit: 1_000_000, in: $0) })
    }

    func execute(_ statement: SQLQuery) async throws { try await transaction { try $0.execute(statement) } }
}

/// The columns of a table as the schema declares them.
struct Column: Hashable {
    var name: String
    var isText: Bool
    var isOptional: Bool

    /// All tables of a new SQLite database, without those of SQLite itself.
    static func all() async throws -> [String: [Column]] { try await read.value }

    private static let read = Task {
        try await Kind.sqlite.withStore { store in
            let rows = try await store.rows(
                """
                SELECT tables.name, columns.name, columns.type, columns."notnull" = 0 AND columns.pk = 0
                  FROM sqlite_master AS tables
                  JOIN pragma_table_info(tables.name) AS columns
                 WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
                """
            )
            return Dictionary(grouping: rows) { $0[0].text ?? "" }.mapValues { rows in
                rows.map {
                    Column(name: $0[1].text ?? "", isText: $0[2].text == "TEXT", isOptional: $0[3].integer == 1)
                }
            }
        }
    }
}

/// Fills tables with rows of any values that both databases take.
struct RandomRows {
    private var generator: SeededGenerator
    private let columns: [String: [Column]]

    init(seed: UInt64) async throws {
        generator = SeededGenerator(seed: seed)
        columns = try await Column.all()
    }

    /// Replaces what is in these tables by `count` rows in each.
    mutating func fill(
        _ store: any CallStore,
        count: Int,
        _ tables: [CopiedTable] = CopiedTables.all
    ) async throws {
        for table in tables {
            let rows = (1...count).map { row($0, of: table) }
            try await store.transaction { transaction in
                try table.clear(in: transaction)
                try table.insert(rows, into: transaction)
            }
        }
    }

    /// Rows share all of their key but the last column with some neighbours.
    private mutating func row(_ index: Int, of table: CopiedTable) -> [SQLValue] {
        let known = Dictionary(uniqueKeysWithValues: (columns[table.name] ?? []).map { ($0.name, $0) })
        return table.columns.enumerated().map { position, name in
            guard let column = known[name] else { return .null }
            if position < table.keys {
                let number = position == table.keys - 1 ? index : index / 7 + 1
                return column.isText ? .text("\(number) Schlüssel") : .integer(Int64(number))
            }
            if column.isOptional, generator.chance(30) { return .null }
            if name == "value", table.name == "parameters" { return .real(Double(index) / 3) }
            return column.isText ? text(index, of: name) : number(of: name)
        }
    }

    private mutating func number(of name: String) -> SQLValue {
        .integer(Int64.random(in: 0..<(name.hasSuffix("_ms") ? 2_000_000_000_000 : 100), using: &generator))
    }

    private mutating func text(_ index: Int, of name: String) -> SQLValue {
        // Sets of teams are digits and commas.
        if name == "teams" { return .text("\(index),\(index + 1)") }
        let characters = Array("äe\u{301}é😀'\"\\%_\n\tAa 中")
        let noise = (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
            characters.randomElement(using: &generator)
        }
        return .text("\(index)" + String(noise))
    }
}
