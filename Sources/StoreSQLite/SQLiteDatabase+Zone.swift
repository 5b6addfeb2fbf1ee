import GRDB
import Store

extension SQLiteDatabase {
    /// The time zone of the days in a database, by its name; nil when it has none yet.
    ///
    /// To open a database with another zone gives every call its day anew: a command beside a server must not do that.
    ///
    /// - Throws: `StoreError.cannotOpen`.
    public static func timeZone(ofDatabase path: String) throws -> String? {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { database in
                guard try database.tableExists("settings") else { return nil }
                return try String.fetchOne(database, sql: "SELECT value FROM settings WHERE name = 'time_zone'")
            }
        } catch let error as DatabaseError {
            throw StoreError.cannotOpen(
                path: path,
                reason: "\(error.message ?? "SQLite \(error.extendedResultCode.rawValue)"). \(advice)"
            )
        }
    }
}
