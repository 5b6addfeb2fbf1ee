import ArgumentParser
import Foundation
import Organisation
import Store
import StoreSQLite

/// The options of commands that work on the database, also while a server runs on it.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "Folder of the journal and the database. (DATA_DIR, default: ./data)")
    var dataDir: String?

    @Option(help: "File of the database. (DATABASE_URL, default: calls.sqlite in the data folder)")
    var database: String?

    /// Opens the database that the server would open, without taking the data folder for this process.
    ///
    /// - Throws: `SettingsError`, `DatabaseError` instead of making a new file or moving all calls to other days,
    ///   `StoreError`.
    func openStore() async throws -> (store: any CallStore, settings: Settings, calendar: LocalCalendar) {
        // SQLite may have to make its two other files, which speak of people's calls like the database itself.
        umask(0o077)
        let settings = try Settings(Settings.Overrides(dataFolder: dataDir), try SettingsReader())
        let path = path(settings)
        guard FileManager.default.fileExists(atPath: path) else { throw DatabaseError.missing(path: path) }
        let zone = settings.timeZone.identifier
        if let stored = try SQLiteDatabase.timeZone(ofDatabase: path), stored != zone {
            throw DatabaseError.otherZone(path: path, stored: stored, wanted: zone)
        }
        let calendar = LocalCalendar(timeZone: settings.timeZone)
        let store = try SQLiteDatabase.open(path: path, rules: settings.rules, calendar: calendar)
        return (store, settings, calendar)
    }

    /// The nearest word counts: `--database`, then `--data-dir`, then the environment.
    private func path(_ settings: Settings) -> String {
        if let database { return database }
        guard dataDir == nil, let path = settings.databasePath else { return settings.dataFolder + "/calls.sqlite" }
        return path
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
