import Calls
import PushAPI
import Store
import Testing

@testable import Statistics

/// When how much is going on, on calls whose figures can be done in the head or are published.
struct LoadPanelTests {
    private let noon: Noon
    private var start: Instant { noon.start }

    init() throws { noon = try Noon() }

    @Test func `an hour of the week has its calls divided by its days`() async throws {
        let week = PanelRequest(from: start - 7 * 86_400_000, to: noon.now, unit: .day)
        let rows = try await noon.rows("weekday-hours", week) { store in
            try await store.add(
                leg("a", .incoming, at: start, external: "+491701", answer: 8, end: 60),
                leg("b", .incoming, at: start - 7 * 86_400_000, external: "+491702", end: 3, cause: .cancel),
                leg("c", .incoming, at: start + 1, external: "+491703", end: 30, cause: .cancel)
            )
        }
        #expect(rows.count == 168)
        // Friday, 13:00: twice in the range; one of three calls was answered, one gave up soon.
        let friday: [Cell] = [
            .integer(5), .integer(13), .number(1.5), .integer(3), .integer(2), .number(0.5), .number(8), .integer(2),
        ]
        let monday: [Cell] = [
            .integer(1), .integer(0), .number(0), .integer(0), .integer(0), .null, .null, .integer(1),
        ]
        #expect(rows[4 * 24 + 13] == friday)
        #expect(rows[0] == monday)
    }

    @Test(arguments: [("2026-03-29", 23), ("2026-10-25", 24)])
    func `an hour that comes twice is on one day, and one that is missing on none`(
        date: String,
        hours: Int
    ) async throws {
        let from = try at("\(date)T00:00:00+0\(date.hasPrefix("2026-03") ? 1 : 2):00")
        let request = PanelRequest(from: from, to: from + (hours == 23 ? 23 : 25) * 3_600_000, unit: .day)
        let rows = try await TestStore.with { store in
            try await store.add(
                leg("a", .incoming, at: from + 2 * 3_600_000, external: "+491701", end: 30, cause: .cancel),
                leg("b", .incoming, at: from + 3 * 3_600_000, external: "+491702", end: 30, cause: .cancel)
            )
            return try await store.answer("weekday-hours", request, now: request.to).rows
        }
        #expect(rows.count == hours)
        #expect(Set(rows.map { $0[7] }) == [Cell.integer(1)])
        let calls: [Cell] = hours == 23 ? [.integer(1), .integer(1)] : [.integer(2)]
        #expect(rows.map { $0[3] }.filter { $0 != Cell.integer(0) } == calls)
    }

    @Test func `a conversation that ends when another begins is not simultaneous`() async throws {
        let rows = try await noon.rows("peak-calls") { store in
            try await store.add(
                leg("a", .incoming, at: start, external: "+491701", answer: 10, end: 100),
                leg("b", .incoming, at: start + 90_000, external: "+491702", answer: 10, end: 3_600),
                leg("c", .outgoing, at: start + 3_550_000, external: "+491703", answer: 50, end: 60)
            )
        }
        let expected: [[Cell]] = [
            [.time(start), .integer(1), .time(start + 10_000), .integer(2), .time(start + 90_000)],
            [
                .time(start + 3_600_000), .integer(2), .time(start + 3_600_000), .integer(2), .time(start + 3_600_000),
            ],
        ]
        #expect(rows == expected)
    }

    @Test func `calls that go on are simultaneous up to now, overdue and internal ones not on the line`() async throws {
        let rows = try await noon.rows("peak-calls") { store in
            try await store.add(
                leg("running", .incoming, at: noon.now - 60_000, external: "+491701", answer: 10),
                leg("overdue", .incoming, at: start, external: "+491702"),
                leg("from", .outgoing, at: noon.now - 30_000, own: "+492111", external: "+492112", answer: 1),
                leg("to", .incoming, at: noon.now - 30_000, own: "+492112", external: "+492111", answer: 1)
            )
        }
        #expect(rows[0] == [.time(start), .integer(0), .null, .integer(0), .null])
        let second: [Cell] = [
            .time(start + 3_600_000), .integer(2), .time(noon.now - 29_000), .integer(1), .time(noon.now - 60_000),
        ]
        #expect(rows[1] == second)
    }

    @Test func `traffic is talk and the work after it`() async throws {
        var settings = StatisticsSettings()
        settings.wrapUp = 450_000
        let rows = try await noon.rows("offered-traffic", nil, settings) { store in
            try await store.add(
                leg("a", .incoming, at: start, external: "+491701", answer: 10, end: 1_810),
                leg("b", .incoming, at: start + 1, external: "+491702", answer: 10, end: 910),
                leg("out", .outgoing, at: start, external: "+491703", answer: 1, end: 1_000),
                leg("missed", .incoming, at: start + 2, external: "+491704", end: 60, cause: .cancel)
            )
        }
        let expected: [[Cell]] = [
            [.time(start), .number(1), .integer(2), .number(1_350)],
            [.time(start + 3_600_000), .null, .integer(0), .null],
        ]
        #expect(rows == expected)
    }

    @Test func `fifty calls of three minutes in a quarter of an hour take fourteen people`() async throws {
        let rows = try await noon.rows("agents-needed") {
            _ = try await $0.store.apply(noon.calls(50, from: 1, answer: 5, end: 185), through: nil)
        }
        let row = try #require(rows.first)
        #expect(rows.count == 1)
        // Published for 100 calls in half an hour, 80 % in 20 s.
        let whole: [Cell] = [.integer(5), .integer(780), .integer(14), .number(50), .number(180), .number(10)]
        #expect(Array(row[0...5]) == whole)
        #expect(Self.number(row[6], is: 0.888_350_019_179_466_9))
        #expect(Self.number(row[7], is: 10.0 / 14))
    }

    @Test func `ten busy lines take seventeen when two of a hundred may find all busy`() async throws {
        var settings = StatisticsSettings()
        settings.blocking = 0.02
        let rows = try await noon.rows("lines-needed", nil, settings) {
            _ = try await $0.store.apply(noon.calls(10, from: 1, answer: 5, end: 900), through: nil)
        }
        let expected: [[Cell]] = [[.integer(5), .integer(780), .integer(17), .number(10), .number(10)]]
        #expect(rows == expected)
    }

    private static func number(_ cell: Cell, is expected: Double) -> Bool {
        guard case .number(let number) = cell else { return false }
        return abs(number - expected) < 1e-12
    }
}
