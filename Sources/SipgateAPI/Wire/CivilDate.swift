import PushAPI

/// A date and time of the proleptic Gregorian calendar, in UTC.
enum CivilDate {
    /// The milliseconds since 1970; nil when a part is out of its range.
    static func instant(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) -> Instant? {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...length(of: month, year)).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
        return Instant(milliseconds: Int64(seconds) * 1_000)
    }

    /// The year, month and day of a number of days since 1970.
    static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        var year = 1970 + days / 366
        while self.days(year + 1, 1, 1) <= days { year += 1 }
        var month = 1
        while month < 12, self.days(year, month + 1, 1) <= days { month += 1 }
        return (year, month, days - self.days(year, month, 1) + 1)
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400 - 477
        let months = (1..<month).reduce(0) { $0 + length(of: $1, year) }
        return (year - 1970) * 365 + leapDays + months + day - 1
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
