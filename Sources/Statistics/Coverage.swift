import PushAPI
import Store

/// When, within a range, nobody listened, so that calls may be missing.
public struct Coverage: Hashable, Sendable {
    /// A time in which nobody listened.
    public struct Gap: Hashable, Sendable {
        /// Its first moment.
        public var from: Instant
        /// The moment at which somebody listened again, or the end of the range.
        public var to: Instant
    }

    /// The gaps in order; they neither touch nor overlap.
    public var gaps: [Gap]

    /// Milliseconds of all gaps together.
    public var uncovered: Int64 { gaps.reduce(0) { $0 + ($1.to - $1.from) } }

    /// Whether nobody listened at any time between two moments.
    func isMissing(from start: Instant, to end: Instant) -> Bool {
        // The last gap that begins no later; only that one can hold both moments.
        var low = 0
        var high = gaps.count
        while low < high {
            let middle = (low + high) / 2
            if gaps[middle].from <= start { low = middle + 1 } else { high = middle }
        }
        return low > 0 && end <= gaps[low - 1].to
    }
}

extension Coverage {
    /// A server that was heard of no longer ago than this, in ms, still listens.
    static let patience = Listening.patience

    /// What `intervals` leave over of the time from `start` to `end`.
    ///
    /// - Parameter intervals: In the order of their start; they may overlap.
    init(from start: Instant, to end: Instant, intervals: [(from: Instant, to: Instant)]) {
        gaps = []
        var reached = start
        // An interval that has just been opened has no length and covers nothing.
        for interval in intervals where interval.to > max(interval.from, reached) {
            guard interval.from < end else { break }
            if interval.from > reached { gaps.append(Gap(from: reached, to: interval.from)) }
            reached = interval.to
        }
        if reached < end { gaps.append(Gap(from: reached, to: end)) }
    }

    /// Reads the gaps between `start` and `end`; what lies after `now` is none.
    ///
    /// - Throws: `StoreError`.
    static func read(
        from start: Instant,
        to end: Instant,
        now: Instant,
        in reader: any SQLReader
    ) throws -> Coverage {
        let end = min(end, now)
        guard start < end else { return Coverage(gaps: []) }
        let rows = try reader.rows(
            """
            SELECT started_ms, seen_ms, server
              FROM coverage
             WHERE seen_ms >= \(min(start, now - patience).milliseconds)
               AND started_ms < \(end.milliseconds)
             ORDER BY started_ms
            """
        )
        // Only what a server began last can still go on; an earlier start of the same server has ended.
        var last: [String: Int64] = [:]
        for row in rows { last[row[2].text ?? ""] = row[0].integer }
        let intervals = rows.compactMap { row -> (from: Instant, to: Instant)? in
            guard let from = row[0].integer, let seen = row[1].integer.map(Instant.init(milliseconds:)) else {
                return nil
            }
            let goesOn = seen >= now - patience && last[row[2].text ?? ""] == from
            return (Instant(milliseconds: from), goesOn ? max(seen, now) : seen)
        }
        return Coverage(from: start, to: end, intervals: intervals)
    }
}

extension Statistics {
    /// When nobody listened within a range.
    ///
    /// - Throws: `StoreError`.
    public func coverage(from start: Instant, to end: Instant) async throws -> Coverage {
        let now = clock()
        return try await reader.snapshot { try Coverage.read(from: start, to: end, now: now, in: $0) }
    }
}
