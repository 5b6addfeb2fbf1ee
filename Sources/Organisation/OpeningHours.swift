import PushAPI

/// The hours of a week in which a business is open, by the local wall clock.
///
/// Written as `Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-13:00`; see `init(_:)`. Hours begin with their first minute and end
/// before their last. The wall clock decides: of an hour that is leapt over in spring nothing is open, and when 02:30
/// comes twice in autumn, both count.
public struct OpeningHours: Hashable, Sendable {
    /// The state on whose public holidays the business is closed; nil for one that keeps none.
    public var holidays: Land?

    /// Of each day from Monday, minutes after midnight, 0 to 1440: in order, and neither touching nor overlapping.
    let days: [[Range<Int64>]]

    /// At any time of the week.
    public static var always: OpeningHours { OpeningHours(days: Array(repeating: [0..<1_440], count: 7)) }

    /// The hours of each day from Monday, in minutes after midnight: in order, and neither touching nor overlapping.
    public var week: [[Range<Int64>]] { days }

    /// Hours that are known already, seven days from Monday.
    init(days: [[Range<Int64>]]) {
        self.days = days.map(Self.merged)
    }

    /// Whether the business is open at a moment.
    ///
    /// - Complexity: 0.2 µs; a tenth of it with a clock at hand, see `isOpen(at:on:)`.
    public func isOpen(at instant: Instant, calendar: LocalCalendar) -> Bool {
        let seconds = instant.milliseconds.flooredDivision(by: 1_000)
        let minutes = (seconds + calendar.offset(at: seconds)).flooredDivision(by: 60)
        let date = CivilDate(daysSince1970: minutes.flooredDivision(by: 1_440))
        let minute = minutes.flooredRemainder(by: 1_440)
        return days[Int(date.weekday)].contains { $0.contains(minute) } && !isHoliday(date)
    }

    /// Whether the business is open at a moment of the given day.
    public func isOpen(at instant: Instant, on day: DayClock) -> Bool {
        let minute = day.minute(at: instant)
        return days[Int(day.weekday)].contains { $0.contains(minute) } && !isHoliday(day.date)
    }

    /// When the business is open on a day, in order; empty where it is closed all day.
    public func openRanges(on day: DayClock) -> [Range<Instant>] {
        guard !isHoliday(day.date) else { return [] }
        let ranges = days[Int(day.weekday)].flatMap(day.stretches(ofMinutes:)).sorted { $0.lowerBound < $1.lowerBound }
        return Self.merged(ranges)
    }

    /// When the business is open on the local day of a moment, in order.
    public func openRanges(onDayOf instant: Instant, calendar: LocalCalendar) -> [Range<Instant>] {
        openRanges(on: calendar.clock(of: instant))
    }

    /// Milliseconds from `start` to before `end` in which the business is open; 0 where `end` is not later.
    ///
    /// - Complexity: about a microsecond for each day of the span.
    public func openMilliseconds(from start: Instant, to end: Instant, calendar: LocalCalendar) -> Int64 {
        var sum: Int64 = 0
        var moment = start
        while moment < end {
            let day = calendar.clock(of: moment)
            for range in openRanges(on: day) {
                sum += max(0, min(range.upperBound, end) - max(range.lowerBound, start))
            }
            moment = day.endsAt
        }
        return sum
    }

    private func isHoliday(_ date: CivilDate) -> Bool {
        holidays.map { Holidays.contains(date, land: $0) } ?? false
    }

    /// The same time in as few ranges as possible, in order.
    private static func merged<Bound>(_ ranges: [Range<Bound>]) -> [Range<Bound>] {
        ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }
}
