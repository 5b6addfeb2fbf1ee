import Foundation
import PushAPI
import Testing

@testable import Simulation

@Suite struct TrafficModelTests {
    static let company = Company(seed: 3)

    static func model(seed: UInt64 = 11, callsPerWeekday: Int = 160) throws -> TrafficModel {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        return TrafficModel(seed: seed, company: company, callsPerWeekday: callsPerWeekday, timeZone: berlin)
    }

    /// Mondays of twenty weeks without a holiday on most days.
    static let mondays: [LocalDate] = (0..<20).map { LocalDate(year: 2026, month: 1, day: 12) + $0 * 7 }

    static func journeys(_ model: TrafficModel, weekday: Int) -> Int {
        let days = mondays.prefix(10).map { $0 + (weekday - 1) }.filter { !GermanHolidays.contains($0) }
        return journeys(model, on: days)
    }

    static func journeys(_ model: TrafficModel, on days: [LocalDate]) -> Int {
        days.map { model.stories(on: $0).count }.reduce(0, +)
    }

    @Test func `a seed gives the same bytes twice and another seed others`() throws {
        let date = LocalDate(year: 2026, month: 5, day: 6)
        let day = try Self.model().day(date)
        #expect(try Self.model().day(date) == day)
        #expect(try Self.model(seed: 12).day(date) != day)
    }

    @Test func `a day is sorted by time and ends before the next begins`() throws {
        let model = try Self.model()
        for (date, events) in model.days(from: Self.mondays[0], through: Self.mondays[4]) {
            let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
            #expect(events.map(\.at) == events.map(\.at).sorted())
            #expect(events.allSatisfy { LocalDate($0.at, in: berlin) == date })
        }
    }

    @Test func `a range of days has each of them once and an empty one none`() throws {
        let model = try Self.model()
        let first = Self.mondays[0]
        #expect(model.days(from: first, through: first + 9).map(\.date) == (0..<10).map { first + $0 })
        #expect(model.days(from: first, through: first + -1).map(\.date) == [])
    }

    @Test func `an average weekday has the wanted number of journeys`() throws {
        let model = try Self.model()
        let start = LocalDate(year: 2026, month: 1, day: 1)
        let workdays = stride(from: 0, to: 365, by: 3).map { start + $0 }.filter {
            $0.weekday <= 5 && !GermanHolidays.contains($0)
        }
        let mean = Self.journeys(model, on: workdays) / workdays.count
        #expect((150...170).contains(mean))
    }

    @Test func `Monday is busiest, Saturday quiet and Sunday almost silent`() throws {
        let model = try Self.model()
        let days = (1...7).map { Self.journeys(model, weekday: $0) }
        #expect(days[0] == days.max())
        #expect(days[5] * 5 < days[0])
        #expect(days[6] * 10 < days[0])
        #expect(days[6] > 0)
    }

    @Test func `noon is quieter than the hours before and after`() throws {
        let model = try Self.model()
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        var hours = [Int](repeating: 0, count: 24)
        for date in Self.mondays {
            for (start, _) in model.stories(on: date) {
                hours[Int(start - date.instant(atSecond: 0, in: berlin)) / 3_600_000] += 1
            }
        }
        let (all, open) = (hours.reduce(0, +), hours[8..<18].reduce(0, +))
        #expect(hours[12] * 10 < hours[10] * 7)
        #expect(hours[12] * 10 < hours[14] * 7)
        #expect(open * 10 > all * 9)
    }

    @Test func `Friday afternoon is short`() throws {
        let model = try Self.model()
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        func afternoons(_ weekday: Int) -> Int {
            Self.mondays.map { monday in
                let date = monday + (weekday - 1)
                let begin = date.instant(atSecond: 15 * 3600, in: berlin)
                return model.stories(on: date).count { $0.start >= begin }
            }.reduce(0, +)
        }
        #expect(afternoons(5) * 2 < afternoons(4))
    }

    @Test func `a holiday is like a Sunday`() throws {
        let model = try Self.model()
        // Good Friday, Easter Monday, Labour Day, Ascension Day and Whit Monday of 2026.
        let holidays = [(4, 3), (4, 6), (5, 1), (5, 14), (5, 25)].map {
            LocalDate(year: 2026, month: $0.0, day: $0.1)
        }
        #expect(Self.journeys(model, on: holidays) * 10 < 160 * holidays.count)
    }

    @Test func `missed callers call again and are called back`() throws {
        let model = try Self.model()
        var again = 0
        var back = 0
        for date in Self.mondays {
            var missed: Set<String> = []
            for (_, story) in model.stories(on: date) {
                let form = Form(story.steps[0].body)
                let isIn = form["direction"] == "in"
                let outside = (isIn ? form["from"] : form["to"]) ?? ""
                if missed.contains(outside) { if isIn { again += 1 } else { back += 1 } }
                if story.scenario.isMissed, outside != Customers.anonymous { missed.insert(outside) }
            }
        }
        #expect(again > 60)
        #expect(back > 60)
    }

    @Test func `nobody is there at night, and voicemail takes most calls`() throws {
        let model = try Self.model(callsPerWeekday: 2000)
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let night = Self.mondays.prefix(5).flatMap { date in
            model.stories(on: date).filter { $0.start >= date.instant(atSecond: 19 * 3600, in: berlin) }
        }
        let voicemail = night.count { $0.story.scenario == .voicemailAtOnce }
        #expect(night.count > 100)
        #expect(voicemail * 2 > night.count)
        #expect(!night.contains { $0.story.scenario == .groupRing })
    }

    @Test func `every scenario occurs in a quarter of a year, and no id twice`() throws {
        let model = try Self.model()
        var scenarios: Set<Scenario> = []
        var first: Set<String> = []
        var journeys = 0
        for day in 0..<90 {
            for (_, story) in model.stories(on: Self.mondays[0] + day) {
                scenarios.insert(story.scenario)
                first.insert(Form(story.steps[0].body).leg)
                journeys += 1
            }
        }
        #expect(scenarios == Set(Scenario.allCases))
        #expect(first.count == journeys)
    }
}
