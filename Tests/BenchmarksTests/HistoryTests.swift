import Calls
import Organisation
import PushAPI
import Simulation
import Testing

@testable import Benchmarks

/// The calls that fill a database for the benchmark of the statistics.
struct HistoryTests {
    /// A week from Monday to Sunday, without a holiday: calls that are enough to tell shares.
    private static let week: (plan: HistoryPlan, days: [[Calls.Leg]], journeys: [Journey]) = {
        let plan = HistoryPlan(
            calls: 400_000,
            years: 1,
            through: LocalDate(year: 2025, month: 12, day: 31),
            daysAfter: 3
        )
        let monday = LocalDate(year: 2025, month: 9, day: 8).ordinal - plan.firstDay.ordinal
        let days = (monday..<monday + 7).map(plan.legs(onDay:))
        let journeys = Dictionary(grouping: days.joined()) { $0.originalCallID ?? $0.callID }
            .values.map { Journey(legs: $0, CallRules()) }
        return (plan, days, journeys)
    }()

    private func plan(calls: Int = 20_000, seed: UInt64 = 1) -> HistoryPlan {
        HistoryPlan(
            calls: calls,
            years: 1,
            through: LocalDate(year: 2025, month: 12, day: 31),
            seed: seed,
            daysAfter: 3
        )
    }

    private func share(_ isCounted: (Journey) -> Bool, of whole: (Journey) -> Bool = { _ in true }) -> Double {
        let counted = Self.week.journeys.filter(whole)
        return Double(counted.count(where: isCounted)) / Double(counted.count)
    }

    @Test func `the same seed makes the same day`() {
        #expect(plan().legs(onDay: 100) == plan().legs(onDay: 100))
    }

    @Test func `another seed makes other calls with other ids`() {
        let ids = Set(plan().legs(onDay: 100).map(\.callID))
        #expect(ids.isDisjoint(with: plan(seed: 2).legs(onDay: 100).map(\.callID)))
    }

    @Test func `the days share the calls out to the last one`() {
        let plan = plan()
        #expect(plan.days == 365)
        #expect(plan.calls(before: 0) == 0)
        #expect(plan.calls(before: plan.days) == 20_000)
    }

    @Test func `three years have their leap day`() {
        let plan = HistoryPlan(
            calls: 20_000,
            years: 3,
            through: LocalDate(year: 2025, month: 12, day: 31),
            daysAfter: 0
        )
        #expect(plan.firstDay == LocalDate(year: 2023, month: 1, day: 1))
        #expect(plan.days == 1_096)
    }

    @Test func `calls go on after the last day for as long as was asked`() {
        let plan = plan()
        #expect(plan.plannedDays == plan.days + 3)
        #expect(plan.legs(onDay: plan.days + 1).allSatisfy { $0.startedAt >= plan.end })
    }

    @Test func `legs divide into as many journeys as calls were planned`() {
        let plan = plan()
        let legs = plan.legs(onDay: 100)
        let planned = plan.calls(before: 101) - plan.calls(before: 100)
        #expect(planned > 50)
        #expect(Journeys.divide(legs, CallRules()).count == planned)
    }

    @Test func `no two legs share an id and the ids do not rise`() {
        let ids = Self.week.days.joined().map(\.callID)
        #expect(Set(ids).count == ids.count)
        let rising = zip(ids, ids.dropFirst()).count { $0 < $1 }
        #expect((0.4...0.6).contains(Double(rising) / Double(ids.count)))
    }

    @Test func `every leg is over and is known to be`() {
        #expect(Self.week.days.joined().allSatisfy { !$0.isOpen && $0.isAnnounced })
    }

    @Test(arguments: ["2025-03-30", "2025-07-15", "2025-10-26"])
    func `a day's calls begin within the local day`(date: String) throws {
        let plan = HistoryPlan(
            calls: 2_000_000,
            years: 1,
            through: LocalDate(year: 2025, month: 12, day: 31),
            daysAfter: 0
        )
        let day = try #require((0..<plan.days).first { "\(plan.firstDay + $0)" == date })
        let range = plan.start(ofDay: day)..<plan.start(ofDay: day + 1)
        let legs = plan.legs(onDay: day).filter { $0.originalCallID == nil }
        #expect(legs.count > 100)
        #expect(legs.allSatisfy { range.contains($0.startedAt) })
    }

    @Test func `Monday is the busiest day and the weekend is thin but not empty`() throws {
        let counts = Self.week.days.map(\.count)
        #expect(counts[0] == counts.max())
        #expect(counts[6] < counts[5])
        #expect(counts[5] < counts[4] / 4)
        #expect(counts[6] > 10)
    }

    @Test func `a weekday has a hump in the morning and one in the afternoon`() {
        let midnight = Self.week.plan.calendar.startOfDay(Self.week.days[1][0].startedAt)
        let hours = Self.week.days[1].map { Int(($0.startedAt - midnight) / 3_600_000) }
        let counts = (0..<24).map { hour in hours.count { $0 == hour } }
        #expect(counts[10] > counts[12])
        #expect(counts[15] > counts[12])
        #expect(counts[10] > 20 * counts[3])
    }

    @Test func `about seven calls of ten are answered`() {
        #expect((0.66...0.74).contains(share { $0.outcome == .answered }))
    }

    @Test func `every other result occurs too`() {
        let outcomes = Set(Self.week.journeys.map(\.outcome))
        #expect(
            outcomes == [
                .answered, .voicemail, .shortAbandon, .abandoned, .busy, .rejected, .unreachable, .unknown,
            ]
        )
    }

    @Test func `three calls of ten go out and some are internal`() {
        #expect((0.28...0.32).contains(share { $0.direction == .outgoing }))
    }

    @Test func `about one call of sixteen is handed on`() {
        #expect((0.05...0.07).contains(share { $0.legs.contains { $0.originalCallID != nil } }))
    }

    @Test func `answered callers wait ten seconds at the median and a few wait for minutes`() {
        let waits = Self.week.journeys.filter { $0.direction == .incoming && $0.outcome == .answered }
            .compactMap(\.wait).sorted()
        #expect((9_000...12_500).contains(waits[waits.count / 2]))
        #expect(waits[waits.count * 999 / 1_000] > 120_000)
    }

    @Test func `people talk for three minutes on average`() {
        let talks = Self.week.journeys.compactMap(\.talk)
        #expect((165_000...205_000).contains(talks.reduce(0, +) / Int64(talks.count)))
    }

    @Test func `three callers of a hundred suppress their number`() {
        let isIncoming = { (journey: Journey) in journey.direction == .incoming }
        let anonymous = share({ $0.externalNumber?.isAnonymous == true }, of: isIncoming)
        #expect((0.02...0.04).contains(anonymous))
    }
}
