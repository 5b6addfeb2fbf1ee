import CallStories
import Calls
import Foundation
import Organisation
import PushAPI
import Store
import Testing

@Suite struct ReopeningTests {
    @Test(arguments: TestDatabase.all) func `opening again finds everything`(database: TestDatabase) async throws {
        try await database.withPlace { place in
            let store = try place.open()
            for (number, story) in Story.transferred.enumerated() { try await store.apply(story, mark: "#\(number)") }
            _ = try await store.apply([], through: JournalPosition(journal: "one", sequence: 4))
            _ = try await store.beginCoverage(server: "one", at: Story.start)
            let before = try await StoredColumns.stored(in: store)
            try await store.close()

            let again = try place.open()
            #expect(try await StoredColumns.stored(in: again) == before)
            #expect(try await again.position(ofJournal: "one") == 4)
            #expect(try await again.beginCoverage(server: "one", at: Story.start + 5) == Story.start)
            try await again.close()
        }
    }

    @Test(arguments: TestDatabase.all) func `a story may be told across a restart`(database: TestDatabase) async throws
    {
        let story = Story.forwarded[0]
        try await database.withPlace { place in
            for piece in story.pieces() {
                let store = try place.open()
                _ = try await store.apply([piece], through: nil)
                try await store.close()
            }
            let store = try place.open()
            let expected = StoredColumns.expected(of: story.pieces(), CallRules(), .berlin)
            #expect(try await StoredColumns.stored(in: store) == expected)
            try await store.close()
        }
    }

    /// Half an hour before midnight in Berlin, the year before yesterday and long ago.
    private static let evenings = ["2010-06-30T21:30:00Z", "2025-01-31T22:30:00Z", "2026-11-20T22:30:00Z"]

    @Test(arguments: TestDatabase.all) func `journeys belong to the days of their zone, also when it changes`(
        database: TestDatabase
    ) async throws {
        let legs = try Self.evenings.map { text in
            let date = try Date(text, strategy: .iso8601)
            return Leg(callID: text, startedAt: Instant(milliseconds: Int64(date.timeIntervalSince1970) * 1_000))
        }
        func days(in zone: String, _ place: TestDatabase.Place) async throws -> [Int64?] {
            let store = try place.open(calendar: LocalCalendar(zone: zone))
            _ = try await store.apply(legs, through: nil)
            let rows = try await store.rows("SELECT day FROM journeys ORDER BY started_ms")
            try await store.close()
            return rows.map { $0[0].integer }
        }
        try await database.withPlace { place in
            let berlin = try await days(in: "Europe/Berlin", place)
            let kolkata = try await days(in: "Asia/Kolkata", place)
            let saoPaulo = try await days(in: "America/Sao_Paulo", place)
            #expect(berlin == [20_100_630, 20_250_131, 20_261_120])
            #expect(kolkata == [20_100_701, 20_250_201, 20_261_121])
            #expect(saoPaulo == [20_100_630, 20_250_131, 20_261_120])
        }
    }

    @Test(arguments: TestDatabase.all) func `the calendar follows the zone`(database: TestDatabase) async throws {
        let query: SQLQuery = "SELECT starts_ms FROM calendar WHERE day = 20260601"
        try await database.withPlace { place in
            // 31 May, 22:00 and 18:30 UTC.
            for (zone, start) in [("Europe/Berlin", 1_780_264_800_000), ("Asia/Kolkata", 1_780_252_200_000)] {
                let store = try place.open(calendar: LocalCalendar(zone: zone))
                #expect(try await store.number(query) == Int64(start))
                try await store.close()
            }
        }
    }

    @Test(arguments: TestDatabase.all) func `the calendar reaches back to the oldest journey`(
        database: TestDatabase
    ) async throws {
        // 2001-09-09.
        let leg = Leg(callID: "A", startedAt: Instant(milliseconds: 1_000_000_000_000))
        try await database.withPlace { place in
            let store = try place.open()
            _ = try await store.apply([leg], through: nil)
            try await store.close()

            let again = try place.open()
            let matches = try await again.number(
                "SELECT COUNT(*) FROM calendar JOIN journeys ON journeys.day = calendar.day"
            )
            #expect(matches == 1)
            try await again.close()
        }
    }
}
