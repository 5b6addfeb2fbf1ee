import Calls
import PushAPI
import Store
import Testing

@testable import Statistics

/// Who called and was not reached, on calls whose figures can be done in the head.
struct CustomerPanelTests {
    private let noon: Noon
    private var start: Instant { noon.start }
    private let minute: Int64 = 60_000

    init() throws { noon = try Noon() }

    private func missed(_ id: String, _ external: String?, after minutes: Int64 = 0) -> Leg {
        leg(id, .incoming, at: start + minutes * minute, external: external, end: 30, cause: .cancel)
    }

    /// Five callers who were missed, with what became of them.
    private func addCases(_ store: TestStore) async throws {
        try await store.add(
            missed("open", "+491701"),
            missed("again", "+491701", after: 9),
            missed("tried", "+491702", after: 1),
            leg("try", .outgoing, at: start + 10 * minute, external: "+491702", answer: 5, end: 9.999),
            missed("called back", "+491703", after: 2),
            leg("back", .outgoing, at: start + 20 * minute, external: "+491703", answer: 5, end: 10),
            missed("calls again", "+491704", after: 3),
            leg("second", .incoming, at: start + 70 * minute, external: "+491704", answer: 5, end: 60),
            missed("wrong", "+491705", after: 4),
            missed("nameless", "anonymous"),
            missed("nobody", nil),
            leg("short", .incoming, at: start, external: "+491706", end: 4.999, cause: .cancel),
            leg("taken", .incoming, at: start, external: "+491707", answer: 5, end: 60)
        )
        try await store.dismiss("+491705", at: start + 30 * minute)
    }

    @Test func `missed callers are open, tried, reached in either direction, or dismissed`() async throws {
        let rows = try await noon.rows("missed-callers") { try await addCases($0) }
        func time(_ minutes: Int64) -> Cell { .time(start + minutes * minute) }
        let expected: [[Cell]] = [
            [.text("+491701"), .text("open"), time(0), time(9), .integer(2), .null, .null, .null],
            [.text("+491702"), .text("tried"), time(1), time(1), .integer(1), time(10), .null, .null],
            [.text("+491705"), .text("dismissed"), time(4), time(4), .integer(1), .null, .null, .null],
            // From the end of the missed call, half a minute after its start.
            [.text("+491704"), .text("reached_us"), time(3), time(3), .integer(1), time(70), time(70), .number(3_990)],
            [
                .text("+491703"), .text("reached_by_us"), time(2), time(2), .integer(1), time(20), time(20),
                .number(1_050),
            ],
        ]
        #expect(rows == expected)
    }

    @Test func `a case expires seven days after the last attempt`() async throws {
        let week = PanelRequest(from: start - 8 * 86_400_000, to: noon.now, unit: .day)
        let rows = try await noon.rows("missed-callers", week) { store in
            try await store.add(
                leg("old", .incoming, at: noon.now - 7 * 86_400_000 - 1, external: "+491701", end: 30, cause: .cancel),
                leg("not yet", .incoming, at: noon.now - 7 * 86_400_000, external: "+491702", end: 30, cause: .cancel)
            )
        }
        #expect(rows.map { $0[1] } == [.text("open"), .text("expired")])
    }

    @Test func `call-backs are counted without those who were dismissed`() async throws {
        let rows = try await noon.rows("call-backs") { try await addCases($0) }
        let expected: [[Cell]] = [
            [
                .integer(5), .number(0.5), .integer(2), .number(7_200), .null, .null, .number(0.25), .number(0.5),
                .integer(1),
            ]
        ]
        #expect(rows == expected)
    }

    @Test func `who calls again within the time is a repeat caller`() async throws {
        let range = PanelRequest(from: start - 20 * 86_400_000, to: noon.now, unit: .day)
        let day: Int64 = 86_400_000
        func call(_ id: String, _ external: String, _ days: Int64, later: Int64 = 0) -> Leg {
            leg(id, .incoming, at: start - days * day + later, external: external, answer: 5, end: 60)
        }
        let rows = try await noon.rows("repeat-callers", range) { store in
            try await store.add(
                call("a1", "+491701", 10),
                call("a2", "+491701", 9),
                call("b1", "+491702", 10),
                call("b2", "+491702", 9, later: 1),
                call("c1", "+491703", 10),
                call("c2", "+491703", 2),
                call("d", "anonymous", 10),
                call("e", "anonymous", 10, later: 1)
            )
        }
        // a called again after a day, b one millisecond later, c after eight days.
        let expected: [[Cell]] = [
            [.text("24h"), .integer(3), .integer(1), .number(1.0 / 3), .number(5.0 / 6)],
            // What is younger than seven days, c's second call, is not judged yet.
            [.text("7d"), .integer(3), .integer(2), .number(2.0 / 3), .number(3.0 / 5)],
        ]
        #expect(rows == expected)
    }

    @Test func `a caller is new once`() async throws {
        let rows = try await noon.rows("new-callers") { store in
            try await store.add(
                missed("known before", "+491701", after: -60),
                missed("known", "+491701"),
                missed("new", "+491702"),
                missed("new again", "+491702", after: 1),
                missed("next hour", "+491702", after: 60),
                missed("nameless", "anonymous"),
                leg("we called", .outgoing, at: start, external: "+491703", answer: 1, end: 9)
            )
        }
        let expected: [[Cell]] = [
            [.time(start), .integer(2), .integer(1)], [.time(start + 3_600_000), .integer(1), .integer(0)],
        ]
        #expect(rows == expected)
    }

    @Test func `calls are at home in the area of their number`() async throws {
        let rows = try await noon.rows("origins") { store in
            try await store.add(
                missed("a", "+492115550"),
                missed("b", "+492115551"),
                missed("c", "+4917012345"),
                missed("d", "+33155500"),
                missed("e", "anonymous"),
                leg("taken", .incoming, at: start, external: "+492115552", answer: 5, end: 60),
                leg("out", .outgoing, at: start, external: "+49305550", answer: 5, end: 60)
            )
        }
        let expected: [[Cell]] = [
            [.text("0211"), .text("Düsseldorf"), .integer(3), .number(0.5), .integer(1)],
            [.text(""), .text("Unknown"), .integer(1), .number(1.0 / 6), .integer(0)],
            [.text(""), .text("Mobile"), .integer(1), .number(1.0 / 6), .integer(0)],
            [.text(""), .text("Abroad"), .integer(1), .number(1.0 / 6), .integer(0)],
        ]
        #expect(rows == expected)
    }
}
