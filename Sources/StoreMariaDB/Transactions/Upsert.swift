import Store

/// A statement that inserts rows or changes those that have the same key.
struct Upsert {
    /// What becomes of a column of a row that is there.
    enum Change {
        /// It gets the new value.
        case replace
        /// The new value is added.
        case add
        /// It stays.
        case keep
    }

    private let head: String
    private let row: String
    private let tail: String

    init(_ table: String, _ columns: [(name: String, change: Change)]) {
        head = "INSERT INTO \(table) (\(columns.map(\.name).joined(separator: ", "))) VALUES "
        row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        let changes = columns.compactMap { name, change in
            switch change {
            case .replace: "\(name) = VALUES(\(name))"
            case .add: "\(name) = \(name) + VALUES(\(name))"
            case .keep: nil
            }
        }
        tail = " ON DUPLICATE KEY UPDATE " + changes.joined(separator: ", ")
    }

    /// Writes the rows with few round trips, by statements of few sizes, so that each is prepared once.
    func write(_ rows: [[SQLValue]], on connection: Connection) throws {
        var rest = rows[...]
        for size in Self.sizes {
            while rest.count >= size {
                let text = head + repeatElement(row, count: size).joined(separator: ", ") + tail
                try connection.execute(text, values: rest.prefix(size).flatMap(\.self))
                rest = rest.dropFirst(size)
            }
        }
    }

    private static let sizes = [64, 8, 1]
}
