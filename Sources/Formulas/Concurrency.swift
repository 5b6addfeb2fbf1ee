import PushAPI

/// How many calls go on at the same time.
public enum Concurrency {
    /// The most calls at one moment of a time bucket.
    public struct Peak: Hashable, Sendable {
        /// How many went on at once.
        public let calls: Int
        /// The earliest moment of the bucket at which so many went on.
        public let at: Instant
    }

    /// The exact peak in each bucket.
    ///
    /// A call goes on from its start until just before its end, so one that ends when another starts is no second
    /// call, and one without length is none at all. What began before a bucket and still goes on counts from the
    /// bucket's first moment.
    ///
    /// - Parameters:
    ///   - starts: Start of each call in ms UTC, in any order; nearly sorted is fastest.
    ///   - ends: End of each call in ms UTC, in the order of `starts`.
    ///   - buckets: In ascending order and apart from each other; holes between them are allowed.
    /// - Returns: One peak per bucket; nil only for a bucket without length.
    /// - Complexity: O(n log n) in the number of calls, and the faster the better they are sorted.
    public static func peaks(starts: [Int64], ends: [Int64], in buckets: [Range<Instant>]) -> [Peak?] {
        var sweep = Sweep(starts: starts, ends: ends)
        return buckets.map { bucket in bucket.isEmpty ? nil : sweep.peak(in: bucket) }
    }
}

/// Walks along the time line once, from bucket to bucket.
private struct Sweep {
    private let starts: [Int64]
    private let ends: [Int64]
    private var started = 0
    private var ended = 0

    init(starts: [Int64], ends: [Int64]) {
        var (kept, keptEnds): ([Int64], [Int64]) = ([], [])
        kept.reserveCapacity(starts.count)
        keptEnds.reserveCapacity(ends.count)
        for (start, end) in zip(starts, ends) where start < end {
            kept.append(start)
            keptEnds.append(end)
        }
        // Which end belongs to which start does not matter for how many there are.
        kept.sort()
        keptEnds.sort()
        self.starts = kept
        self.ends = keptEnds
    }

    mutating func peak(in bucket: Range<Instant>) -> Concurrency.Peak {
        let first = bucket.lowerBound.milliseconds
        while started < starts.count, starts[started] <= first { started += 1 }
        skipEnds(through: first)
        var most = started - ended
        var moment = first
        while started < starts.count, starts[started] < bucket.upperBound.milliseconds {
            let start = starts[started]
            skipEnds(through: start)
            started += 1
            if started - ended > most {
                most = started - ended
                moment = start
            }
        }
        return Concurrency.Peak(calls: most, at: Instant(milliseconds: moment))
    }

    private mutating func skipEnds(through moment: Int64) {
        while ended < ends.count, ends[ended] <= moment { ended += 1 }
    }
}
