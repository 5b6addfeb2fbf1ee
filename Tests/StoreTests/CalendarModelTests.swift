import CallStories
import Foundation
import Organisation
import PushAPI
import Store
import Testing

/// The calendar's own arithmetic against Foundation's.
@Suite struct CalendarModelTests {
    static let zones = [
        "Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "Africa/Cairo",
        "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Beirut", "UTC",
    ]

    /// Random moments from 1990 to 2040.
    private static func moments(_ count: Int, seed: UInt64) -> [Instant] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            Instant(milliseconds: Int64.random(in: 631_152_000_000..<2_208_988_800_000, using: &generator))
        }
    }

    private static func foundation(_ zone: String) throws -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        calendar.firstWeekday = 2
        calendar.minimumDaysInFirstWeek = 4
        return calendar
    }

    private static func instant(_ date: Date) -> Instant {
        Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }

    @Test(arguments: zones) func `dates are those of Foundation`(zone: String) throws {
        let calendar = try Self.foundation(zone)
        let own = LocalCalendar(zone: zone)
        for moment in Self.moments(2_000, seed: 11) {
            let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let year = try #require(parts.year)
            let month = try #require(parts.month)
            let day = try #require(parts.day)
            #expect(own.date(of: moment) == Int64(year * 10_000 + month * 100 + day), "\(moment.milliseconds)")
        }
    }

    @Test(arguments: zones) func `days, weeks, months and years begin as those of Foundation`(zone: String) throws {
        let calendar = try Self.foundation(zone)
        let own = LocalCalendar(zone: zone)
        for moment in Self.moments(500, seed: 12) {
            let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
            let day = own.day(of: moment)
            #expect(day.startsAt == Self.instant(calendar.startOfDay(for: date)), "\(moment.milliseconds)")
            for (unit, start) in [
                (Calendar.Component.weekOfYear, day.weekStartsAt), (.month, day.monthStartsAt),
                (.year, day.yearStartsAt),
            ] {
                let interval = try #require(calendar.dateInterval(of: unit, for: date))
                #expect(start == Self.instant(interval.start), "\(unit) of \(moment.milliseconds)")
            }
        }
    }

    @Test(arguments: zones) func `each moment lies in its day, and days follow each other`(zone: String) {
        let own = LocalCalendar(zone: zone)
        for moment in Self.moments(1_000, seed: 13) {
            let start = own.startOfDay(moment)
            let end = own.startOfDay(moment, offset: 1)
            #expect(start <= moment && moment < end, "\(moment.milliseconds)")
            #expect(own.date(of: start) == own.date(of: moment), "\(moment.milliseconds)")
            #expect(own.date(of: end - 1) == own.date(of: moment), "\(moment.milliseconds)")
        }
    }
}
