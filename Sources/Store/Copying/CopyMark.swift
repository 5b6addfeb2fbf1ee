import Foundation

/// How far a copy has come, kept in the database that it fills.
struct CopyMark: Codable, Hashable {
    /// The name of its row in `settings`.
    static let setting = "copy"

    /// The database that is copied, as a message names it.
    var source: String
    /// The table that is being copied; nil before the first row.
    var table: String?
    /// The key of its last row that was copied.
    var key: [Part] = []
    /// How many of its rows were.
    var rows: Int64 = 0

    /// A value of a key.
    enum Part: Codable, Hashable {
        case number(Int64)
        case text(String)
    }

    /// The same place as `rows` of tables know it; nil before the first row.
    var position: [SQLValue]? {
        key.isEmpty
            ? nil
            : key.map { part in
                switch part {
                case .number(let number): .integer(number)
                case .text(let text): .text(text)
                }
            }
    }

    /// Notes that the rows of a table have been copied through `row`.
    mutating func move(to row: [SQLValue], of copied: CopiedTable, adding count: Int) {
        rows = copied.name == table ? rows + Int64(count) : Int64(count)
        table = copied.name
        key = copied.key(of: row).map { value in value.integer.map(Part.number) ?? .text(value.text ?? "") }
    }

    static func stored(in reader: any SQLReader) throws -> CopyMark? {
        let query: SQLQuery = "SELECT value FROM settings WHERE name = \(setting)"
        guard let text = try reader.rows(query).first?.first?.text else { return nil }
        return try JSONDecoder().decode(CopyMark.self, from: Data(text.utf8))
    }

    func write(in session: any SQLSession) throws {
        let text = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try Self.remove(in: session)
        try session.execute("INSERT INTO settings (name, value) VALUES (\(Self.setting), \(text))")
    }

    static func remove(in session: any SQLSession) throws {
        try session.execute("DELETE FROM settings WHERE name = \(setting)")
    }
}
