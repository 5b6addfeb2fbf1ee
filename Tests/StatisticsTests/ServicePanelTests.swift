import Calls
import Formulas
import PushAPI
import Store
import Testing

@testable import Statistics

/// How well callers were served, on calls whose figures can be done in the head or are published.
struct ServicePanelTests {
    private let noon: Noon
    private var start: Instant { noon.start }

    init() throws { noon = try Noon() }

    /// The example of Cisco's manual: of 100 calls 70 were answered in time, 20 late, 10 given up in time.
    private var ciscoCalls: [Leg] {
        noon.calls(70, from: 1_000, answer: 20, end: 60) + noon.calls(20, from: 2_000, answer: 20.001, end: 60)
            + noon.calls(10, from: 3_000, end: 20)
    }

    /// The example of Call Centre Helper, a tenth of it: A = 100, B = 6, A_20 = 86, B_20 = 2, B_5 = 1.
    private var helperCalls: [Leg] {
        noon.calls(86, from: 1_000, answer: 19, end: 60) + noon.calls(14, from: 2_000, answer: 21, end: 60)
            + noon.calls(1, from: 3_000, end: 4.999) + noon.calls(1, from: 4_000, end: 5)
            + noon.calls(4, from: 5_000, end: 20.001)
    }

    @Test func `the service level ignores those who gave up in time`() async throws {
        let rows = try await noon.rows("service-level") { _ = try await $0.store.apply(ciscoCalls, through: nil) }
        let expected: [[Cell]] = [
            [.time(start), .number(70.0 / 90), .integer(70), .integer(90), .integer(10), .number(0.8)],
            [.time(start + 3_600_000), .null, .integer(0), .integer(0), .integer(0), .null],
        ]
        #expect(rows == expected)
    }

    @Test(arguments: [("SL-N", 0.7), ("SL-I", 70.0 / 90), ("SL-P", 0.8)])
    func `formulas have the published results for Cisco's example`(formula: String, level: Double) async throws {
        let rows = try await noon.rows("service-level-formulas") {
            _ = try await $0.store.apply(ciscoCalls, through: nil)
        }
        #expect(rows.first { $0[0] == .text(formula) }?[2] == .number(level))
    }

    @Test func `formulas have the published results for Call Centre Helper's example`() async throws {
        let rows = try await noon.rows("service-level-formulas") {
            _ = try await $0.store.apply(helperCalls, through: nil)
        }
        let expected: [(String, Int64, Int64)] = [
            ("SL-A", 86, 100), ("SL-N", 86, 106), ("SL-I", 86, 104), ("SL-P", 88, 106), ("SL-PS", 87, 106),
            ("SL-S", 86, 105), ("SL-X", 86, 106),
        ]
        for (row, (formula, part, whole)) in zip(rows, expected) {
            let cells: [Cell] = [.number(Double(part) / Double(whole)), .integer(part), .integer(whole)]
            #expect(row[0] == .text(formula))
            #expect(Array(row[2...]) == cells, "\(formula)")
        }
        #expect(rows.count == expected.count)
    }

    @Test func `a team is measured by its own rules when it alone is selected`() async throws {
        var settings = StatisticsSettings()
        settings.teamServiceLevels["Blue"] = ServiceLevel.Rules(threshold: 21, goal: 95, formula: .answeredOnly)
        func level(_ teams: [String]) async throws -> [Cell] {
            var request = noon.request
            request.teams = teams
            let rows = try await noon.rows("service-level", request, settings) { store in
                try await store.organise(teams: [("Blue", ["+4921100001"]), ("Red", ["+4921100001"])])
                _ = try await store.store.apply(helperCalls, through: nil)
            }
            return [rows[0][1], rows[0][5]]
        }
        let (own, general): ([Cell], [Cell]) = ([.number(1), .number(0.95)], [.number(86.0 / 104), .number(0.8)])
        #expect(try await level(["Blue"]) == own)
        #expect(try await level(["Red"]) == general)
        #expect(try await level(["Blue", "Red"]) == general)
    }

    @Test func `each team has its own row and its own rules`() async throws {
        var settings = StatisticsSettings()
        settings.teamServiceLevels["Blue"] = ServiceLevel.Rules(threshold: 10, goal: 90, formula: .offered)
        let rows = try await noon.rows("service-level-teams", nil, settings) { store in
            try await store.organise(teams: [("Red", ["+492112", "+492113"]), ("Blue", ["+492111", "+492112"])])
            try await store.add(
                leg("blue", .incoming, at: start, own: "+492111", external: "+491701", answer: 10, end: 60),
                leg("both", .incoming, at: start, own: "+492112", external: "+491702", answer: 15, end: 60),
                leg("busy", .incoming, at: start, own: "+492112", external: "+491703", end: 1, cause: .busy),
                leg("nobody", .incoming, at: start, own: "+492119", external: "+491704", answer: 1, end: 60)
            )
        }
        let expected: [[Cell]] = [
            [
                .text("Blue"), .number(1.0 / 3), .number(0.9), .integer(10), .text("SL-X"), .integer(1), .integer(2),
                .integer(0), .integer(1),
            ],
            [
                .text("Red"), .number(1), .number(0.8), .integer(20), .text("SL-I"), .integer(1), .integer(1),
                .integer(0), .integer(1),
            ],
        ]
        #expect(rows == expected)
    }

