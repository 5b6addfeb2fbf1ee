import Calls
import Formulas
import Organisation
import PushAPI
import Store

/// Counts waits by outcome, quickly: bins are small numbers.
struct WaitTally {
    private var counts: [[Int64]] = Array(repeating: [], count: Outcome.allCases.count)

    mutating func add(_ outcome: Int, _ bin: WaitBin, _ count: Int64) {
        let index = Int(bin.rawValue)
        if index >= counts[outcome].count {
            counts[outcome] += Array(repeating: 0, count: index + 1 - counts[outcome].count)
        }
        counts[outcome][index] += count
    }

    /// The waits of each outcome.
    var histograms: [Outcome: WaitHistogram] {
        var histograms: [Outcome: WaitHistogram] = [:]
        for (outcome, bins) in zip(Outcome.allCases, counts) {
            var histogram = WaitHistogram()
            for (bin, count) in bins.enumerated() { histogram.add(WaitBin(rawValue: Int64(bin)), count) }
            if histogram.count > 0 { histograms[outcome] = histogram }
        }
        return histograms
    }
}

// Waits of ended incoming journeys that started in the range: whole days from the rollup, the rest one by one.
extension Inquiry {
    /// The waits of each bucket of a series, by the index of the bucket.
    func waitsByBucket() throws -> [Int: WaitTally] {
        var tallies: [Int: WaitTally] = [:]
        var cursor = BucketCursor(buckets)
        let isByDay = scope.resolutionOfUnit == .days
        try waits(byDay: isByDay) { moment, _, outcome, bin, count in
            guard let index = cursor.index(of: max(moment, buckets.first?.start ?? moment)) else { return }
            tallies[index, default: WaitTally()].add(outcome, bin, count)
        }
        return tallies
    }

    /// The waits of the whole range.
    func waits() throws -> WaitTally {
        var tally = WaitTally()
        try waits(byDay: true) { _, _, outcome, bin, count in tally.add(outcome, bin, count) }
        return tally
    }

    /// The waits of the whole range for each of `count` teams, which are known by their place.
    func waits(ofTeams teamsOf: [Int64: [Int]], count: Int) throws -> [WaitTally] {
        var tallies = Array(repeating: WaitTally(), count: count)
        try waits(byDay: true, .each) { _, segment, outcome, bin, calls in
            for team in teamsOf[segment] ?? [] { tallies[team].add(outcome, bin, calls) }
        }
        return tallies
    }

    private func waits(
        byDay: Bool,
        _ grain: Grain = .coarsest,
        _ body: (_ moment: Instant, _ segment: Int64, _ outcome: Int, WaitBin, _ count: Int64) throws -> Void
    ) throws {
        let range = scope.range
        guard !range.isEmpty else { return }
        guard byDay, scope.source == .rollups else { return try waits(ofJourneys: range, body) }
        let (head, whole, tail) = scope.calendar.split(range, scope.calendar.span)
        try waits(ofJourneys: head, body)
        if let whole { try waits(ofDays: whole, grain, body) }
        try waits(ofJourneys: tail, body)
    }

    private func waits(
        ofDays days: Range<Instant>,
        _ grain: Grain,
        _ body: (Instant, Int64, Int, WaitBin, Int64) throws -> Void
    ) throws {
        let first = scope.calendar.date(of: days.lowerBound)
        let last = scope.calendar.date(of: days.upperBound - 1)
        var starts: [Int64: Instant] = [:]
        for row in try reader.rows("SELECT day, starts_ms FROM calendar WHERE day >= \(first) AND day <= \(last)") {
            guard let day = row[0].integer, let start = row[1].integer else { continue }
            starts[day] = Instant(milliseconds: start)
        }
        let outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.enumerated().map { ($1.rawValue, $0) })
        // Rows come by day and outcome, so what was looked up for the one before mostly holds.
        var (day, start): (Int64?, Instant?) = (nil, nil)
        var (name, outcome): (String?, Int?) = (nil, nil)
        let query: SQLQuery = """
            SELECT segment_id, day, bin, calls, outcome
              FROM rollup_waits
             WHERE segment_id IN (\(keys: scope.segments(grain, .incoming)))
               AND day >= \(first) AND day <= \(last)
            """
        try reader.forEach(query) { row in
            if day != row.integer(1) {
                day = row.integer(1)
                start = day.flatMap { starts[$0] }
            }
            let text = row.text(4)
            if name != text {
                name = text
                outcome = text.flatMap { outcomes[$0] }
            }
            guard let outcome, let start else { return }
            try body(start, row.integer(0) ?? 0, outcome, WaitBin(rawValue: row.integer(2) ?? 0), row.integer(3) ?? 0)
        }
    }

    private func waits(
        ofJourneys range: Range<Instant>,
        _ body: (Instant, Int64, Int, WaitBin, Int64) throws -> Void
    ) throws {
        guard !range.isEmpty else { return }
        let wanted = try wanted(.incoming)
        var facts = facts()
        try facts.days(range, [.wait, .outcome, .segment]) { day in
            for index in day.indexes(in: range) where day.waits[index] != DayFacts.none {
                let segment = day.segments[index]
                guard wanted[segment], day.outcomes[index] != DayFacts.running else { continue }
                let bin = WaitBin(milliseconds: Int64(day.waits[index]))
                let moment = day.startsAt + Int64(day.starts[index])
                try body(moment, Int64(segment), Int(day.outcomes[index]), bin, 1)
            }
            return true
        }
    }
}
