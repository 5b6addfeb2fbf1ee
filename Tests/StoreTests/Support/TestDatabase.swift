import CallStories
import Calls
import Foundation
import MariaDBServer
import Organisation
import PushAPI
import Store
import StoreMariaDB
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
    /// Makes an empty database, in the folder or elsewhere.
    let make: @Sendable (_ folder: URL) async throws -> Place

    /// Every kind that the suites run against.
    static let all = [sqlite, mariadb]

    static let sqlite = TestDatabase(testDescription: "SQLite") { folder in
        Place(folder: folder) { rules, calendar in
            try SQLiteDatabase.open(path: folder.sqlite, rules: rules, calendar: calendar)
        }
    }

    static let mariadb = TestDatabase(testDescription: "MariaDB") { folder in
        let server = try await MariaDBServer.shared()
        let address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        return Place(folder: folder) { rules, calendar in
            MariaDBDatabase.open(address, rules: rules, calendar: calendar, connections: 2)
        }
    }

    func withPlace(_ body: (Place) async throws -> Void) async throws {
        try await withFolder { try await body(await make($0)) }
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

    /// What a check finds of all days that have journeys, in words.
    func differences() async throws -> [String] {
        guard let range = try await storedRange() else { return [] }
        var (found, day): ([String], Instant) = ([], LocalCalendar.berlin.startOfDay(range.lowerBound))
        while day <= range.upperBound {
            found += try await verify(dayOf: day, .berlin, CallRules()).differences.map(\.description)
            day = LocalCalendar.berlin.startOfDay(day, offset: 1)
        }
        return found
    }

    func apply(_ story: Story, mark: String = "") async throws {
        for piece in story.pieces(mark: mark) { _ = try await apply([piece], through: nil) }
    }
}
