import Organisation
import PushAPI
import Testing

@Suite struct OpeningHoursTests {
    private let office = "Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-13:00"

    private func isOpen(_ hours: String, _ moment: String, _ holidays: Land? = nil) throws -> Bool {
        var hours = try OpeningHours(hours)
        hours.holidays = holidays
        return hours.isOpen(at: try instant(moment), calendar: .berlin)
    }

    @Test func `the first minute is open and the last is not`() throws {
        // 23 November 2026 is a Monday.
        #expect(try !isOpen(office, "2026-11-23T06:59:59Z"))
        #expect(try isOpen(office, "2026-11-23T07:00:00Z"))
        #expect(try isOpen(office, "2026-11-23T10:59:59Z"))
        #expect(try !isOpen(office, "2026-11-23T11:00:00Z"))
    }

    @Test func `each day has its own hours`() throws {
        #expect(try isOpen(office, "2026-11-28T08:00:00Z"))
        #expect(try !isOpen(office, "2026-11-28T13:00:00Z"))
        #expect(try !isOpen(office, "2026-11-29T10:00:00Z"))
    }

    @Test func `the wall clock decides in summer and in winter`() throws {
        #expect(try isOpen(office, "2026-07-06T06:00:00Z"))
        #expect(try !isOpen(office, "2026-01-05T06:00:00Z"))
    }

    @Test func `24:00 is open until midnight`() throws {
        #expect(try isOpen("Mo 22:00-24:00", "2026-11-23T22:59:59Z"))
        #expect(try !isOpen("Mo 22:00-24:00", "2026-11-23T23:00:00Z"))
    }

    @Test func `half past two is open both times when it comes twice`() throws {
        #expect(try isOpen("So 02:00-03:00", "2026-10-25T00:30:00Z"))
        #expect(try isOpen("So 02:00-03:00", "2026-10-25T01:30:00Z"))
    }

    @Test func `a day of 25 hours is open for all of them`() throws {
        let noon = try instant("2026-10-25T11:00:00Z")
        let hours = try OpeningHours("Su 00:00-24:00")
        #expect(hours.openMilliseconds(from: noon - 3 * .day, to: noon + 3 * .day, calendar: .berlin) == 25 * .hour)
    }

    @Test func `an hour that is leapt over is not open`() throws {
        let noon = try instant("2026-03-29T11:00:00Z")
        let hours = try OpeningHours("Su 01:30-03:30")
        #expect(hours.openMilliseconds(from: noon - .day, to: noon + .day, calendar: .berlin) == .hour)
        #expect(hours.openRanges(onDayOf: noon, calendar: .berlin).count == 1)
    }

    @Test func `a public holiday of the state is closed all day`() throws {
        // All Saints' Day 2027 is a Monday, and a holiday in Cologne and not in Berlin.
        #expect(try !isOpen(office, "2027-11-01T09:00:00Z", .northRhineWestphalia))
        #expect(try isOpen(office, "2027-11-01T09:00:00Z", .berlin))
        #expect(try isOpen(office, "2027-11-01T09:00:00Z"))
    }

    @Test func `a holiday has no open ranges and no open time`() throws {
        var hours = try OpeningHours(office)
        hours.holidays = .saxony
        let unity = try instant("2025-10-03T10:00:00Z")
        #expect(hours.openRanges(onDayOf: unity, calendar: .berlin).isEmpty)
        #expect(hours.openMilliseconds(from: unity - 10 * .hour, to: unity + 10 * .hour, calendar: .berlin) == 0)
    }

    @Test func `open time is counted from the start to the end only`() throws {
        let hours = try OpeningHours(office)
        let noon = try instant("2026-11-23T11:00:00Z")
        #expect(hours.openMilliseconds(from: noon - .minute, to: noon + .minute, calendar: .berlin) == .minute)
        #expect(hours.openMilliseconds(from: noon, to: noon + .hour, calendar: .berlin) == 0)
        #expect(hours.openMilliseconds(from: noon, to: noon, calendar: .berlin) == 0)
        #expect(hours.openMilliseconds(from: noon, to: noon - .day, calendar: .berlin) == 0)
    }

    @Test func `a week has the hours of its days`() throws {
        let monday = try instant("2026-11-22T23:00:00Z")
        let open = try OpeningHours(office).openMilliseconds(from: monday, to: monday + 7 * .day, calendar: .berlin)
        #expect(open == 44 * .hour)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-10-23T22:00:00Z"), ("Europe/Berlin", "2026-03-27T23:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-03T13:00:00Z"), ("America/Sao_Paulo", "2018-11-03T03:00:00Z"),
    ])
    func `single minutes, ranges and sums agree around changes of the clock`(zone: String, from: String) throws {
        let (calendar, start) = (LocalCalendar(zone: zone), try instant(from))
        var generator = SeededGenerator(state: 31)
        for _ in 0..<20 {
            let hours = try OpeningHours(Self.randomText(&generator))
            var open: Int64 = 0
            for moment in stride(from: start.milliseconds, to: start.milliseconds + 3 * .day, by: 300_000)
                .map(Instant.init(milliseconds:))
            {
                let clock = calendar.clock(of: moment)
                let isOpen = hours.isOpen(at: moment, calendar: calendar)
                #expect(isOpen == hours.isOpen(at: moment, on: clock))
                #expect(isOpen == hours.openRanges(on: clock).contains { $0.contains(moment) })
                open += isOpen ? 300_000 : 0
            }
            #expect(hours.openMilliseconds(from: start, to: start + 3 * .day, calendar: calendar) == open)
        }
    }

    /// Hours of full five minutes on all days, the early ones among them, in which clocks are changed.
    private static func randomText(_ generator: inout SeededGenerator) -> String {
        let times = (0..<2).map { _ in Int.random(in: 0...(5 * 12), using: &generator) }.sorted()
        let texts = [times[0], times[1] + 1].map { "\($0 / 12):\($0 % 12 < 2 ? "0" : "")\($0 % 12 * 5)" }
        return "Mo-So \(texts[0])-\(texts[1]),10:00-18:00"
    }
}
