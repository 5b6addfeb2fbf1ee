import Foundation
import PushAPI
import Testing

@testable import Simulation

@Suite struct LocalDateTests {
    @Test func `dates and their parts agree over four centuries`() {
        let first = LocalDate(year: 1900, month: 1, day: 1).ordinal
        let wrong = (first...LocalDate(year: 2300, month: 1, day: 1).ordinal).filter { ordinal in
            let date = LocalDate(ordinal: ordinal)
            let (year, month, day) = date.components
            let isNextWeekday = date.weekday == LocalDate(ordinal: ordinal - 1).weekday % 7 + 1
            return LocalDate(year: year, month: month, day: day) != date || !isNextWeekday
        }
        #expect(wrong == [])
    }

    @Test func `known days have their weekday and spelling`() {
        #expect(LocalDate(year: 1970, month: 1, day: 1).ordinal == 0)
        #expect(LocalDate(year: 2026, month: 3, day: 29).weekday == 7)
        #expect(LocalDate(year: 2024, month: 2, day: 29).description == "2024-02-29")
    }

    @Test(arguments: [
        (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5),
        (2038, 4, 25),
    ])
    func `Easter falls on its known Sundays`(year: Int, month: Int, day: Int) {
        #expect(GermanHolidays.easterSunday(of: year) == LocalDate(year: year, month: month, day: day))
    }

    @Test func `the nationwide holidays of 2026 are known`() {
        let start = LocalDate(year: 2026, month: 1, day: 1)
        let holidays = (0..<365).map { start + $0 }.filter(GermanHolidays.contains).map(\.description)
        #expect(
            holidays == [
                "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-10-03",
                "2026-12-25", "2026-12-26",
            ]
        )
    }

    @Test func `local times follow daylight saving`() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let noon = 12 * 3600
        let summer = LocalDate(year: 2026, month: 3, day: 29).instant(atSecond: noon, in: berlin)
        let winter = LocalDate(year: 2026, month: 10, day: 25).instant(atSecond: noon, in: berlin)
        let morning = LocalDate(year: 2026, month: 3, day: 29).instant(atSecond: 3600, in: berlin)
        #expect(summer == Instant(milliseconds: 1_774_778_400_000))
        #expect(winter == Instant(milliseconds: 1_792_926_000_000))
        #expect(morning == Instant(milliseconds: 1_774_742_400_000))
        #expect(LocalDate(summer, in: berlin).description == "2026-03-29")
    }
}
