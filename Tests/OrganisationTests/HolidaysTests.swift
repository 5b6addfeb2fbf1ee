import Organisation
import Testing

@Suite struct HolidaysTests {
    private func contains(_ date: Int64, _ land: Land) throws -> Bool {
        let date = try #require(CivilDate(year: date / 10_000, month: date / 100 % 100, day: date % 100))
        let isListed = Holidays.dates(year: date.year, land: land).contains { $0.date == date }
        #expect(Holidays.contains(date, land: land) == isListed)
        return isListed
    }

    /// The states in which a date is a holiday, in the order of their declaration.
    private func lands(_ date: Int64) throws -> [String] {
        try Land.allCases.filter { try contains(date, $0) }.map(\.rawValue)
    }

    @Test func `there are sixteen states, each with a code of its own`() {
        #expect(Land.allCases.count == 16)
        #expect(Set(Land.allCases.map(\.germanName)).count == 16)
        #expect(Set(Land.allCases.map(\.englishName)).count == 16)
        #expect(Land(rawValue: "NW")?.germanName == "Nordrhein-Westfalen")
    }

    @Test(
        arguments: [
            20_150_101, 20_150_403, 20_150_406, 20_150_501, 20_150_514, 20_150_525, 20_151_003, 20_151_225, 20_151_226,
            20_240_329, 20_240_401, 20_240_509, 20_240_520, 20_260_403, 20_260_406, 20_260_514, 20_260_525, 20_350_326,
        ] as [Int64]
    )
    func `nine holidays are kept everywhere`(date: Int64) throws {
        #expect(try lands(date).count == 16)
    }

    // As published for Easter Sunday, among them the earliest and the latest of these years.
    @Test(arguments: [20_160_327, 20_190_421, 20_240_331, 20_250_420, 20_300_421, 20_350_325, 20_380_425] as [Int64])
    func `Easter Sunday is a holiday in Brandenburg, and Whit Sunday seven weeks later`(date: Int64) throws {
        #expect(try lands(date) == ["BB"])
        let easter = try #require(CivilDate(year: date / 10_000, month: date / 100 % 100, day: date % 100))
        #expect(Holidays.contains(CivilDate(daysSince1970: easter.daysSince1970 + 49), land: .brandenburg))
    }

    @Test(
        arguments: [
            (20_260_106, ["BW", "BY", "ST"]),
            (20_260_604, ["BW", "BY", "HE", "NW", "RP", "SL"]),
            (20_260_815, ["SL"]),
            (20_261_101, ["BW", "BY", "NW", "RP", "SL"]),
            (20_181_120, []), (20_181_121, ["SN"]), (20_221_116, ["SN"]), (20_231_122, ["SN"]), (20_261_118, ["SN"]),
            (20_180_308, []), (20_190_308, ["BE"]), (20_220_308, ["BE"]), (20_230_308, ["BE", "MV"]),
            (20_180_920, []), (20_190_920, ["TH"]), (20_300_920, ["TH"]),
            (20_161_031, ["BB", "MV", "SN", "ST", "TH"]),
            (20_181_031, ["BB", "HB", "HH", "MV", "NI", "SN", "ST", "SH", "TH"]),
            (20_301_031, ["BB", "HB", "HH", "MV", "NI", "SN", "ST", "SH", "TH"]),
            (20_190_508, []), (20_200_508, ["BE"]), (20_250_508, ["BE"]), (20_260_508, []),
            (20_280_617, ["BE"]), (20_270_617, []),
            (20_261_224, []), (20_261_231, []),
        ] as [(Int64, [String])]
    )
    func `some holidays are kept in some states, and since some year`(date: Int64, expected: [String]) throws {
        #expect(try lands(date) == expected)
    }

    @Test func `Reformation Day was kept everywhere 500 years after the theses`() throws {
        #expect(try lands(20_171_031).count == 16)
    }

    @Test(arguments: [
        (Land.bavaria, 12), (.badenWuerttemberg, 12), (.saarland, 12), (.brandenburg, 12), (.northRhineWestphalia, 11),
        (.saxony, 11), (.mecklenburgVorpommern, 11), (.thuringia, 11), (.berlin, 10), (.hesse, 10), (.hamburg, 10),
    ])
    func `a state has its number of holidays in 2026`(land: Land, count: Int) {
        #expect(Holidays.dates(year: 2026, land: land).count == count)
    }

    @Test(arguments: Land.allCases) func `no day is named twice, and days are in order`(land: Land) {
        for year in Int64(2015)...2040 {
            let dates = Holidays.dates(year: year, land: land).map(\.date.number)
            // Ascension Day may fall on Labour Day, as in 2008; not in these years.
            #expect(dates == Set(dates).sorted())
            #expect(dates.allSatisfy { $0 / 10_000 == year })
        }
    }

    @Test func `a holiday has a name in German and in English`() throws {
        let first = try #require(Holidays.dates(year: 2026, land: .hesse).first)
        #expect(first.germanName == "Neujahr")
        #expect(first.englishName == "New Year's Day")
    }
}
