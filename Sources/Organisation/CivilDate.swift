/// A date of the proleptic Gregorian calendar, without zone and without time of day.
///
/// All arithmetic is on whole numbers. Years are counted from March inside, so that the leap day comes last.
public struct CivilDate: Hashable, Sendable {
    /// The year; 0 is the year before 1.
    public let year: Int64
    /// The month, 1 to 12.
    public let month: Int64
    /// The day of the month, from 1.
    public let day: Int64

    /// The date that is so many days after 1970-01-01, or before it.
    public init(daysSince1970 number: Int64) {
        let shifted = number + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    }

    /// The date with these parts; nil where the calendar has no such day.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard (-9_999...9_999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let first = Self.daysSince1970(year: year, month: month)
        self.init(daysSince1970: first + day - 1)
        guard self.month == month else { return nil }
    }

    /// Days from 1970-01-01 to this date; negative before it.
    public var daysSince1970: Int64 { Self.daysSince1970(year: year, month: month) + day - 1 }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    ///
    /// Day 0, 1970-01-01, was a Thursday: three days after Monday.
    public var weekday: Int64 { (daysSince1970 + 3).flooredRemainder(by: 7) }

    /// The date as a number, such as 20261122.
    public var number: Int64 { year * 10_000 + month * 100 + day }

    /// Days from 1970-01-01 to the first of a month.
    static func daysSince1970(year: Int64, month: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Int64 {
    /// The quotient rounded towards negative infinity, so that moments before 1970 work too.
    func flooredDivision(by divisor: Int64) -> Int64 {
        (self - flooredRemainder(by: divisor)) / divisor
    }

    func flooredRemainder(by divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
