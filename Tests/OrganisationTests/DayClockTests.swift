import Organisation
import PushAPI
import Testing

@Suite struct DayClockTests {
    @Test func `a week begins with quarter 0 on Monday and ends with 671 on Sunday`() throws {
        let monday = try instant("2026-11-22T23:00:00Z")
        #expect(LocalCalendar.berlin.weekQuarter(of: monday) == 0)
        #expect(LocalCalendar.berlin.weekQuarter(of: monday - 1) == 671)
    }

    @Test func `an hour that comes twice has the same quarters twice`() throws {
        let first = try instant("2026-10-25T00:30:00Z")
        #expect(LocalCalendar.berlin.weekQuarter(of: first) == 6 * 96 + 10)
        #expect(LocalCalendar.berlin.weekQuarter(of: first + .hour) == 6 * 96 + 10)
    }

    @Test func `slots of an hour that comes twice are different ones`() throws {
        let first = try instant("2026-10-25T00:44:59Z")
        #expect(LocalCalendar.berlin.slotStart(of: first) == (try instant("2026-10-25T00:30:00Z")))
        #expect(LocalCalendar.berlin.slotStart(of: first + .hour) == (try instant("2026-10-25T01:30:00Z")))
    }

    @Test func `the clock shows minutes after midnight, also on a day that begins at one`() throws {
        let first = try instant("2018-11-04T03:00:00Z")
        let clock = LocalCalendar(zone: "America/Sao_Paulo").clock(of: first)
        #expect(clock.startsAt == first)
        #expect(clock.minute(at: first) == 60)
        #expect(clock.stretches(ofMinutes: 0..<60).isEmpty)
        #expect(clock.stretches(ofMinutes: 0..<1_440) == [clock.startsAt..<clock.endsAt])
    }

    @Test func `a day contains its first moment and not the one of the next day`() throws {
        let clock = LocalCalendar.berlin.clock(of: try instant("2026-03-29T12:00:00Z"))
        #expect(clock.contains(clock.startsAt) && clock.contains(clock.endsAt - 1))
        #expect(!clock.contains(clock.startsAt - 1) && !clock.contains(clock.endsAt))
        #expect(clock.endsAt - clock.startsAt == 23 * .hour)
    }

    @Test func `a time that comes twice is two stretches`() throws {
        let clock = LocalCalendar.berlin.clock(of: try instant("2026-10-25T12:00:00Z"))
        let half = try instant("2026-10-25T00:30:00Z")
        #expect(
            clock.stretches(ofMinutes: 150..<160)
                == [half..<half + 10 * .minute, half + .hour..<half + .hour + 10 * .minute]
        )
    }

    @Test func `a time around the one that comes twice is a single stretch`() throws {
        let clock = LocalCalendar.berlin.clock(of: try instant("2026-10-25T12:00:00Z"))
        let one = try instant("2026-10-24T23:00:00Z")
        #expect(clock.stretches(ofMinutes: 60..<240) == [one..<one + 4 * .hour])
    }

    @Test func `the weekday of a day is counted from Monday`() throws {
        let sunday = LocalCalendar.berlin.day(of: try instant("2026-11-22T12:00:00Z"))
        #expect(sunday.weekday == 6)
        #expect(LocalCalendar.berlin.day(of: sunday.startsAt + 30 * .hour).weekday == 0)
        #expect(CivilDate(daysSince1970: 0).weekday == 3)
        #expect(CivilDate(daysSince1970: -4).weekday == 6)
    }
}
