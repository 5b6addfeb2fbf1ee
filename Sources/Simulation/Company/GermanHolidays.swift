/// The public holidays of all sixteen German states.
public enum GermanHolidays {
    /// Whether nobody in Germany need work on `date`, Sundays apart.
    public static func contains(_ date: LocalDate) -> Bool {
        let (year, month, day) = date.components
        switch (month, day) {
        case (1, 1), (5, 1), (10, 3), (12, 25), (12, 26): return true
        default: break
        }
        // Good Friday, Easter Monday, Ascension Day, Whit Monday.
        return [-2, 1, 39, 50].contains(date.ordinal - easterSunday(of: year).ordinal)
    }

    /// Easter Sunday of the Gregorian calendar ("Anonymous Gregorian algorithm", Nature 1876).
    public static func easterSunday(of year: Int) -> LocalDate {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let lunarCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - lunarCorrection + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let marchDay = epact + weekday - 7 * correction + 114
        return LocalDate(year: year, month: marchDay / 31, day: marchDay % 31 + 1)
    }
}
