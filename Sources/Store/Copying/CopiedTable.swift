/// A table whose rows go from one database to another as they are.
struct CopiedTable: Sendable {
    let name: String
    /// How many of the first columns are the key, in whose order rows are read.
    let keys: Int
    /// All columns that are stored, those of the key first; computed ones come by themselves.
    let columns: [String]
    /// Which rows belong to the copy; nil for all of them.
    let condition: SQLQuery?
    /// The rows that a new database begins with.
    let initialRows: [[SQLValue]]

    init(
        _ name: String,
        key: [String],
        _ others: [String] = [],
        where condition: SQLQuery? = nil,
        initially initialRows: [[SQLValue]] = []
    ) {
        self.name = name
        self.condition = condition
        self.initialRows = initialRows
        keys = key.count
        columns = key + others
    }

    /// The key of a row.
    func key(of row: [SQLValue]) -> [SQLValue] { Array(row.prefix(keys)) }

    /// Counts the rows.
    func count(in reader: any SQLReader) throws -> Int64 {
        let which: SQLQuery = condition.map { " WHERE \($0)" } ?? ""
        return try reader.integers("SELECT COUNT(*) FROM \(Self.quoted(name))\(which)").first ?? 0
    }

    /// Whether the table has nothing but what a new database begins with.
    func isUntouched(in reader: any SQLReader) throws -> Bool {
        try rows(after: nil, limit: initialRows.count + 1, in: reader).allSatisfy(initialRows.contains)
    }

    /// Removes all rows that belong to the copy.
    func clear(in session: any SQLSession) throws {
        let which: SQLQuery = condition.map { " WHERE \($0)" } ?? ""
        try session.execute("DELETE FROM \(Self.quoted(name))\(which)")
    }

    fileprivate static func quoted(_ name: String) -> SQLQuery { SQLQuery(text: "`\(name)`", values: []) }

    private static func list(_ names: some Sequence<String>) -> SQLQuery {
        SQLQuery(text: names.map { "`\($0)`" }.joined(separator: ", "), values: [])
    }
}

// Reading, in the order of the key.
extension CopiedTable {
    /// The rows that follow the one with the key `position`, or the first ones.
    ///
    /// One query for each column of the key, the last one first: rows that share all columns before it. Each is a range
    /// of the index in every database, which no single condition on several columns is.
    func rows(after position: [SQLValue]?, limit: Int, in reader: any SQLReader) throws -> [[SQLValue]] {
        guard let position else { return try reader.rows(select([], limit: limit)) }
        var rows: [[SQLValue]] = []
        for column in position.indices.reversed() where rows.count < limit {
            let shared = zip(columns, position).prefix(column).map { name, value -> SQLQuery in
                "\(Self.quoted(name)) = \(value)"
            }
            let beyond: SQLQuery = "\(Self.quoted(columns[column])) > \(position[column])"
            rows += try reader.rows(select(shared + [beyond], limit: limit - rows.count))
        }
        return rows
    }

    private func select(_ conditions: [SQLQuery], limit: Int) -> SQLQuery {
        let all = (condition.map { [$0] } ?? []) + conditions
        let which: SQLQuery = all.isEmpty ? "" : " WHERE \(all.joined(separator: " AND "))"
        return """
            SELECT \(Self.list(columns)) FROM \(Self.quoted(name))\(which)
             ORDER BY \(Self.list(columns.prefix(keys))) LIMIT \(Int64(limit))
            """
    }
}

// Writing.
extension CopiedTable {
    /// Most question marks of a statement, by the stricter of the databases.
    private static let mostValues = 32_766
    /// Most bytes of a statement's texts, far below what a server takes by default.
    private static let mostBytes = 4 << 20

    /// Inserts rows by statements of few sizes, so that each is prepared once.
    func insert(_ rows: [[SQLValue]], into session: any SQLSession) throws {
        var rest = rows[...]
        for size in [min(256, Self.mostValues / columns.count), 16, 1] {
            let statement = insertion(of: size)
            while rest.count >= size {
                let part = rest.prefix(size)
                guard size == 1 || part.reduce(0, { $0 + Self.bytes(of: $1) }) <= Self.mostBytes else { break }
                try session.execute(SQLQuery(text: statement, values: part.flatMap(\.self)))
                rest = rest.dropFirst(size)
            }
        }
    }

    private func insertion(of rows: Int) -> String {
        let row = "(" + repeatElement("?", count: columns.count).joined(separator: ", ") + ")"
        let values = repeatElement(row, count: rows).joined(separator: ", ")
        return "INSERT INTO `\(name)` (\(Self.list(columns).text)) VALUES \(values)"
    }

    private static func bytes(of row: [SQLValue]) -> Int {
        row.reduce(0) { sum, value in
            switch value {
            case .null: sum
            case .integer, .real: sum + 8
            case .text(let text): sum + text.utf8.count
            case .bytes(let bytes): sum + bytes.count
            }
        }
    }
}
