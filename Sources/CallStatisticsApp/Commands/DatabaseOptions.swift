import ArgumentParser
import Foundation
import Organisation
import Store

/// The options of commands that work on the database, also while a server runs on it.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "Folder of the journal and the database. (DATA_DIR, default: ./data)")
    var dataDir: String?

    @Option(help: "Address or file of the database. (DATABASE_URL, default: calls.sqlite in the data folder)")
    var database: String?

    /// Opens the database that the server would open, without taking the data folder for this process.
    ///
    /// - Throws: `SettingsError`, `DatabaseError` instead of making a new file or moving all calls to other days,
    ///   `StoreError`.
    func openStore() async throws -> (store: any CallStore, settings: Settings, calendar: LocalCalendar) {
        // SQLite may have to make its two other files, which speak of people's calls like the database itself.
        umask(0o077)
        let (place, settings) = try place()
        let calendar = LocalCalendar(timeZone: settings.timeZone)
        let store = try await place.openAsIs(in: settings.dataFolder, settings.rules, calendar)
        return (store, settings, calendar)
    }

    /// Where the database is.
    ///
    /// The nearest word counts: `--database`, then `--data-dir`, then the environment.
    ///
    /// - Throws: `SettingsError`.
    func place() throws -> (place: DatabasePlace, settings: Settings) {
        let reader = try SettingsReader()
        let settings = try Settings(Settings.Overrides(dataFolder: dataDir), reader)
        if let database {
            let password = try reader.secret("DATABASE_PASSWORD", "MYSQL_PASSWORD")
            return (try DatabasePlace(database, password: password), settings)
        }
        return (dataDir == nil ? settings.database : .sqlite(path: nil), settings)
    }
}

/// Why a database cannot be worked on.
enum DatabaseError: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    case otherZone(path: String, stored: String, wanted: String)

    var description: String {
        switch self {
        case .missing(let path):
            "There is no database \(path). Name the server's folder with --data-dir, or its database with --database."
        case .otherZone(let path, let stored, let wanted):
            "The days in \(path) are those of \(stored), but the time zone here is \(wanted). Set TIME_ZONE=\(stored); "
                + "only a server that is started with another zone moves the calls to other days."
        }
    }
}
