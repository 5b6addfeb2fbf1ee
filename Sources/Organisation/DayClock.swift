import PushAPI

/// The wall clock of one local day: what it shows at a moment, and the moments at which it shows a time.
///
/// A day is one unbroken stretch of time in which the clock is changed once at most, as everywhere since 2012.
public struct DayClock: Hashable, Sendable {
    /// The date of the day.
    public let date: CivilDate
    /// The day of the week: 0 is Monday, 6 is Sunday.
    public let weekday: Int64
    /// The first moment of the day.
    public let startsAt: Instant
    /// The first moment of the next day; 23, 24 or 25 hours later as a rule.
    public let endsAt: Instant

    /// When the clock is changed; the end of the day when it is not.
    public let changesAt: Instant
    /// Milliseconds by which the clock is ahead of UTC before it is changed, and after.
    private let offset, changedOffset: Int64

    /// Milliseconds by which the clock is put forward when it is changed; negative where it is put back.
    public var shift: Int64 { changedOffset - offset }

    /// Whether the moment is part of the day.
    public func contains(_ instant: Instant) -> Bool {
        startsAt <= instant && instant < endsAt
    }

    /// What the clock shows at a moment of the day: minutes after midnight, 0 to 1439.
    public func minute(at instant: Instant) -> Int64 {
        let ahead = instant < changesAt ? offset : changedOffset
        return (instant.milliseconds + ahead).flooredDivision(by: 60_000).flooredRemainder(by: 1_440)
    }

    /// The quarter hour of the local week that the clock shows: 0 is Monday 00:00, 671 is Sunday 23:45.
    ///
    /// In the hour that comes twice in autumn both hours have the same numbers.
    public func weekQuarter(at instant: Instant) -> Int64 {
        weekday * 96 + minute(at: instant) / 15
    }

    /// The start of the quarter hour of a moment of the day, counted from the beginning of the day.
    public func slotStart(of instant: Instant) -> Instant {
        startsAt + (instant - startsAt).flooredDivision(by: 900_000) * 900_000
    }

    /// When the clock shows a time from `minutes.lowerBound` to just before `minutes.upperBound`.
    ///
    /// Minutes are counted from midnight, 0 to 1440. The result is none where the clock leaps over all of them, and may be
    /// two stretches where it is put back; stretches that touch are one.
    public func stretches(ofMinutes minutes: Range<Int64>) -> [Range<Instant>] {
        let midnight = date.daysSince1970 * 86_400_000
        var stretches: [Range<Instant>] = []
        for (from, to, ahead) in [(startsAt, changesAt, offset), (changesAt, endsAt, changedOffset)] {
            let first = max(from, Instant(milliseconds: midnight + minutes.lowerBound * 60_000 - ahead))
            let end = min(to, Instant(milliseconds: midnight + minutes.upperBound * 60_000 - ahead))
            guard first < end else { continue }
            if let last = stretches.last, last.upperBound == first {
                stretches[stretches.count - 1] = last.lowerBound..<end
            } else {
                stretches.append(first..<end)
            }
        }
        return stretches
    }
}

extension DayClock {
    /// The clock of the local day with this number of days since 1970-01-01.
    init(ofDay number: Int64, in calendar: LocalCalendar) {
        date = CivilDate(daysSince1970: number)
        weekday = date.weekday
        startsAt = calendar.start(ofDay: number)
        endsAt = calendar.start(ofDay: number + 1)
        let (first, end) = (startsAt.milliseconds / 1_000, endsAt.milliseconds / 1_000)
        let (before, after) = (calendar.offset(at: first), calendar.offset(at: end - 1))
        (offset, changedOffset) = (before * 1_000, after * 1_000)
        guard before != after else {
            changesAt = endsAt
            return
        }
        var (unchanged, changed) = (first, end - 1)
        while unchanged + 1 < changed {
            let middle = (unchanged + changed) / 2
            if calendar.offset(at: middle) == before { unchanged = middle } else { changed = middle }
        }
        changesAt = Instant(milliseconds: changed * 1_000)
    }
}
