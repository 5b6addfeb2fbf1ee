import PushAPI

extension LocalCalendar {
    /// The wall clock of the local day of a moment.
    public func clock(of instant: Instant) -> DayClock {
        DayClock(ofDay: dayNumber(of: instant), in: self)
    }

    /// The quarter hour of the local week by the wall clock: 0 is Monday 00:00, 671 is Sunday 23:45.
    public func weekQuarter(of instant: Instant) -> Int64 {
        let seconds = instant.milliseconds.flooredDivision(by: 1_000)
        // Day 0, 1970-01-01, was a Thursday: three days after Monday.
        return (seconds + offset(at: seconds) + 3 * 86_400).flooredRemainder(by: 7 * 86_400) / 900
    }

    /// The start of the quarter hour of a moment, counted from the beginning of its local day.
    public func slotStart(of instant: Instant) -> Instant {
        let start = startOfDay(instant)
        return start + (instant - start).flooredDivision(by: 900_000) * 900_000
    }

    /// The same answers for many moments that are mostly of the same day as the one before: a look-up that remembers
    /// the last day.
    ///
    /// A moment of that day costs a few nanoseconds, one of another day about a microsecond. Make one for each loop:
    /// `var days = LocalCalendar.Days(of: calendar)`.
    public struct Days: Sendable {
        /// The calendar whose days they are.
        public let calendar: LocalCalendar
        private var last: DayClock
        private var row: Day?

        /// Days of the given calendar.
        public init(of calendar: LocalCalendar) {
            self.calendar = calendar
            last = DayClock(ofDay: 0, in: calendar)
        }

        /// The wall clock of the local day of a moment.
        public mutating func clock(of instant: Instant) -> DayClock {
            recall(instant)
            return last
        }

        /// The day of a moment, with the beginnings of its week, month, half-year and year.
        public mutating func day(of instant: Instant) -> Day {
            recall(instant)
            if let row { return row }
            let day = calendar.day(of: instant)
            row = day
            return day
        }

        /// The local date of a moment as a number, such as 20261122.
        public mutating func date(of instant: Instant) -> Int64 {
            recall(instant)
            return last.date.number
        }

        /// The start of the quarter hour of a moment, counted from the beginning of its local day.
        public mutating func slotStart(of instant: Instant) -> Instant {
            recall(instant)
            return last.slotStart(of: instant)
        }

        /// The quarter hour of the local week by the wall clock: 0 is Monday 00:00, 671 is Sunday 23:45.
        public mutating func weekQuarter(of instant: Instant) -> Int64 {
            recall(instant)
            return last.weekQuarter(at: instant)
        }

        private mutating func recall(_ instant: Instant) {
            guard !last.contains(instant) else { return }
            last = calendar.clock(of: instant)
            row = nil
        }
    }
}
