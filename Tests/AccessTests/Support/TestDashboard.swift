import Access
import Calls
import Foundation
import MariaDBServer
import Organisation
import PushAPI
import Secrets
import Store
import StoreMariaDB
import StoreSQLite
import Synchronization

/// Users and logins on a database of their own, with a clock that stands still until it is told to go on.
struct TestDashboard: Sendable {
    static let minute: Int64 = 60_000
    static let hour: Int64 = 60 * minute
    static let day: Int64 = 24 * hour
    static let password = "correct horse battery"
    static let operatorText = "what the operator has set for the monitor"

    let store: any CallStore
    let time: TestTime
    let users: Users
    let logins: Logins
    let tokens: Tokens
    let disclosures: Disclosures

    private init(store: any CallStore, time: TestTime, memory: AccessMemory = .none) {
        self.store = store
        self.time = time
        users = Users(store: store, clock: time.clock, cost: .leastForTests, memory: memory)
        logins = Logins(store: store, clock: time.clock, cost: .leastForTests, memory: memory)
        tokens = Tokens(store: store, clock: time.clock, memory: memory, operatorText: Self.operatorText)
        disclosures = Disclosures(store: store, clock: time.clock)
    }

    /// As another server with the same database has them.
    var neighbour: TestDashboard { TestDashboard(store: store, time: time) }

    /// As a server has them that remembers, on a database that can be told to be away.
    func remembering(capacity: Int = 100) -> (TestDashboard, OutageStore) {
        let outage = OutageStore(store)
        return (TestDashboard(store: outage, time: time, memory: AccessMemory(capacity: capacity)), outage)
    }

    /// Opens an empty database that is removed when `body` is through.
    static func with(_ body: (TestDashboard) async throws -> Void) async throws {
        try await withFile { file in
            try await empty.value.write(to: file)
            let store = try open(file)
            try await body(TestDashboard(store: store, time: TestTime()))
            try await store.close()
        }
    }

    /// Opens an empty database of a real MariaDB server.
    static func withMariaDB(_ body: (TestDashboard) async throws -> Void) async throws {
        let server = try await MariaDBServer.shared()
        let address = try MariaDBAddress(server.address(database: try server.makeDatabase()))
        let store = MariaDBDatabase.open(address, calendar: LocalCalendar(timeZone: .gmt))
        try await body(TestDashboard(store: store, time: TestTime()))
        try await store.close()
    }

    /// The file of an empty database: making a copy takes much less time than making its tables.
    private static let empty = Task {
        try await withFile { file in
            try await open(file).close()
            return try Data(contentsOf: file)
        }
    }

    private static func withFile<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "access-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.appending(path: "calls.sqlite"))
    }

    private static func open(_ file: URL) throws -> any CallStore {
        try SQLiteDatabase.open(path: file.path, rules: CallRules(), calendar: LocalCalendar(timeZone: .gmt))
    }

    func add(_ name: String, _ role: Role = .viewer) async throws {
        try await users.add(name, role, password: Self.password)
    }

    func logIn(_ name: String, password: String = password, from address: String = "192.0.2.1") async throws -> Session
    {
        try await logins.logIn(name: name, password: password, from: address)
    }

    /// Everything that the tables of users, sessions, tokens and disclosures hold.
    func stored() async throws -> String {
        let tables = try await [
            store.rows("SELECT * FROM dashboard_users"), store.rows("SELECT * FROM sessions"),
            store.rows("SELECT * FROM api_tokens"), store.rows("SELECT * FROM disclosures"),
        ]
        return "\(tables)"
    }

    func storedSessions() async throws -> Int64? {
        try await store.rows("SELECT COUNT(*) FROM sessions").first?.first?.integer
    }
}

/// A clock that goes on when it is told to.
final class TestTime: Sendable {
    private let now = Mutex(Instant(milliseconds: 1_795_000_000_000))

    var clock: PushAPI.Clock { { [self] in now.withLock { $0 } } }
    var instant: Instant { now.withLock { $0 } }

    func pass(_ duration: Int64) { now.withLock { $0 = $0 + duration } }
}
