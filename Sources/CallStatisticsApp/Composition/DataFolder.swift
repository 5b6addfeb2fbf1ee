import Foundation

/// The folder that holds the journal and the database, used by one process at a time.
struct DataFolder: Sendable {
    let path: String
    private let lock: Int32

    /// Makes the folder, readable by its owner alone, and takes it for this process.
    ///
    /// - Throws: `DataFolderError`.
    init(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw DataFolderError.notWritable(path: path)
        }
        lock = open(path + "/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw DataFolderError.notWritable(path: path) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw DataFolderError.inUse(path: path) }
        self.path = path
    }

    /// Lets another process take the folder.
    func release() { close(lock) }

    func file(_ name: String) -> String { path + "/" + name }
}

/// Why the data folder cannot be used.
enum DataFolderError: Error, Equatable, CustomStringConvertible {
    case notWritable(path: String)
    case inUse(path: String)
    case notADemo(path: String)

    var description: String {
        switch self {
        case .notWritable(let path):
            "The data folder \(path) cannot be written. Give another with --data-dir, or change its owner."
        case .inUse(let path):
            "The data folder \(path) is used by another call-statistics process. Stop it, or give another --data-dir."
        case .notADemo(let path):
            "The folder \(path) is not empty and holds no demo. The demo never touches real data: "
                + "leave --data-dir out, or name a new folder."
        }
    }
}
