import Foundation
import PushAPI

/// A date of the Gregorian calendar, without a time zone.
public struct LocalDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let ordinal: Int

    /// The date that lies `ordinal` days after 1970-01-01.
    public init(ordinal: Int) {
        self.ordinal = ordinal
    }

    /// Makes a date; a day beyond the end of its month counts on into the next.
    ///
    /// - Parameters:
    ///   - year: Year of the Common Era.
    ///   - month: 1 to 12.
    ///   - day: 1 to 31.
    public init(year: Int, month: Int, day: Int) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that the
        // leap day comes last.
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        ordinal = era * 146_097 + dayOfEra - 719_468
    }

    /// The date that calendars in `timeZone` show at `instant`.
    public init(_ instant: Instant, in timeZone: TimeZone) {
        let local = instant.milliseconds / 1000 + Int64(timeZone.offset(at: instant))
        ordinal = Int((Double(local) / 86_400).rounded(.down))
    }

    /// Year, month (1…12) and day of the month (1…31).
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// Day of the week: 1 is Monday, 7 is Sunday.
    public var weekday: Int {
        // 1970-01-01 was a Thursday.
        let fromMonday = (ordinal + 3) % 7
        return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
    }

    /// The date in the form of ISO 8601, such as `2026-03-29`.
    public var description: String {
        let (year, month, day) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// The date `days` later.
    public static func + (date: LocalDate, days: Int) -> LocalDate {
        LocalDate(ordinal: date.ordinal + days)
    }

    /// Whether `left` is the earlier date.
    public static func < (left: LocalDate, right: LocalDate) -> Bool {
        left.ordinal < right.ordinal
    }

    /// The moment at which clocks in `timeZone` show this date and `seconds` since midnight.
    ///
    /// A time that daylight saving skips counts on from the last one before the gap; of a repeated hour the
    /// first is meant.
    func instant(atSecond seconds: Int, in timeZone: TimeZone) -> Instant {
        let asIfUTC = Instant(milliseconds: (Int64(ordinal) * 86_400 + Int64(seconds)) * 1000)
        let dayBefore = Int64(timeZone.offset(at: asIfUTC - 86_400_000)) * 1000
        let there = Int64(timeZone.offset(at: asIfUTC - dayBefore)) * 1000
        return asIfUTC - there
    }
}

extension TimeZone {
    /// Seconds that clocks of this zone are ahead of UTC.
    fileprivate func offset(at instant: Instant) -> Int {
        secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }
}
