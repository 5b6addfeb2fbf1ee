import Foundation
import PushAPI
import Simulation
import Statistics
import Testing

@testable import Benchmarks

/// What is made of the times of the panels.
struct PanelReportTests {
    private let plan = HistoryPlan(
        calls: 20_000,
        years: 1,
        through: LocalDate(year: 2025, month: 12, day: 31),
        daysAfter: 60
    )

    private func question(_ panel: String, _ range: Period) -> PanelCase {
        PanelCase(panel: panel, range: range, selection: .all)
    }

    @Test func `the slowest answer is looked for in the wanted ranges only`() {
        var results = PanelResults()
        results.add(question("total-calls", .week), .measured(3, plain: nil))
        results.add(question("incoming-calls", .month), .measured(7, plain: nil))
        results.add(question("total-calls", .year), .measured(90, plain: nil))
        #expect(results.slowest(over: [.week, .month])?.question == question("incoming-calls", .month))
    }

    @Test func `the least gain leaves out lists of single calls`() {
        var results = PanelResults()
        results.add(question("longest-calls", .year), .measured(10, plain: 10))
        results.add(question("top-callers", .year), .measured(10, plain: 300))
        results.add(question("total-calls", .year), .measured(10, plain: 900))
        #expect(results.leastGain?.factor == 30)
    }

    @Test func `a target that was missed is told, and by which question`() {
        var results = PanelResults()
        results.add(question("total-calls", .month), .measured(80, plain: nil))
        let text = PanelReport(results, plan: plan).text
        #expect(text.contains("< 60.0 ms  MISSED"))
        #expect(text.contains("total-calls, 30 days, all: 80.0 ms, not below 60 ms"))
    }

    @Test func `a panel that gave no answer is told with its reason`() {
        var results = PanelResults()
        results.add(question("total-calls", .month), .failed("The database is locked."))
        #expect(PanelReport(results, plan: plan).text.contains("total-calls, 30 days, all: The database is locked."))
    }

    @Test func `a year is asked for in days and ends with the history`() {
        let request = question("total-calls", .year).request(of: plan)
        #expect(request.unit == .day)
        #expect(request.from == plan.start(ofDay: 0))
        #expect(request.to == plan.end)
    }

    @Test func `the figures are written as JSON too`() throws {
        var results = PanelResults()
        results.add(question("total-calls", .month), .measured(80, plain: 160))
        let json = try JSONSerialization.jsonObject(with: results.json(of: plan)) as? [String: Any]
        let answer = try #require((json?["answers"] as? [[String: Any]])?.first)
        #expect(answer["milliseconds"] as? Double == 80)
        #expect(answer["plainMilliseconds"] as? Double == 160)
    }

    @Test func `a day is stored in equal parts of no more than a batch`() {
        let legs = plan.legs(fromDay: 0, atLeast: 4_100).legs
        #expect(legs.count > HistoryDatabase.batch)
        #expect(legs.batches.count == 2)
        #expect(Array(legs.batches.joined()) == legs)
    }

    @Test func `progress tells what is left`() {
        let text = HistoryProgress.text(stored: 4_000_000, of: 10_000_000, callsPerSecond: 10_000)
        #expect(text == "4000000 of 10000000 calls stored, 10000 calls/s, 10 min left")
    }

    @Test func `a history that was interrupted is continued with the day after the last`() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = try HistoryFiles(scratch: scratch.path(percentEncoded: false), plan: plan)
        try Data().write(to: URL(filePath: files.database))
        try files.remember(HistoryState(nextDay: 17, legs: 900))
        #expect(try files.state() == HistoryState(nextDay: 17, legs: 900))
    }

    @Test func `without its database nothing is remembered`() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = try HistoryFiles(scratch: scratch.path(percentEncoded: false), plan: plan)
        try files.remember(HistoryState(nextDay: 17, legs: 900))
        #expect(try files.state() == HistoryState())
    }
}
