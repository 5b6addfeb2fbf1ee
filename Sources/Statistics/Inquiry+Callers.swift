import AreaCodes
import Calls
import Formulas
import PushAPI
import Store

/// Counts by small numbers, faster than a dictionary.
private struct Counts {
    private(set) var values: [UInt32] = []

    mutating func increment(_ index: UInt32) {
        let index = Int(index)
        if index >= values.count { values += Array(repeating: 0, count: index + 1 - values.count + values.count / 2) }
        values[index] += 1
    }
}

extension Inquiry {
    /// The numbers from which most calls came; of equally frequent ones the first to call.
    func topCallers(_ limit: Int) throws -> [[SQLValue]] {
        let wanted = try wanted(.incoming)
        var counts = Counts()
        var order: [UInt32] = []
        var facts = facts()
        try facts.days(scope.range, [.party, .segment]) { day in
            for index in day.indexes(in: scope.range) where day.parties[index] != 0 && wanted[day.segments[index]] {
                let party = day.parties[index]
                counts.increment(party)
                if counts.values[Int(party)] == 1 { order.append(party) }
            }
            return true
        }
        var best: [UInt32] = []
        for party in order {
            let count = counts.values[Int(party)]
            guard best.count < limit || count > counts.values[Int(best[limit - 1])] else { continue }
            best.insert(party, at: best.firstIndex { counts.values[Int($0)] < count } ?? best.count)
            if best.count > limit { best.removeLast() }
        }
        let numbers = try facts.numbers(of: best)
        return best.map { [.optional(numbers[$0]), .integer(Int64(counts.values[Int($0)]))] }
    }

    /// For each window: callers, those who called again within it, and answered calls after which nobody did.
    func repeatCallers(_ windows: [(name: String, length: Int64)]) throws -> [[SQLValue]] {
        let (incoming, wanted) = (try all(.incoming), try wanted(.incoming))
        let answered = DayFacts.code(of: .answered)
        var repeats = RepeatCallers(windows: windows.map(\.length))
        var resolution = FirstContactResolution(windows: windows.map(\.length), now: scope.now.milliseconds)
        let range = scope.range
        let reach = range.upperBound + (windows.map(\.length).max() ?? 0) + 1
        let beyond = range.lowerBound..<max(range.lowerBound, min(reach, scope.now + 1))
        var facts = facts()
        try facts.days(beyond, [.party, .segment, .outcome]) { day in
            // Who calls again has not been helped, whichever group or team the second call reaches.
            for index in day.indexes(in: beyond) where day.parties[index] != 0 && incoming[day.segments[index]] {
                let party = day.parties[index]
                let start = day.startsAt.milliseconds + Int64(day.starts[index])
                let isSelected = wanted[day.segments[index]] && start < range.upperBound.milliseconds
                if isSelected { repeats.add(party: party, start: start) }
                let isJudged = isSelected && day.outcomes[index] == answered
                resolution.add(party: party, start: start, isAnswered: isJudged)
            }
            return true
        }
        return zip(windows, zip(repeats.ratios, resolution.ratios)).map { window, result in
            let (again, resolution) = result
            return [
                .text(window.name), .integer(again.denominator), .integer(again.numerator),
                .integer(again.numerator), .integer(again.denominator),
                .integer(resolution.numerator), .integer(resolution.denominator),
            ]
        }
    }

    /// For each bucket: different callers, and those among them who had never called before.
    func newCallers() throws -> [[SQLValue]] {
        let (incoming, wanted) = (try all(.incoming), try wanted(.incoming))
        var lastBucket: [Int32] = []
        var callers = Array(repeating: Int64(0), count: buckets.count)
        var newcomers = callers
        var cursor = BucketCursor(buckets)
        let range = scope.range
        var facts = facts()
        var (known, reached) = try facts.knownCallers(before: range.lowerBound)
        try facts.days(reached..<max(reached, range.upperBound), [.party, .segment]) { day in
            let inRange = day.indexes(in: range)
            for index in day.starts.indices where day.parties[index] != 0 && incoming[day.segments[index]] {
                let party = day.parties[index]
                let isNew = known.insert(party)
                guard inRange.contains(index), wanted[day.segments[index]],
                    let bucket = cursor.index(of: day.startsAt + Int64(day.starts[index]))
                else { continue }
                if isNew { newcomers[bucket] += 1 }
                if Int(party) >= lastBucket.count {
                    lastBucket += Array(repeating: -1, count: Int(party) + 1 - lastBucket.count + lastBucket.count / 2)
                }
                guard lastBucket[Int(party)] != Int32(bucket) else { continue }
                lastBucket[Int(party)] = Int32(bucket)
                callers[bucket] += 1
            }
            return true
        }
        return buckets.indices.filter { callers[$0] > 0 }.map { index in
            [.integer(buckets[index].start.milliseconds), .integer(callers[index]), .integer(newcomers[index])]
        }
    }

    /// Incoming calls by the area that the caller's number belongs to, most frequent first.
    func origins() throws -> [[SQLValue]] {
        let wanted = try wanted(.incoming)
        let answered = DayFacts.code(of: .answered)
        var calls = Array(repeating: Int64(0), count: 65_536)
        var answers = calls
        var facts = facts()
        try facts.days(scope.range, [.area, .segment, .outcome]) { day in
            for index in day.indexes(in: scope.range) where wanted[day.segments[index]] {
                calls[Int(day.areas[index])] += 1
                if day.outcomes[index] == answered { answers[Int(day.areas[index])] += 1 }
            }
            return true
        }
        let total = calls.reduce(0, +)
        return calls.indices.filter { calls[$0] > 0 }.sorted { (calls[$1], $0) < (calls[$0], $1) }.map { code in
            let name = AreaCodes.place(Area(code: UInt16(code)))
            let place = Localized(de: name.german, en: name.english)
            return [
                .text(code >= 10 ? "0\(code)" : ""), .text(place[language]), .integer(calls[code]),
                .integer(calls[code]), .integer(total), .integer(answers[code]),
            ]
        }
    }
}
