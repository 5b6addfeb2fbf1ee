/// A public holiday in one year.
public struct Holiday: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// What it is called in German.
    public let germanName: String
    /// What it is called in English.
    public let englishName: String
}

/// The legal public holidays of the German states.
///
/// They are those that are in force in a whole state, by the laws of 2015 and later as they are known: years before 2015
/// get the holidays of 2015, and years to come those that are decided today. Days that only some communities keep are
/// left out: the Assumption in those of Bavaria with a Catholic majority, Corpus Christi in a few of Saxony and
/// Thuringia, and the Peace Festival of Augsburg.
public enum Holidays {
    /// The public holidays of a state in one year, in the order of their dates.
    public static func dates(year: Int64, land: Land) -> [Holiday] {
        let easter = easterSunday(of: year)
        return HolidayRule.all.filter { $0.applies(in: year, land) }
            .map { ($0.day.number(in: year, easter: easter), $0) }
            .sorted { $0.0 < $1.0 }
            .map { number, rule in
                Holiday(date: CivilDate(daysSince1970: number), germanName: rule.german, englishName: rule.english)
            }
    }

    /// Whether the date is a public holiday of the state.
    public static func contains(_ date: CivilDate, land: Land) -> Bool {
        let (number, easter) = (date.daysSince1970, easterSunday(of: date.year))
        return HolidayRule.all.contains { rule in
            rule.day.number(in: date.year, easter: easter) == number && rule.applies(in: date.year, land)
        }
    }

    /// Easter Sunday in days since 1970-01-01, by the anonymous Gregorian algorithm (Nature, 1876).
    static func easterSunday(of year: Int64) -> Int64 {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let lunarCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - lunarCorrection + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * toSunday) / 451
        let sum = epact + toSunday - 7 * correction + 114
        return CivilDate.daysSince1970(year: year, month: sum / 31) + sum % 31
    }
}
