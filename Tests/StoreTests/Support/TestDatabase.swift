import CallStories
import Calls
import Foundation
import Organisation
import PushAPI
import Store
import StoreSQLite
import Testing

/// A kind of database that must keep the contract of a store.
struct TestDatabase: Sendable, CustomTestStringConvertible {
    /// A database that exists as long as a test needs it, and can be opened again and again.
    struct Place: Sendable {
        var folder: URL
        var open: @Sendable (CallRules, LocalCalendar) throws -> any CallStore

        func open(rules: CallRules = CallRules(), calendar: LocalCalendar = .berlin) throws -> any CallStore {
            try open(rules, calendar)
        }
    }

    let testDescription: String
    /// Opens the store that lives in the folder.
    let open: @Sendable (_ folder: URL, CallRules, LocalCalendar) throws -> any CallStore

    /// Every kind that the suites run against.
    static let all = [sqlite]

    static let sqlite = TestDatabase(testDescription: "SQLite") { folder, rules, calendar in
        try SQLiteDatabase.open(path: folder.sqlite, rules: rules, calendar: calendar)
    }

    func withPlace(_ body: (Place) async throws -> Void) async throws {
        try await withFolder { folder in
            try await body(Place(folder: folder) { try open(folder, $0, $1) })
        }
    }

    func withStore(rules: CallRules = CallRules(), _ body: (any CallStore) async throws -> Void) async throws {
        try await withPlace { place in
            let store = try place.open(rules: rules)
            try await body(store)
            try await store.close()
        }
    }
}

/// An empty folder that is removed when `body` is through.
func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

extension URL {
    /// The database file of a folder.
    var sqlite: String { appending(path: "calls.sqlite").path }
}

extension LocalCalendar {
    static let berlin = LocalCalendar(zone: "Europe/Berlin")

    init(zone identifier: String) {
        self.init(timeZone: TimeZone(identifier: identifier) ?? .gmt)
    }
}

extension CallStore {
    /// The one number that a query answers with.
    func number(_ query: SQLQuery) async throws -> Int64? {
        try await rows(query).first?.first?.integer
    }

    func apply(_ story: Story, mark: String = "") async throws {
        for piece in story.pieces(mark: mark) { _ = try await apply([piece], through: nil) }
    }
}
