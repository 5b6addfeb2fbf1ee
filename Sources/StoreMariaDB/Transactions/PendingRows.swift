import Store

/// Rows that a transaction has yet to write; the last one of a key wins.
struct PendingRows {
    private var rows: [[SQLValue]] = []
    private var places: [[SQLValue]: Int] = [:]
    /// How many of the first columns are the key.
    private let keys: Int

    init(keys: Int) { self.keys = keys }

    /// Adds a row, or replaces the one with its key.
    mutating func put(_ row: [SQLValue]) {
        let key = Array(row.prefix(keys))
        if let place = places[key] {
            rows[place] = row
        } else {
            places[key] = rows.count
            rows.append(row)
        }
    }

    /// Takes all rows out.
    mutating func take() -> [[SQLValue]] {
        defer { self = PendingRows(keys: keys) }
        return rows
    }

    /// Whether there is nothing to write.
    var isEmpty: Bool { rows.isEmpty }
}