    @Test func `the answer rate leaves out short abandons and shows those in opening hours apart`() async throws {
        let rows = try await noon.rows("answer-rate") { store in
            try await addOneOfEach(store)
            try await store.organise(hours: "Fr 13:00-13:01")
        }
        // Of 7 calls with a result that were not blocked one was short, one was answered; 2 began in the first minute.
        let first: [Cell] = [.time(start), .number(1.0 / 6), .number(0.5), .integer(1), .integer(7), .integer(1)]
        #expect(rows[0] == first)
        let second: [Cell] = [.time(start + 3_600_000), .null, .null, .integer(0), .integer(0), .integer(0)]
        #expect(rows[1] == second)
    }

    @Test func `the abandonment rate leaves out short abandons`() async throws {
        let rows = try await noon.rows("abandonment") { try await addOneOfEach($0) }
        let first: [Cell] = [.time(start), .number(1.0 / 6), .integer(1), .integer(1), .number(30)]
        #expect(rows[0] == first)
    }

    @Test func `each call has one outcome`() async throws {
        let rows = try await noon.rows("incoming-outcomes") { try await addOneOfEach($0) }
        #expect(Array(rows[0].dropFirst()) == Array(repeating: Cell.integer(1), count: 9))
        #expect(Array(rows[1].dropFirst()) == Array(repeating: Cell.integer(0), count: 9))
    }

    @Test func `the voicemail's share is of all that were offered`() async throws {
        let rows = try await noon.rows("voicemail-share") { try await addOneOfEach($0) }
        let first: [Cell] = [.time(start), .number(1.0 / 7), .integer(1), .integer(7)]
        #expect(rows[0] == first)
    }

    @Test(
        arguments: [(19, [.null, .null, .null]), (20, [.integer(10), .integer(18), .integer(19)])] as [(Int, [Cell])]
    )
    func `percentiles are the nearest rank of at least twenty calls`(count: Int, expected: [Cell]) async throws {
        let rows = try await noon.rows("wait-percentiles") { store in
            for second in 1...count {
                // Whole seconds, rounded up.
                let answer = Double(second) - (second.isMultiple(of: 2) ? 0 : 0.999)
                _ = try await store.store.apply(noon.calls(1, from: second, answer: answer, end: 60), through: nil)
            }
        }
        let first: [Cell] = [.time(start)] + expected + [.integer(Int64(count))]
        #expect(rows[0] == first)
    }

    @Test func `the upper limit of a band of waits belongs to it`() async throws {
        let rows = try await noon.rows("wait-distribution") { store in
            let calls =
                noon.calls(1, from: 1, answer: 0, end: 60) + noon.calls(1, from: 2, answer: 5, end: 60)
                + noon.calls(1, from: 3, answer: 5.001, end: 60) + noon.calls(1, from: 4, end: 599.999)
                + noon.calls(1, from: 5, end: 600.001)
            _ = try await store.store.apply(calls, through: nil)
            try await store.add(leg("busy", .incoming, at: start, external: "+49170999", end: 10, cause: .busy))
        }
        #expect(rows.count == 13)
        #expect(rows[0] == [.null, .integer(5), .integer(2), .integer(0), .integer(0)])
        #expect(rows[1] == [.integer(5), .integer(10), .integer(1), .integer(0), .integer(1)])
        #expect(rows[11] == [.integer(300), .integer(600), .integer(0), .integer(1), .integer(0)])
        #expect(rows[12] == [.integer(600), .null, .integer(0), .integer(1), .integer(0)])
    }

    /// A call for each of the nine outcomes, one a minute apart from the first two.
    private func addOneOfEach(_ store: TestStore) async throws {
        var lost = leg("unknown", .incoming, at: start + 420_000, external: "+491708", answer: 5)
        lost.crashedAt = start + 600_000
        try await store.add(
            leg("answered", .incoming, at: start, external: "+491700", answer: 5, end: 60),
            leg("voicemail", .incoming, at: start + 59_999, external: "+491701", answer: 5, by: "voicemail", end: 60),
            leg("short", .incoming, at: start + 60_000, external: "+491702", end: 4.999, cause: .cancel),
            leg("abandoned", .incoming, at: start + 120_000, external: "+491703", end: 30, cause: .cancel),
            leg("busy", .incoming, at: start + 180_000, external: "+491704", end: 1, cause: .busy),
            leg("rejected", .incoming, at: start + 240_000, external: "+491705", end: 1, cause: .noAnswer),
            leg("unreachable", .incoming, at: start + 300_000, external: "+491706", end: 1, cause: .notFound),
            leg("blocked", .incoming, at: start + 360_000, external: "+491707", end: 1, cause: .blocked),
            lost,
            leg("running", .incoming, at: start + 7_000_000, external: "+491709", answer: 5)
        )
    }
}
