import Calls
import Foundation
import Organisation
import Store
import StoreMariaDB
import StoreSQLite

/// Where calls are kept.
enum DatabasePlace: Hashable, Sendable {
    /// A SQLite file; nil means the one in the data folder.
    case sqlite(path: String?)
    /// A database of a MariaDB server.
    case mariadb(MariaDBAddress)

    /// Reads `DATABASE_URL`, else the original's `MYSQL_…`, else takes the file in the data folder.
    ///
    /// - Throws: `SettingsError`.
    init(_ reader: SettingsReader) throws {
        let password = try reader.secret("DATABASE_PASSWORD", "MYSQL_PASSWORD")
        if let url = try reader.secret("DATABASE_URL") {
            guard url.contains("://") else { throw SettingsError.unsupportedDatabase(url) }
            self = try Self(url, password: password)
        } else if let host = reader.text("MYSQL_HOST") {
            guard let database = reader.text("MYSQL_DATABASE"), let user = reader.text("MYSQL_USER") else {
                throw SettingsError.incompleteDatabase
            }
            let port = try reader.number("MYSQL_PORT", in: 1...65_535) ?? MariaDBAddress.standardPort
            self = .mariadb(
                MariaDBAddress(host: host, port: port, database: database, user: user, password: password)
            )
        } else {
            self = .sqlite(path: nil)
        }
    }

    /// Reads `sqlite:///path`, a plain path, or `mariadb://user@host:port/name`.
    ///
    /// - Parameter password: Used where the address has none; an address on the command line is seen by everybody.
    /// - Throws: `SettingsError`.
    init(_ text: String, password: String?) throws {
        if text.hasPrefix("sqlite://") {
            self = .sqlite(path: String(text.dropFirst("sqlite://".count)))
        } else if text.hasPrefix("mariadb://") || text.hasPrefix("mysql://") {
            do {
                var address = try MariaDBAddress(text)
                address.password = address.password ?? password
                self = .mariadb(address)
            } catch {
                throw SettingsError.malformedDatabase(reason: "\(error)")
            }
        } else if text.contains("://") {
            throw SettingsError.unsupportedDatabase(Self.masked(text))
        } else {
            self = .sqlite(path: text)
        }
    }

    /// How it is called in messages; without a password.
    func name(in dataFolder: String) -> String {
        switch self {
        case .sqlite(let path): path ?? Self.file(in: dataFolder)
        case .mariadb(let address): "\(address)"
        }
    }

    /// What people call it.
    var kind: String {
        switch self {
        case .sqlite: "SQLite"
        case .mariadb: "MariaDB"
        }
    }

    /// The SQLite file in a data folder.
    static func file(in dataFolder: String) -> String { dataFolder + "/calls.sqlite" }

    /// Opens the database, and makes it where it is missing.
    ///
    /// - Parameter patience: How long to wait for a MariaDB database that is brought up to date.
    /// - Throws: `StoreError`; a MariaDB server need not be there yet.
    func open(
        in dataFolder: String,
        _ rules: CallRules,
        _ calendar: LocalCalendar,
        patience: Duration = .seconds(86_400)
    ) throws -> any CallStore {
        switch self {
        case .sqlite:
            try SQLiteDatabase.open(path: name(in: dataFolder), rules: rules, calendar: calendar)
        case .mariadb(let address):
            MariaDBDatabase.open(address, rules: rules, calendar: calendar, waiting: patience)
        }
    }

    /// Opens the database as it is: beside a server nothing is made and no call is moved to another day.
    ///
    /// - Throws: `DatabaseError`, `StoreError`.
    func openAsIs(in dataFolder: String, _ rules: CallRules, _ calendar: LocalCalendar) async throws -> any CallStore {
        let name = name(in: dataFolder)
        let stored: String?
        switch self {
        case .sqlite:
            guard FileManager.default.fileExists(atPath: name) else { throw DatabaseError.missing(path: name) }
            stored = try SQLiteDatabase.timeZone(ofDatabase: name)
        case .mariadb(let address):
            stored = try await MariaDBDatabase.timeZone(of: address)
        }
        let wanted = calendar.timeZone.identifier
        if let stored, stored != wanted {
            throw DatabaseError.otherZone(path: name, stored: stored, wanted: wanted)
        }
        return try open(in: dataFolder, rules, calendar)
    }

    /// The address without the password that may stand in it.
    private static func masked(_ url: String) -> String {
        guard let at = url.lastIndex(of: "@"), let scheme = url.range(of: "://") else { return url }
        return url[..<scheme.upperBound] + "…" + url[at...]
    }
}
