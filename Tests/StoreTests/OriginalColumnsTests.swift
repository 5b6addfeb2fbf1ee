import CallStories
import Calls
import Foundation
import PushAPI
import Store
import Testing

/// The tables of the original project keep their names and their meaning for those who query them.
@Suite struct OriginalColumnsTests {
    @Test func `a voicemail call reads as it did`() async throws {
        try await TestDatabase.sqlite.withStore { store in
            try await store.apply(Story.forwarded[0])
            let rows = try await store.rows(
                """
                SELECT call_id, start, answered_at, "end", direction, caller_number, callee_number,
                       answering_number, hangup_cause, voicemail, crashed, mastersip_id, extension
                  FROM calls
                 ORDER BY start
                """
            )
            let first: [SQLValue] = [
                .text("A"), .text("2026-11-20 09:00:00.000"), .null, .text("2026-11-20 09:00:20.000"), .text("in"),
                .text("+491781234567"), .text("+4920312345670"), .null, .text("forwarded"), .integer(0), .integer(0),
                .text("1234567"), .text("w0"),
            ]
            let second: [SQLValue] = [
                .text("B"), .text("2026-11-20 09:00:20.100"), .text("2026-11-20 09:00:20.400"),
                .text("2026-11-20 09:00:45.000"), .text("in"), .text("+491781234567"), .text("+4920312345670"),
                .text("+4920312345670"), .text("normalClearing"), .integer(1), .integer(0), .null, .null,
            ]
            #expect(rows == [first, second])
        }
    }

    @Test func `an active call is one without end that has not crashed`() async throws {
        try await TestDatabase.sqlite.withStore { store in
            for (number, story) in Story.incomplete.enumerated() { try await store.apply(story, mark: "#\(number)") }
            let open = Story.incomplete.flatMap(\.journeys).filter { $0.state != .ended }
            let count = try await store.number(#"SELECT COUNT(*) FROM calls WHERE "end" IS NULL AND crashed = 0"#)
            #expect(count == Int64(open.count))
            #expect(!open.isEmpty)
        }
    }

    @Test func `the other team and group exist`() async throws {
        try await TestDatabase.sqlite.withStore { store in
            let teams = try await store.rows("SELECT id, name FROM teams")
            let groups = try await store.rows("SELECT extension, alias FROM groups")
            #expect(teams == [[.integer(0), .text("Other")]])
            #expect(groups == [[.text("other"), .text("Other")]])
        }
    }

    @Test func `each moment reads as its millisecond in UTC`() async throws {
        var generator = SeededGenerator(seed: 3)
        let moments = (0..<2_000).map { _ in Int64.random(in: 631_152_000_000..<2_208_988_800_000, using: &generator) }
        let legs = moments.map { Leg(callID: "\($0)", startedAt: Instant(milliseconds: $0)) }
        try await TestDatabase.sqlite.withStore { store in
            _ = try await store.apply(legs, through: nil)
            let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true).dateTimeSeparator(.space)
            for row in try await store.rows("SELECT started_ms, start FROM calls") {
                let milliseconds = try #require(row[0].integer)
                // Half a millisecond more, as the style cuts off what doubles cannot hold.
                let date = Date(timeIntervalSince1970: (Double(milliseconds) + 0.5) / 1_000)
                #expect(row[1] == .text(String(date.formatted(style).dropLast())))
            }
        }
    }
}
