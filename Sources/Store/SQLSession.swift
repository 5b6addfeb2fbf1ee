/// Reads from one state of the database: everything that it is asked belongs to the same moment.
public protocol SQLReader {
    /// Runs a query and returns its rows, values in the order of its columns.
    ///
    /// - Throws: `StoreError`, or an error of the database that the store turns into one.
    func rows(_ query: SQLQuery) throws -> [[SQLValue]]

    /// Runs a query and hands over one row after the other; for results that are too large to be kept.
    ///
    /// - Throws: As `rows`, or what `body` throws.
    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws
}

/// A row that is just being read.
public protocol SQLRow {
    /// The whole number in a column; nil for null.
    func integer(_ column: Int) -> Int64?
    /// The text in a column; nil for null.
    func text(_ column: Int) -> String?
    /// Lends the bytes in a column; none for null.
    func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Void)
}

/// Reads what the store keeps, in its own words too.
public protocol StoreReader: SQLReader {
    /// All legs of these journeys.
    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg]
}

/// Reads and writes within one transaction, with statements that every database of the product understands.
public protocol SQLSession: SQLReader {
    /// Runs a statement that has no rows.
    ///
    /// - Throws: An error of the database that the store turns into a `StoreError`.
    func execute(_ statement: SQLQuery) throws
}

extension SQLReader {
    /// The whole numbers of a query's first column.
    func integers(_ query: SQLQuery) throws -> [Int64] {
        try rows(query).compactMap { $0.first?.integer }
    }
}

extension SQLSession {
    /// Sets what stands under a name in `settings`.
    func set(_ name: Setting, to value: String) throws {
        try execute("DELETE FROM settings WHERE name = \(name.rawValue)")
        try execute("INSERT INTO settings (name, value) VALUES (\(name.rawValue), \(value))")
    }

    func set(_ name: Setting, to value: Int64) throws { try set(name, to: String(value)) }
}

/// What the store remembers about itself, by name.
enum Setting: String {
    /// The zone that the days of the calendar were computed in.
    case timeZone = "time_zone"
    /// Counts the changes of groups, teams and opening hours.
    case organisationVersion = "organisation_version"
    /// The opening hours, as `OpeningHours` writes them.
    case openingHours = "opening_hours"
    /// The Land whose public holidays are kept.
    case holidays = "holidays"
    /// When the account last said which groups, numbers and users it has, in ms UTC.
    case directoryAsked = "directory_asked"
    /// What is known of the connection with the account, as JSON.
    case account
    /// What administrators have chosen in the pages, as JSON.
    case preferences
    /// Up to which wait an abandoned call is a short abandon, in ms.
    case shortAbandon = "short_abandon_ms"
    /// The last journey that has its place after the last change.
    case assignedThrough = "assigned_through"
    /// The last journey that needs a new place since the last change.
    case assignedUntil = "assigned_until"
}

extension SQLReader {
    func setting(_ name: Setting) throws -> String? {
        try rows("SELECT value FROM settings WHERE name = \(name.rawValue)").first?.first?.text
    }

    func number(_ name: Setting) throws -> Int64 {
        try setting(name).flatMap { Int64($0) } ?? 0
    }
}
