import Calls
import Formulas
import Organisation
import PushAPI
import Store

/// What a week looks like on average: sums for each quarter of an hour by the clock on the wall.
struct WeekLoad {
    /// The sums of the wanted measures, by quarter of the week, 0 (Monday 00:00) to 671.
    var sums: [[Store.Measure: Int64]] = Array(repeating: [:], count: 672)
    /// How often each quarter of the week was in the range.
    var occurrences: [Int64] = Array(repeating: 0, count: 672)
}

extension Inquiry {
    /// Adds up the range by quarters of the week.
    func weekLoad(_ measures: [Store.Measure], _ directions: [Journey.Direction]) throws -> WeekLoad {
        var load = WeekLoad()
        for direction in directions {
            for (quarter, sums) in try quarterSums(measures, direction) {
                for (measure, sum) in zip(measures, sums) { load.sums[quarter][measure, default: 0] += sum }
            }
        }
        let end = min(scope.range.upperBound, scope.now + 1)
        var start = scope.range.lowerBound
        while start < end {
            let clock = scope.calendar.clock(of: start)
            let stop = min(end, clock.endsAt)
            var quarter = start
            while quarter < stop {
                load.occurrences[Int(clock.weekQuarter(at: quarter))] += 1
                quarter = clock.slotStart(of: quarter) + 900_000
            }
            start = clock.endsAt
        }
        return load
    }

    private func quarterSums(
        _ measures: [Store.Measure],
        _ direction: Journey.Direction
    ) throws -> [(quarter: Int, sums: [Int64])] {
        // Without rollups every journey has to be looked up on the clock.
        let isByJourney = scope.source == .journeys
        let place: SQLQuery = isByJourney ? "sums.at_ms" : "sums.week_quarter"
        let query: SQLQuery = """
            SELECT \(place) AS place, \(measures.map { scope.sum($0) }.joined(separator: ", "))
              FROM \(scope.sums(measures, direction, by: .slots))
             GROUP BY place
            """
        var clock = LocalCalendar.Days(of: scope.calendar)
        var found: [(Int, [Int64])] = []
        try reader.forEach(query) { row in
            let place = row.integer(0) ?? 0
            let quarter = isByJourney ? clock.weekQuarter(of: Instant(milliseconds: place)) : place
            found.append((Int(quarter), measures.indices.map { row.integer($0 + 1) ?? 0 }))
        }
        return found
    }

    /// How many days of the range have each hour of the week, 0 (Monday 00:00) to 167.
    func daysOfWeekHours() -> [Int64] {
        var days = Array(repeating: Int64(0), count: 168)
        let end = min(scope.range.upperBound, scope.now + 1)
        var start = scope.range.lowerBound
        while start < end {
            let clock = scope.calendar.clock(of: start)
            let part = start..<min(end, clock.endsAt)
            for hour in Int64(0)..<24 {
                let isThere = clock.stretches(ofMinutes: hour * 60..<hour * 60 + 60).contains { $0.overlaps(part) }
                if isThere { days[Int(clock.weekday * 24 + hour)] += 1 }
            }
            start = clock.endsAt
        }
        return days
    }

    /// For each bucket the most conversations and the most busy lines at one moment.
    func peaks() throws -> [[SQLValue]] {
        let (wanted, outside) = (try wanted(), try external())
        let range = scope.range.lowerBound..<min(scope.range.upperBound, scope.now + 1)
        // A call that was running when the range began may have rung and talked as long as the rules allow.
        let reach = (range.lowerBound - scope.rules.talkLimit - scope.rules.ringLimit)..<range.upperBound
        let answered = DayFacts.code(of: .answered)
        let now = scope.now.milliseconds
        var (talkStarts, talkEnds): ([Int64], [Int64]) = ([], [])
        var (lineStarts, lineEnds): ([Int64], [Int64]) = ([], [])
        var facts = facts()
        try facts.days(reach, [.answer, .end, .talk, .segment, .outcome]) { day in
            for index in day.indexes(in: reach) where wanted[day.segments[index]] {
                guard day.ends[index] != DayFacts.none, day.outcomes[index] != DayFacts.running else { continue }
                let start = day.startsAt.milliseconds + Int64(day.starts[index])
                let end = start + Int64(day.ends[index])
                guard end > range.lowerBound.milliseconds else { continue }
                if outside[day.segments[index]] {
                    lineStarts.append(start)
                    lineEnds.append(end)
                }
                guard day.outcomes[index] == answered, let talk = Self.talkStart(of: index, in: day) else { continue }
                talkStarts.append(start + talk)
                talkEnds.append(end)
            }
            return true
        }
        for call in try running() {
            if outside[call.segment] {
                lineStarts.append(call.start)
                lineEnds.append(now)
            }
            guard let answer = call.answer else { continue }
            talkStarts.append(answer)
            talkEnds.append(now)
        }
        let spans = buckets.map { max($0.start, range.lowerBound)..<max($0.start, min($0.end, range.upperBound)) }
        let talks = Concurrency.peaks(starts: talkStarts, ends: talkEnds, in: spans)
        let lines = Concurrency.peaks(starts: lineStarts, ends: lineEnds, in: spans)
        return buckets.indices.compactMap { index in
            guard let talk = talks[index], let line = lines[index], line.calls > 0 || talk.calls > 0 else { return nil }
            return [.integer(buckets[index].start.milliseconds)] + Self.values(talk) + Self.values(line)
        }
    }

    /// When people began to talk, in ms after the start; nil when nobody knows.
    ///
    /// Where nobody heard the answer, the account's history may know how long they talked: it was the time before the
    /// end.
    private static func talkStart(of index: Int, in day: DayFacts) -> Int64? {
        if day.answers[index] != DayFacts.none { return Int64(day.answers[index]) }
        guard day.talks[index] != DayFacts.none else { return nil }
        return Int64(day.ends[index]) - Int64(day.talks[index])
    }

    private static func values(_ peak: Concurrency.Peak) -> [SQLValue] {
        [.integer(Int64(peak.calls)), peak.calls > 0 ? .integer(peak.at.milliseconds) : .null]
    }

    /// Selected calls that go on; those that are overdue have lost their hangup.
    private func running() throws -> [(segment: UInt32, start: Int64, answer: Int64?)] {
        let query: SQLQuery = """
            SELECT journeys.segment_id, journeys.started_ms, journeys.answered_ms
              FROM journeys
             WHERE \(scope.goingOn)
            """
        return try reader.rows(query).map { (UInt32(clamping: $0[0].integer ?? 0), $0[1].integer ?? 0, $0[2].integer) }
    }

    /// The segments of calls that need a line to the outside.
    private func external() throws -> Wanted {
        Wanted(
            try reader.rows("SELECT id FROM segments WHERE is_total = 0 AND direction IN ('in', 'out')")
                .compactMap { $0.first?.integer }
        )
    }
}
