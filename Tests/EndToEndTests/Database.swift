import Foundation
import GRDB
import TestSupport

/// The server's database as another reader sees it, never written to.
struct Database {
    private let queue: DatabaseQueue

    init(of server: Server) throws {
        try self.init(server.dataFolder.appending(path: "calls.sqlite"))
    }

    init(_ file: URL) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: file.path, configuration: configuration)
    }

    /// Changes what the product has written, to see whether it notices.
    static func change(_ file: URL, _ sql: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        try DatabaseQueue(path: file.path, configuration: configuration).write { try $0.execute(sql: sql) }
    }

    func number(_ sql: String) async throws -> Int {
        try await queue.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    func texts(_ sql: String) async throws -> [String] {
        try await queue.read { try String.fetchAll($0, sql: sql) }
    }

    /// Counts by a text.
    func counts(_ sql: String) async throws -> [String: Int] {
        let pairs = try await queue.read { database in
            try Row.fetchAll(database, sql: sql).map { row in (row[0] as String? ?? "going on", row[1] as Int) }
        }
        return Dictionary(pairs) { $1 }
    }
}
