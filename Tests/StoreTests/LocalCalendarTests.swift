import Foundation
import Organisation
import PushAPI
import Store
import Testing

@Suite struct LocalCalendarTests {
    private static let saoPaulo = LocalCalendar(zone: "America/Sao_Paulo")

    private func instant(_ text: String) throws -> Instant {
        Instant(milliseconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970) * 1_000)
    }

    private func hours(ofDay noon: String, _ calendar: LocalCalendar) throws -> Double {
        let noon = try instant(noon)
        return Double(calendar.startOfDay(noon, offset: 1) - calendar.startOfDay(noon)) / 3_600_000
    }

    @Test func `the day on which daylight saving begins has 23 hours`() throws {
        #expect(try hours(ofDay: "2026-03-29T12:00:00Z", .berlin) == 23)
    }

    @Test func `the day on which daylight saving ends has 25 hours`() throws {
        #expect(try hours(ofDay: "2026-10-25T12:00:00Z", .berlin) == 25)
    }

    @Test func `a shift of half an hour makes a day of 23 and a half hours`() throws {
        #expect(try hours(ofDay: "2026-10-04T01:00:00Z", LocalCalendar(zone: "Australia/Lord_Howe")) == 23.5)
    }

    @Test func `midnight belongs to the day that it begins`() throws {
        let midnight = try instant("2026-11-21T23:00:00Z")
        #expect(LocalCalendar.berlin.date(of: midnight) == 20_261_122)
        #expect(LocalCalendar.berlin.date(of: midnight - 1) == 20_261_121)
        #expect(LocalCalendar.berlin.startOfDay(midnight) == midnight)
        #expect(LocalCalendar.berlin.startOfDay(midnight - 1) == midnight - 86_400_000)
    }

    @Test func `a week begins on Monday`() throws {
        let monday = try instant("2026-11-15T23:00:00Z")
        #expect(LocalCalendar.berlin.day(of: monday).weekStartsAt == monday)
        #expect(LocalCalendar.berlin.day(of: monday + 7 * 86_400_000 - 1).weekStartsAt == monday)
        #expect(LocalCalendar.berlin.day(of: monday - 1).weekStartsAt == monday - 7 * 86_400_000)
    }

    @Test func `a half-year begins in January or July`() throws {
        let july = try instant("2026-06-30T22:00:00Z")
        let january = try instant("2025-12-31T23:00:00Z")
        #expect(LocalCalendar.berlin.day(of: july).halfYearStartsAt == july)
        #expect(LocalCalendar.berlin.day(of: july - 1).halfYearStartsAt == january)
    }

    @Test func `New Year begins day, month, half-year and year, and no week`() throws {
        let newYear = try instant("2025-12-31T23:00:00Z")
        let day = LocalCalendar.berlin.day(of: newYear)
        #expect(day.date == 20_260_101)
        #expect(day.startsAt == newYear)
        #expect(day.monthStartsAt == newYear)
        #expect(day.halfYearStartsAt == newYear)
        #expect(day.yearStartsAt == newYear)
        // 1 January 2026 was a Thursday.
        #expect(day.weekStartsAt == newYear - 3 * 86_400_000)
        #expect(LocalCalendar.berlin.date(of: newYear - 1) == 20_251_231)
    }

    @Test func `a day without midnight begins at one o'clock`() throws {
        let first = try instant("2018-11-04T03:00:00Z")
        #expect(Self.saoPaulo.startOfDay(first + 3_600_000) == first)
        #expect(Self.saoPaulo.date(of: first) == 20_181_104)
        #expect(Self.saoPaulo.date(of: first - 1) == 20_181_103)
        #expect(try hours(ofDay: "2018-11-04T15:00:00Z", Self.saoPaulo) == 23)
    }

    @Test func `a day whose last hour comes twice ends after the second`() throws {
        #expect(try hours(ofDay: "2018-02-17T15:00:00Z", Self.saoPaulo) == 25)
    }

    @Test func `days of a zone with half an hour begin at half past`() throws {
        let noon = try instant("2026-11-22T06:30:00Z")
        #expect(LocalCalendar(zone: "Asia/Kolkata").startOfDay(noon) == noon - 43_200_000)
    }

    @Test func `a day that a zone leaps over is empty`() throws {
        let days = LocalCalendar(zone: "Pacific/Apia")
            .days(from: try instant("2011-12-29T12:00:00Z"), through: try instant("2011-12-31T12:00:00Z"))
        #expect(days.map(\.date) == [20_111_229, 20_111_230, 20_111_231, 20_120_101])
        #expect(days[1].startsAt == days[2].startsAt)
    }

    @Test func `months are counted over the ends of years`() throws {
        let november = try instant("2026-11-22T12:00:00Z")
        #expect(LocalCalendar.berlin.startOfMonth(november) == (try instant("2026-10-31T23:00:00Z")))
        #expect(LocalCalendar.berlin.startOfMonth(november, offset: 2) == (try instant("2026-12-31T23:00:00Z")))
        #expect(LocalCalendar.berlin.startOfMonth(november, offset: -11) == (try instant("2025-11-30T23:00:00Z")))
    }

    @Test func `a span of days names each once, in order`() throws {
        let first = try instant("2026-02-26T22:59:59Z")
        let days = LocalCalendar.berlin.days(from: first, through: first + 3 * 86_400_000)
        #expect(days.map(\.date) == [20_260_226, 20_260_227, 20_260_228, 20_260_301])
    }

    @Test func `moments before 1970 have days too`() throws {
        let noon = try instant("1968-02-29T12:00:00Z")
        #expect(LocalCalendar.berlin.date(of: noon) == 19_680_229)
        #expect(LocalCalendar.berlin.date(of: Instant(milliseconds: -1)) == 19_700_101)
    }
}
