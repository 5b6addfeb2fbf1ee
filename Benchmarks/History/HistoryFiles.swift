import Foundation

/// How far a database has come, and what was measured while it was filled.
struct HistoryState: Codable, Equatable {
    /// The first day that may be missing, from 0.
    var nextDay = 0
    /// Legs of all days before it.
    var legs = 0
    /// nil until all days are there and it was measured.
    var ingestion: IngestRates?
}

/// The database of a plan, and a small file beside it that tells how far it has come.
struct HistoryFiles {
    private let folder: URL
    private let name: String
    private let isElsewhere: Bool

    /// - Parameters:
    ///   - scratch: The folder; made when it is missing.
    ///   - server: The name of a database on a server, in place of a file in the folder.
    init(scratch: String, plan: HistoryPlan, server: String? = nil) throws {
        isElsewhere = server != nil
        folder = URL(filePath: scratch, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        name =
            "history-\(HistoryPlan.edition)-\(plan.calls)-calls-\(plan.years)-years-until-\(plan.lastDay)"
            + (server.map { "-in-\($0)" } ?? "")
    }

    /// The path of the database.
    var database: String { folder.appending(path: name + ".sqlite").path(percentEncoded: false) }

    /// The path of an empty database to compare with.
    var emptyDatabase: String { folder.appending(path: name + "-empty.sqlite").path(percentEncoded: false) }

    private var stateFile: URL { folder.appending(path: name + ".json") }

    /// How far the database has come; the beginning when there is none.
    func state() throws -> HistoryState {
        guard isElsewhere || FileManager.default.fileExists(atPath: database),
            FileManager.default.fileExists(atPath: stateFile.path(percentEncoded: false))
        else { return HistoryState() }
        return try JSONDecoder().decode(HistoryState.self, from: Data(contentsOf: stateFile))
    }

    /// Remembers how far the database has come.
    func remember(_ state: HistoryState) throws {
        try JSONEncoder().encode(state).write(to: stateFile, options: .atomic)
    }

    /// Removes the empty database.
    func removeEmptyDatabase() {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: emptyDatabase + suffix) }
    }
}
