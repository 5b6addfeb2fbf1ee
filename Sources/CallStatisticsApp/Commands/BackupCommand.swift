import ArgumentParser
import Foundation
import StoreMariaDB
import StoreSQLite

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the SQLite database into one file, consistent and checked, also while a server runs.",
        discussion: """
            To restore it, stop the server, remove calls.sqlite with its -wal and -shm files from the data folder, and put
            the backup there under that name.
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Option(help: "File to write, complete or not at all.")
    var output: String

    @Flag(help: "Replace the file when it exists.")
    var force = false

    func run() async throws {
        umask(0o077)
        let (place, settings) = try database.place()
        let path = place.name(in: settings.dataFolder)
        if case .mariadb(let address) = place {
            throw BackupRefusal.notSQLite(dump: address.dumpCommand(to: output))
        }
        guard FileManager.default.fileExists(atPath: path) else { throw DatabaseError.missing(path: path) }
        // A link stays a link.
        let file = URL(fileURLWithPath: output).resolvingSymlinksInPath().path
        let original = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard file != original else { throw BackupRefusal.itself(path) }
        guard force || !FileManager.default.fileExists(atPath: file) else { throw BackupRefusal.exists(output) }
        let backup = try SQLiteDatabase.backUp(path, to: file)
        let size = String(format: "%.1f", Double(backup.bytes) / 1_048_576)
        Console.result("\(output): \(backup.calls) calls in \(backup.journeys) journeys, \(size) MiB, checked")
    }
}

/// Why no backup is made.
enum BackupRefusal: Error, Equatable, CustomStringConvertible {
    case notSQLite(dump: String)
    case itself(String)
    case exists(String)

    var description: String {
        switch self {
        case .notSQLite(let dump):
            "The database is one of a MariaDB server, which has a tool of its own for that. Run: \(dump)"
        case .itself(let path):
            "\(path) is the database itself. Name another file with --output."
        case .exists(let path):
            "\(path) exists. Name another file with --output, or replace it with --force."
        }
    }
}

extension MariaDBAddress {
    /// What makes a consistent dump while servers go on; it asks for the password.
    fileprivate func dumpCommand(to file: String) -> String {
        let way = socket.map { "--socket=\(Self.quoted($0))" } ?? "--host=\(Self.quoted(host)) --port=\(port)"
        return "mariadb-dump --single-transaction --quick \(way) --user=\(Self.quoted(user)) --password "
            + "\(Self.quoted(database)) > \(Self.quoted(file))"
    }

    /// A word as a shell takes it unchanged.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            UnicodeScalar(byte).properties.isAlphabetic && byte < 128 || "0123456789._-/".utf8.contains(byte)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
