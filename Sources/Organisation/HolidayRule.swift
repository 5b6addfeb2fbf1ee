/// When and where a public holiday is kept.
struct HolidayRule: Sendable {
    /// Which day of a year it is.
    enum Day: Sendable {
        case fixed(month: Int64, day: Int64)
        case afterEaster(Int64)
        /// The Wednesday before 23 November, eleven days before the first Sunday in Advent.
        case repentance

        /// The day in days since 1970-01-01; so is `easter`.
        func number(in year: Int64, easter: Int64) -> Int64 {
            switch self {
            case .fixed(let month, let day):
                return CivilDate.daysSince1970(year: year, month: month) + day - 1
            case .afterEaster(let days):
                return easter + days
            case .repentance:
                let last = CivilDate.daysSince1970(year: year, month: 11) + 21
                // Day -1, 1969-12-31, was a Wednesday.
                return last - (last + 1).flooredRemainder(by: 7)
            }
        }
    }

    let day: Day
    let german: String
    let english: String
    var lands = Land.allCases
    var years: ClosedRange<Int64> = .min ... .max

    func applies(in year: Int64, _ land: Land) -> Bool {
        years.contains(year) && lands.contains(land)
    }
}

extension HolidayRule {
    /// Every rule; no two of them are about the same day of the same year and state.
    static let all = everywhere + regional + single

    private static let everywhere = [
        HolidayRule(day: .fixed(month: 1, day: 1), german: "Neujahr", english: "New Year's Day"),
        HolidayRule(day: .afterEaster(-2), german: "Karfreitag", english: "Good Friday"),
        HolidayRule(day: .afterEaster(1), german: "Ostermontag", english: "Easter Monday"),
        HolidayRule(day: .fixed(month: 5, day: 1), german: "Tag der Arbeit", english: "Labour Day"),
        HolidayRule(day: .afterEaster(39), german: "Christi Himmelfahrt", english: "Ascension Day"),
        HolidayRule(day: .afterEaster(50), german: "Pfingstmontag", english: "Whit Monday"),
        HolidayRule(day: .fixed(month: 10, day: 3), german: "Tag der Deutschen Einheit", english: "German Unity Day"),
        HolidayRule(day: .fixed(month: 12, day: 25), german: "1. Weihnachtstag", english: "Christmas Day"),
        HolidayRule(day: .fixed(month: 12, day: 26), german: "2. Weihnachtstag", english: "Boxing Day"),
    ]

    private static let regional = [
        HolidayRule(
            day: .fixed(month: 1, day: 6),
            german: "Heilige Drei Könige",
            english: "Epiphany",
            lands: [.badenWuerttemberg, .bavaria, .saxonyAnhalt]
        ),
        womensDay(.berlin, since: 2019),
        womensDay(.mecklenburgVorpommern, since: 2023),
        HolidayRule(day: .afterEaster(0), german: "Ostersonntag", english: "Easter Sunday", lands: [.brandenburg]),
        HolidayRule(day: .afterEaster(49), german: "Pfingstsonntag", english: "Whit Sunday", lands: [.brandenburg]),
        HolidayRule(
            day: .afterEaster(60),
            german: "Fronleichnam",
            english: "Corpus Christi",
            lands: [.badenWuerttemberg, .bavaria, .hesse, .northRhineWestphalia, .rhinelandPalatinate, .saarland]
        ),
        HolidayRule(
            day: .fixed(month: 8, day: 15),
            german: "Mariä Himmelfahrt",
            english: "Assumption Day",
            lands: [.saarland]
        ),
        HolidayRule(
            day: .fixed(month: 9, day: 20),
            german: "Weltkindertag",
            english: "World Children's Day",
            lands: [.thuringia],
            years: 2019 ... .max
        ),
        reformation([.brandenburg, .mecklenburgVorpommern, .saxony, .saxonyAnhalt, .thuringia], .min ... .max),
        reformation([.bremen, .hamburg, .lowerSaxony, .schleswigHolstein], 2017 ... .max),
        HolidayRule(
            day: .fixed(month: 11, day: 1),
            german: "Allerheiligen",
            english: "All Saints' Day",
            lands: [.badenWuerttemberg, .bavaria, .northRhineWestphalia, .rhinelandPalatinate, .saarland]
        ),
        HolidayRule(
            day: .repentance,
            german: "Buß- und Bettag",
            english: "Day of Repentance and Prayer",
            lands: [.saxony]
        ),
    ]

    private static let single = [
        // 500 years after Luther's theses the day was kept in all states; the others are named above.
        reformation(
            [.badenWuerttemberg, .bavaria, .berlin, .hesse, .northRhineWestphalia, .rhinelandPalatinate, .saarland],
            2017...2017
        ),
        liberation(2020),
        liberation(2025),
        HolidayRule(
            day: .fixed(month: 6, day: 17),
            german: "75. Jahrestag des Volksaufstands",
            english: "75th anniversary of the uprising of 1953",
            lands: [.berlin],
            years: 2028...2028
        ),
    ]

    private static func womensDay(_ land: Land, since year: Int64) -> HolidayRule {
        HolidayRule(
            day: .fixed(month: 3, day: 8),
            german: "Internationaler Frauentag",
            english: "International Women's Day",
            lands: [land],
            years: year ... .max
        )
    }

    private static func reformation(_ lands: [Land], _ years: ClosedRange<Int64>) -> HolidayRule {
        HolidayRule(
            day: .fixed(month: 10, day: 31),
            german: "Reformationstag",
            english: "Reformation Day",
            lands: lands,
            years: years
        )
    }

    private static func liberation(_ year: Int64) -> HolidayRule {
        HolidayRule(
            day: .fixed(month: 5, day: 8),
            german: "Tag der Befreiung",
            english: "Liberation Day",
            lands: [.berlin],
            years: year...year
        )
    }
}
