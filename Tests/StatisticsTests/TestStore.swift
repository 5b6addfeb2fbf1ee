import Calls
import Foundation
import MariaDBServer
import Organisation
import PushAPI
import Store
import StoreMariaDB
import StoreSQLite
import Testing

@testable import Statistics

/// A store of its own.
struct TestStore {
    let store: any CallStore
    let calendar: LocalCalendar
    /// Where it is, if it is a MariaDB database; nil for SQLite.
    var address: MariaDBAddress?

    static let berlin = "Europe/Berlin"

    /// The file of an empty store; to fill the calendar anew for every test would take most of the time.
    private static let emptyStore = Task {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("statistics-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let zone = try #require(TimeZone(identifier: berlin))
        try await SQLiteDatabase.open(path: file.path, calendar: LocalCalendar(timeZone: zone)).close()
        return try Data(contentsOf: file)
    }

    static func with<T>(
        zone: String = berlin,
        _ body: (TestStore) async throws -> T
    ) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("statistics-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("calls.sqlite").path
        if zone == berlin { try await emptyStore.value.write(to: URL(fileURLWithPath: path)) }
        let calendar = LocalCalendar(timeZone: try #require(TimeZone(identifier: zone)))
        let store = try SQLiteDatabase.open(path: path, calendar: calendar)
        let result = try await body(TestStore(store: store, calendar: calendar))
        try await store.close()
        return result
    }

    /// A store in a database of a real MariaDB server.
    static func withMariaDB<T>(zone: String = berlin, _ body: (TestStore) async throws -> T) async throws -> T {
        let server = try await MariaDBServer.shared()
        let address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        let calendar = LocalCalendar(timeZone: try #require(TimeZone(identifier: zone)))
        let store = MariaDBDatabase.open(address, calendar: calendar, connections: 2)
        let result = try await body(TestStore(store: store, calendar: calendar, address: address))
        try await store.close()
        return result
    }

    func execute(_ statement: SQLQuery) async throws {
        try await store.transaction { try $0.execute(statement) }
    }

    func add(_ legs: Leg...) async throws { _ = try await store.apply(legs, through: nil) }

    /// Sets groups, teams and opening hours, and moves all journeys to the places that they have then.
    func organise(
        groups: [Group]? = nil,
        teams: [(name: String, numbers: [String])]? = nil,
        hours: String? = nil
    ) async throws {
        if let groups { _ = try await store.replaceGroups(groups) }
        if let teams { _ = try await store.replaceTeams(teams) }
        if let hours { _ = try await store.setOpeningHours(OpeningHours(hours)) }
        while try await store.reassign(limit: 1_000) != nil {}
    }

    func dismiss(_ number: String, at instant: Instant) async throws {
        try await execute("DELETE FROM dismissals WHERE number = \(number) AND at_ms = \(instant.milliseconds)")
        try await execute(
            "INSERT INTO dismissals (number, at_ms, reason) VALUES (\(number), \(instant.milliseconds), 'spam')"
        )
    }

    func cover(_ from: Instant, _ to: Instant, server: String = "a") async throws {
        try await execute(
            """
            INSERT INTO coverage (server, started_ms, seen_ms)
            VALUES (\(server), \(from.milliseconds), \(to.milliseconds))
            """
        )
    }

    func statistics(
        now: Instant,
        _ settings: StatisticsSettings = StatisticsSettings(),
        _ source: StatisticsSource = .rollups
    ) -> Statistics {
        Statistics(
            reader: store,
            calendar: calendar,
            rules: CallRules(),
            settings: { settings },
            source: source,
            clock: { now }
        )
    }

    func answer(
        _ id: String,
        _ request: PanelRequest,
        now: Instant,
        _ settings: StatisticsSettings = StatisticsSettings(),
        _ source: StatisticsSource = .rollups
    ) async throws -> PanelAnswer {
        try await statistics(now: now, settings, source).answer(try #require(Catalogue[id]), request, .en)
    }

    /// What a check of all days with journeys finds.
    func differences() async throws -> [DayCheck.Difference] {
        var found: [DayCheck.Difference] = []
        for day in try await days() {
            found += try await store.verify(dayOf: day, calendar, CallRules()).differences
        }
        return found
    }

    /// The beginnings of all days with journeys.
    func days() async throws -> [Instant] {
        let starts = try await store.rows("SELECT started_ms FROM journeys").compactMap { $0[0].integer }
        return Set(starts.map { calendar.startOfDay(Instant(milliseconds: $0)) }).sorted()
    }
}

func at(_ text: String) throws -> Instant { try #require(RFC3339.instant(text)) }

/// A leg as its events would tell it; times are seconds after its start.
func leg(
    _ callID: String,
    _ direction: Direction,
    at start: Instant,
    own: String = "+4921100001",
    external: String? = "+49170111",
    answer: Double? = nil,
    by user: String? = nil,
    end: Double? = nil,
    cause: HangupCause = .normalClearing,
    original: String? = nil
) -> Leg {
    var leg = Leg(callID: callID, startedAt: start)
    let (own, external) = (PhoneNumber(stored: own), external.map(PhoneNumber.init(stored:)))
    leg.direction = direction
    leg.caller = direction == .incoming ? external : own
    leg.callee = direction == .incoming ? own : external
    leg.originalCallID = original
    leg.isAnnounced = true
    leg.users = [User(name: user ?? "Ada", fullUserID: user == "voicemail" ? nil : "1w0")]
    leg.answer = answer.map { Leg.Answer(at: start + Int64($0 * 1_000), user: leg.users[0]) }
    leg.hangup = end.map { Leg.Hangup(at: start + Int64($0 * 1_000), cause: cause) }
    leg.heardAt = leg.hangup?.at ?? leg.answer?.at
    return leg
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
