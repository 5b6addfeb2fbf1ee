import Organisation
import PushAPI
import Statistics
import Store
import Testing

struct RFC3339Tests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("2026-11-22T20:00:00.000Z", 1_795_377_600_000),
            ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T12:34:56.789Z", 951_827_696_789),
            ("0001-01-01T00:00:00.000Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)]
    )
    func `an instant and its text mean each other`(text: String, milliseconds: Int64) {
        #expect(RFC3339.text(Instant(milliseconds: milliseconds)) == text)
        #expect(RFC3339.instant(text) == Instant(milliseconds: milliseconds))
    }

    @Test func `an instant that four digits of a year cannot write is written as the nearest one that they can`() {
        #expect(RFC3339.text(Instant(milliseconds: -62_135_596_800_001)) == "0001-01-01T00:00:00.000Z")
        #expect(RFC3339.text(Instant(milliseconds: .min)) == "0001-01-01T00:00:00.000Z")
        #expect(RFC3339.text(Instant(milliseconds: .max)) == "9999-12-31T23:59:59.999Z")
    }

    @Test func `a text reads as what was written`() {
        var random = SplitMix(state: 7)
        for _ in 0..<10_000 {
            let instant = Instant(
                milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random)
            )
            #expect(RFC3339.instant(RFC3339.text(instant)) == instant)
        }
    }

    @Test(
        arguments: [
            "2026-11-22T21:00:00+01:00", "2026-11-22T21:00:00 01:00", "2026-11-22t20:00:00z", "2026-11-22 20:00:00Z",
            "2026-11-22T14:30:00.0-05:30", "2026-11-22T20:00:00.0009Z", "2026-11-22T19:59:60Z",
        ]
    )
    func `all spellings of an instant are understood`(text: String) {
        #expect(RFC3339.instant(text) == Instant(milliseconds: 1_795_377_600_000))
    }

    @Test(arguments: [("5", 500), ("05", 50), ("123456", 123)] as [(String, Int64)])
    func `a fraction may have any number of digits`(digits: String, milliseconds: Int64) {
        #expect(RFC3339.instant("1970-01-01T00:00:00.\(digits)Z") == Instant(milliseconds: milliseconds))
    }

    @Test(
        arguments: [
            "", "2026-11-22", "2026-11-22T20:00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-11-00T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T20:60:00Z", "2026-11-22T20:00:61Z",
            "2026-11-22T20:00:00.Z", "2026-11-22T20:00:00Z ", "2026-11-22T20:00:00+0100", "２026-11-22T20:00:00Z",
            "0000-01-01T00:00:00Z", "+026-11-22T20:00:00Z", "0001-01-01T00:00:00+01:00",
        ]
    )
    func `what is no instant is refused`(text: String) {
        #expect(RFC3339.instant(text) == nil)
    }

    @Test func `days count up through leap years`() throws {
        var date = try #require(CivilDate(year: 1890, month: 1, day: 1))
        for _ in 0..<100_000 {
            let next = CivilDate(daysSince1970: date.daysSince1970 + 1)
            let isNewMonth = next.day == 1
            #expect(
                isNewMonth
                    ? CivilDate(year: date.year, month: date.month, day: date.day + 1) == nil : next.day == date.day + 1
            )
            #expect(isNewMonth || next.month == date.month)
            #expect(CivilDate(year: next.year, month: next.month, day: next.day) == next)
            date = next
        }
        #expect(date.number == 21_631_017)
    }
}
