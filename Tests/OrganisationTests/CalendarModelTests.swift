import Foundation
import Organisation
import PushAPI
import Testing

/// Compares the calendar with the one of Foundation, in zones of unusual clocks.
@Suite struct CalendarModelTests {
    static let zones = ["Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"]

    /// Moments around the changes of the clocks of some years, every seven minutes, and others at random.
    private static func moments(in calendar: LocalCalendar) -> [Instant] {
        var generator = SeededGenerator(state: 26)
        let random = (0..<1_000).map { _ in
            Instant(milliseconds: Int64.random(in: 1_420_000_000_000..<1_900_000_000_000, using: &generator))
        }
        var around: [Instant] = []
        var last = Date(timeIntervalSince1970: 1_700_000_000)
        for _ in 0..<4 {
            guard let change = calendar.timeZone.nextDaylightSavingTimeTransition(after: last) else { break }
            let middle = Instant(milliseconds: Int64(change.timeIntervalSince1970) * 1_000)
            around += stride(from: -28 * Int64.hour, through: 28 * .hour, by: 7 * Int(Int64.minute)).map { middle + $0 }
            around += [middle - 1, middle]
            last = change
        }
        return around + random
    }

    private static func foundation(_ zone: String) -> Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }

    @Test(arguments: zones) func `the quarter hour of the week is the one of the wall clock`(zone: String) {
        let (calendar, model) = (LocalCalendar(zone: zone), Self.foundation(zone))
        var days = LocalCalendar.Days(of: calendar)
        for moment in Self.moments(in: calendar) {
            let parts = model.dateComponents([.weekday, .hour, .minute], from: moment.date)
            // Foundation counts the days of the week from Sunday, which is 1.
            let weekday = ((parts.weekday ?? 0) + 5) % 7
            let expected = Int64(weekday * 96 + (parts.hour ?? 0) * 4 + (parts.minute ?? 0) / 15)
            #expect(calendar.weekQuarter(of: moment) == expected, "\(moment.date)")
            #expect(days.weekQuarter(of: moment) == expected, "\(moment.date)")
        }
    }

    @Test(arguments: zones) func `a slot is counted from the beginning of the day`(zone: String) {
        let (calendar, model) = (LocalCalendar(zone: zone), Self.foundation(zone))
        var days = LocalCalendar.Days(of: calendar)
        for moment in Self.moments(in: calendar) {
            let start = Instant(milliseconds: Int64(model.startOfDay(for: moment.date).timeIntervalSince1970) * 1_000)
            let expected = start + (moment - start) / 900_000 * 900_000
            #expect(calendar.slotStart(of: moment) == expected, "\(moment.date)")
            #expect(days.slotStart(of: moment) == expected, "\(moment.date)")
        }
    }

    @Test(arguments: zones) func `the clock of a day knows its date, its weekday and its ends`(zone: String) throws {
        let (calendar, model) = (LocalCalendar(zone: zone), Self.foundation(zone))
        for moment in Self.moments(in: calendar) {
            let clock = calendar.clock(of: moment)
            let parts = model.dateComponents([.year, .month, .day, .weekday], from: moment.date)
            let interval = try #require(model.dateInterval(of: .day, for: moment.date))
            #expect(Int(clock.date.year) == parts.year && Int(clock.date.month) == parts.month)
            #expect(Int(clock.date.day) == parts.day)
            #expect(Int(clock.weekday) == ((parts.weekday ?? 0) + 5) % 7)
            #expect(clock.startsAt.date == interval.start && clock.endsAt.date == interval.end)
        }
    }

    @Test(arguments: zones) func `a look-up that remembers the last day answers as one that does not`(zone: String) {
        let calendar = LocalCalendar(zone: zone)
        var days = LocalCalendar.Days(of: calendar)
        var generator = SeededGenerator(state: 7)
        for moment in Self.moments(in: calendar).shuffled(using: &generator).prefix(500) {
            #expect(days.date(of: moment) == calendar.date(of: moment))
            #expect(days.day(of: moment) == calendar.day(of: moment))
            #expect(days.day(of: moment + 1_000) == calendar.day(of: moment + 1_000))
            #expect(days.clock(of: moment) == calendar.clock(of: moment))
        }
    }
}

extension Instant {
    fileprivate var date: Date { Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000) }
}
