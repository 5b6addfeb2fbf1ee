import Calls
import Foundation
import Ingest
import Journal
import Logging
import Metering
import Organisation
import PushAPI
import Store
import StoreSQLite
import Synchronization
import Testing

/// What the service does on its own with a real database: teams, sealed days, the nightly check.
@Suite struct UpkeepTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    /// 2026-11-20 04:00 in Berlin, after the hour of the check.
    private static let night = Instant(milliseconds: 1_795_143_600_000)
    private static let hour: Int64 = 3_600_000

    /// What the house has agreed on, which a test can change.
    private final class Agreed: Sendable {
        private let shared = Mutex(Agreement(hours: nil, shortAbandon: 5_000, minimumNumbers: 2))

        var value: Agreement {
            get { shared.withLock { $0 } }
            set { shared.withLock { $0 = newValue } }
        }
    }

    private struct House {
        let folder: URL
        let store: any CallStore
        let calendar: LocalCalendar
        let upkeep: Upkeep
        let lease: Lease
        let agreement = Agreed()
        var teamsPath: String { folder.appending(path: "teams.json").path }

        init(_ folder: URL, now: Instant) throws {
            self.folder = folder
            let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
            let calendar = LocalCalendar(timeZone: zone)
            self.calendar = calendar
            store = try SQLiteDatabase.open(path: folder.appending(path: "calls.sqlite").path, calendar: calendar)
            let meters = Meters(refusalReasons: [])
            let intake = try Intake(
                journalPath: folder.appending(path: "journal.sqlite").path,
                live: LiveFeed(rules: CallRules()),
                meters: meters,
                logger: UpkeepTests.logger
            )
            let store = store
            lease = Lease("upkeep", holder: "test", store: store)
            upkeep = Upkeep(
                teams: TeamsFile(
                    path: folder.appending(path: "teams.json").path,
                    store: store,
                    logger: UpkeepTests.logger,
                    clock: { now }
                ),
                agreed: { [agreement] in agreement.value },
                published: { _ in Published(serviceLevels: [:], parameters: [:]) },
                lease: lease,
                applier: Applier(
                    intake: intake,
                    store: store,
                    meters: meters,
                    logger: UpkeepTests.logger,
                    clock: { now }
                ),
                store: store,
                calendar: calendar,
                rules: CallRules(),
                meters: meters,
                logger: UpkeepTests.logger,
                clock: { now }
            )
        }

        /// A call that was answered after ten seconds and lasted a minute.
        func add(_ id: String, at start: Instant) async throws {
            var leg = Leg(callID: id, startedAt: start)
            leg.direction = .incoming
            leg.caller = PhoneNumber(stored: "+4930231250001")
            leg.callee = PhoneNumber(stored: "+492214710100")
            leg.isAnnounced = true
            leg.answer = Leg.Answer(at: start + 10_000, user: nil)
            leg.hangup = Leg.Hangup(at: start + 70_000, cause: .normalClearing)
            leg.heardAt = start + 70_000
            _ = try await store.apply([leg], through: nil)
        }

        /// A call whose caller gave up.
        func abandon(_ id: String, at start: Instant, after wait: Int64) async throws {
            var leg = Leg(callID: id, startedAt: start)
            leg.direction = .incoming
            leg.caller = PhoneNumber(stored: "+4930231250001")
            leg.callee = PhoneNumber(stored: "+492214710100")
            leg.isAnnounced = true
            leg.hangup = Leg.Hangup(at: start + wait, cause: .cancel)
            leg.heardAt = start + wait
            _ = try await store.apply([leg], through: nil)
        }

        /// Lets the upkeep work until `isDone`.
        func work(until isDone: () async throws -> Bool) async throws {
            try await lease.renew()
            let task = Task { await upkeep.run() }
            defer { task.cancel() }
            for _ in 0..<200 {
                try await lease.renew()
                if try await isDone() { return }
                try await Task.sleep(for: .milliseconds(50))
            }
            Issue.record("the upkeep has not done what was expected of it")
        }
    }

    private func withHouse(now: Instant = night, _ body: (House) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "upkeep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let house = try House(folder, now: now)
        try await body(house)
        try await house.store.close()
    }

    @Test func `the day before is checked at night, once`() async throws {
        try await withHouse { house in
            try await house.add("a", at: Self.night - 12 * Self.hour)
            try await house.work { try await house.store.lastVerification() != nil }
            let check = try #require(try await house.store.lastVerification())
            #expect(check.firstDay == 20_261_119)
            #expect(check.lastDay == 20_261_119)
            #expect(check.cells > 0)
            #expect(check.differences == 0)
            #expect(check.ranAt == Self.night)
        }
    }

    @Test func `a check that finds something says how much`() async throws {
        try await withHouse { house in
            try await house.add("a", at: Self.night - 12 * Self.hour)
            try await house.store.transaction { try $0.execute("UPDATE rollup_days SET calls = calls + 1") }
            try await house.work { try await house.store.lastVerification() != nil }
            // The journey's own segment and the total of all.
            #expect(try await house.store.lastVerification()?.differences == 2)
        }
    }

    @Test func `nothing is checked before the hour of the check`() async throws {
        try await withHouse(now: Self.night - 2 * Self.hour) { house in
            try await house.add("a", at: Self.night - 12 * Self.hour)
            try await house.work { try await house.store.sealedDays() == 1 }
            #expect(try await house.store.lastVerification() == nil)
        }
    }

    @Test func `days that have passed are sealed, and opened again by a late event`() async throws {
        try await withHouse { house in
            try await house.add("a", at: Self.night - 12 * Self.hour)
            try await house.add("b", at: Self.night - 36 * Self.hour)
            try await house.add("today", at: Self.night - Self.hour)
            try await house.work { try await house.store.sealedDays() == 2 }
            try await house.add("late", at: Self.night - 12 * Self.hour)
            #expect(try await house.store.sealedDays() == 1)
        }
    }

    @Test func `teams that change move the calls that are stored`() async throws {
        try await withHouse { house in
            for number in 0..<5 { try await house.add("\(number)", at: Self.night - Self.hour) }
            let file = #"[{"name": "Blue", "numbers": ["+492214710100", "+492214710101"]}]"#
            try file.write(toFile: house.teamsPath, atomically: true, encoding: .utf8)
            let moved: SQLQuery = """
                SELECT COUNT(*) FROM journeys
                  JOIN segments ON segments.id = journeys.segment_id
                 WHERE segments.team_set_id <> 0
                """
            try await house.work { try await house.store.rows(moved).first?.first == .integer(5) }
            #expect(house.upkeep.teams.state.problem == nil)
            #expect(house.upkeep.teams.state.loadedAt == Self.night)
        }
    }

    @Test func `a file that is gone leaves the teams as they are`() async throws {
        try await withHouse { house in
            let file = #"[{"name": "Blue", "numbers": ["+492214710100", "+492214710101"]}]"#
            try file.write(toFile: house.teamsPath, atomically: true, encoding: .utf8)
            try await house.upkeep.organise()
            try FileManager.default.removeItem(atPath: house.teamsPath)
            try await house.upkeep.organise()
            #expect(try await house.store.rows("SELECT name FROM teams WHERE id <> 0") == [[.text("Blue")]])
        }
    }

    @Test func `names of groups and teams are known without asking the database again`() async throws {
        try await withHouse { house in
            let file = #"[{"name": "Red", "numbers": ["+492214710100", "+492214710101"]}]"#
            try file.write(toFile: house.teamsPath, atomically: true, encoding: .utf8)
            _ = try await house.store.replaceGroups([
                Group(extension: "g0", alias: "Sales", numbers: ["+492214710100"]),
                Group(extension: "g1", alias: nil, numbers: ["+492214710101"]),
            ])
            try await house.upkeep.organise()
            let places = house.upkeep.whereabouts
            let calls = ["+492214710100", "+492214710101", "+492214710102"].map { number in
                var leg = Leg(callID: number, startedAt: Self.night)
                leg.direction = .incoming
                leg.callee = PhoneNumber(stored: number)
                return Journey(legs: [leg], CallRules())
            }
            #expect(calls.map(places.group) == ["Sales", "g1", nil])
            #expect(calls.map(places.teams) == [["Red"], ["Red"], []])
        }
    }

    @Test func `a new limit of short abandons moves the calls that are stored, and nothing differs afterwards`()
        async throws
    {
        try await withHouse { house in
            for number in 0..<5 {
                try await house.abandon("\(number)", at: Self.night - Self.hour, after: Int64(number) * 2_000 + 1_000)
            }
            let short: SQLQuery = "SELECT COUNT(*) FROM journeys WHERE outcome = 'short_abandon'"
            let counted: SQLQuery = "SELECT SUM(short_abandoned) FROM rollup_days"
            try await house.upkeep.organise()
            #expect(try await house.store.rows(short).first?.first == .integer(2))
            house.agreement.value.shortAbandon = 8_000
            try await house.work { try await house.store.rows(short).first?.first == .integer(4) }
            try await house.work { try await house.store.assignment() == nil }
            #expect(try await house.store.rows(counted).first?.first?.integer == 8, "the team's row and the total's")
            let check = try await house.store.verify(dayOf: Self.night - Self.hour, house.calendar, CallRules())
            #expect(check.differences.isEmpty)
            try await house.abandon("late", at: Self.night - Self.hour, after: 7_500)
            #expect(try await house.store.rows(short).first?.first == .integer(5))
        }
    }

    @Test func `opening hours that change are in force while the service runs`() async throws {
        try await withHouse { house in
            try await house.add("a", at: Self.night - Self.hour)
            let outside: SQLQuery = """
                SELECT COUNT(*) FROM journeys JOIN segments ON segments.id = journeys.segment_id
                 WHERE segments.in_hours = 0
                """
            try await house.work { try await house.store.rows(outside).first?.first == .integer(0) }
            house.agreement.value.hours = try OpeningHours("Mo-Fr 08:00-18:00")
            try await house.work { try await house.store.rows(outside).first?.first == .integer(1) }
        }
    }

    @Test func `a smaller minimum takes a team in that was skipped`() async throws {
        try await withHouse { house in
            let file = #"[{"name": "Blue", "numbers": ["+492214710100"]}]"#
            try file.write(toFile: house.teamsPath, atomically: true, encoding: .utf8)
            try await house.upkeep.organise()
            #expect(house.upkeep.teams.state.teams.skipped.map(\.name) == ["Blue"])
            house.agreement.value.minimumNumbers = 1
            try await house.upkeep.organise()
            #expect(house.upkeep.teams.state.teams.teams.map(\.name) == ["Blue"])
        }
    }
}
