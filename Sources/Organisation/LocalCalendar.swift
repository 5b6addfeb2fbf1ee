import Foundation
import PushAPI

/// Local days of one time zone, and the larger units that are made of them.
///
/// Rules of the zone come from the system's time zone database. Days may have 23, 24 or 25 hours.
public struct LocalCalendar: Sendable {
    /// The zone in which days begin and end.
    public let timeZone: TimeZone

    /// One local day and the moments at which it and the units around it begin.
    public struct Day: Hashable, Sendable {
        /// The date as a number, such as 20261122.
        public var date: Int64
        /// The day of the week: 0 is Monday, 6 is Sunday.
        public var weekday: Int64
        /// When the day begins.
        public var startsAt: Instant
        /// When the next day begins.
        public var endsAt: Instant
        /// When its week begins: Monday (ISO 8601).
        public var weekStartsAt: Instant
        /// When its month begins.
        public var monthStartsAt: Instant
        /// When its half-year begins: January or July.
        public var halfYearStartsAt: Instant
        /// When its year begins.
        public var yearStartsAt: Instant
    }

    /// A calendar of the given zone.
    public init(timeZone: TimeZone) {
        self.timeZone = timeZone
    }

    /// The local date of a moment as a number, such as 20261122.
    public func date(of instant: Instant) -> Int64 {
        CivilDate(daysSince1970: dayNumber(of: instant)).number
    }

    /// All days from the one of `first` through the one of `last`.
    public func days(from first: Instant, through last: Instant) -> [Day] {
        let numbers = dayNumber(of: first)...max(dayNumber(of: first), dayNumber(of: last))
        return numbers.map(day(number:))
    }

    /// The day of a moment.
    public func day(of instant: Instant) -> Day {
        day(number: dayNumber(of: instant))
    }

    /// The first moment of the local day that is `offset` days after the one of `instant`.
    public func startOfDay(_ instant: Instant, offset: Int64 = 0) -> Instant {
        start(ofDay: dayNumber(of: instant) + offset)
    }

    /// The first moment of the local month that is `offset` months after the one of `instant`.
    public func startOfMonth(_ instant: Instant, offset: Int64 = 0) -> Instant {
        let date = CivilDate(daysSince1970: dayNumber(of: instant))
        let months = date.year * 12 + (date.month - 1) + offset
        return startOfMonth(months.flooredRemainder(by: 12) + 1, of: months.flooredDivision(by: 12))
    }

    private func day(number: Int64) -> Day {
        let date = CivilDate(daysSince1970: number)
        return Day(
            date: date.number,
            weekday: date.weekday,
            startsAt: start(ofDay: number),
            endsAt: start(ofDay: number + 1),
            weekStartsAt: start(ofDay: number - date.weekday),
            monthStartsAt: startOfMonth(date.month, of: date.year),
            halfYearStartsAt: startOfMonth(date.month <= 6 ? 1 : 7, of: date.year),
            yearStartsAt: startOfMonth(1, of: date.year)
        )
    }

    private func startOfMonth(_ month: Int64, of year: Int64) -> Instant {
        start(ofDay: CivilDate.daysSince1970(year: year, month: month))
    }

    /// Local days since 1970-01-01.
    func dayNumber(of instant: Instant) -> Int64 {
        let seconds = instant.milliseconds.flooredDivision(by: 1_000)
        return (seconds + offset(at: seconds)).flooredDivision(by: 86_400)
    }

    /// The first moment of a local day, also where midnight does not exist.
    func start(ofDay number: Int64) -> Instant {
        let midnight = number * 86_400
        let before = offset(at: midnight - 86_400)
        let after = offset(at: midnight + 86_400)
        // Of the two offsets in force around midnight the one that leads to the earlier moment of this very day.
        let candidates = [midnight - before, midnight - after].sorted()
        let start = candidates.first { ($0 + offset(at: $0)).flooredDivision(by: 86_400) == number }
        return Instant(milliseconds: (start ?? candidates[1]) * 1_000)
    }

    /// Seconds by which the local clock is ahead of UTC.
    func offset(at seconds: Int64) -> Int64 {
        Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}
