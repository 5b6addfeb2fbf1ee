import Foundation

/// A date and time of day in the proleptic Gregorian calendar, without a zone.
struct CivilDate {
    var year: Int64
    var month: Int64
    var day: Int64
    var secondOfDay: Int64

    /// The date of a number of seconds since 1970.
    init(seconds: Int64) {
        let days = seconds.flooredDivision(by: 86_400)
        secondOfDay = seconds - days * 86_400
        // Years begin in March here, so that the leap day is the last of its year.
        let shifted = days + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The date on the clocks of a zone.
    init(milliseconds: Int64, zone: TimeZone) {
        let seconds = milliseconds.flooredDivision(by: 1000)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        self.init(seconds: seconds + Int64(offset))
    }

    /// Days since 1970 of a date whose day may lie outside its month.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The distance to the same day some months later; a day the month lacks runs over into the next.
    static func secondsAdding(months: Int64, to now: Int64) -> Int64 {
        let today = CivilDate(seconds: now)
        let total = today.year * 12 + today.month - 1 + months
        let year = total.flooredDivision(by: 12)
        let later = days(year: year, month: total - year * 12 + 1, day: today.day)
        return later * 86_400 + today.secondOfDay - now
    }
}
