import Foundation
import GRDB
import Store

extension SQLiteDatabase {
    /// What is in a backup.
    public struct Backup: Hashable, Sendable {
        /// Its calls, that is legs.
        public var calls: Int
        /// Its journeys.
        public var journeys: Int
        /// The size of the file.
        public var bytes: Int
    }

    /// Copies one state of a database into a file of its own, also while a server writes to it.
    ///
    /// The file is the owner's alone. It is checked before it gets its name, and takes the place of the one before at
    /// once or not at all.
    ///
    /// - Parameters:
    ///   - path: The database; it is not changed.
    ///   - file: The backup, which any server of this version or a later one can start with.
    /// - Throws: `BackupError`.
    public static func backUp(_ path: String, to file: String) throws -> Backup {
        let part = file + ".part"
        // What a backup that was killed has left.
        unlink(part)
        // SQLite fills an empty file that is there, and leaves its mode as it is.
        let descriptor = Foundation.open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw BackupError.cannotWrite(file: file, reason: String(cString: strerror(errno)))
        }
        defer { Foundation.close(descriptor) }
        do {
            let known = try reading(path) { database in
                let calls = try count("calls", in: database)
                try database.execute(sql: "VACUUM INTO ?", arguments: [part])
                return calls
            }
            let backup = try check(part, knownCalls: known)
            guard fsync(descriptor) == 0, rename(part, file) == 0 else {
                throw BackupError.cannotWrite(file: file, reason: String(cString: strerror(errno)))
            }
            syncFolder(of: file)
            return backup
        } catch let error as DatabaseError {
            unlink(part)
            throw BackupError.failed(
                path: path,
                reason: "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
            )
        } catch {
            unlink(part)
            throw error
        }
    }

    private static func reading<T>(_ path: String, _ body: (Database) throws -> T) throws -> T {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(30)
        return try DatabaseQueue(path: path, configuration: configuration).inDatabase(body)
    }

    private static func check(_ part: String, knownCalls: Int) throws -> Backup {
        try reading(part) { database in
            let complaints = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
            guard complaints == ["ok"] else { throw BackupError.damaged(complaint: complaints.first ?? "no answer") }
            let calls = try count("calls", in: database)
            guard calls >= knownCalls else { throw BackupError.incomplete(calls: calls, of: knownCalls) }
            let bytes = try Int.fetchOne(
                database,
                sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            )
            return Backup(calls: calls, journeys: try count("journeys", in: database), bytes: bytes ?? 0)
        }
    }

    private static func count(_ table: String, in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
    }

    /// So that the new name outlives a loss of power; where a folder cannot be synchronised it does later.
    private static func syncFolder(of file: String) {
        let folder = Foundation.open(URL(fileURLWithPath: file).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        Foundation.close(folder)
    }
}

/// Why there is no backup.
public enum BackupError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be written.
    case cannotWrite(file: String, reason: String)
    /// The database cannot be read, or there is no room for its copy.
    case failed(path: String, reason: String)
    /// The copy is not sound, so the database is not either.
    case damaged(complaint: String)
    /// The copy has fewer calls than the database.
    case incomplete(calls: Int, of: Int)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .cannotWrite(let file, let reason):
            "Cannot write \(file): \(reason). Name another place with --output, or make room there."
        case .failed(let path, let reason):
            "\(path) cannot be backed up: \(reason). Check that it is a database of call-statistics, and the room for its copy."
        case .damaged(let complaint):
            "The database is damaged: \(complaint). Keep the last good backup, and restore that one."
        case .incomplete(let calls, let known):
            "The copy has \(calls) calls, the database had \(known). Was something removed meanwhile? Make the backup again."
        }
    }
}
