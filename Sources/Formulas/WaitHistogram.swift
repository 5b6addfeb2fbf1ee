/// How many calls waited how long, exact for every limit in whole seconds.
///
/// Only bins that occur take memory, so a histogram is as small as its calls are few, and at most as large as
/// their waits are varied. Histograms of parts add up to that of the whole.
public struct WaitHistogram: Hashable, Sendable {
    private struct Entry: Hashable {
        var bin: WaitBin
        var count: Int64
    }

    /// In ascending order of the bins, none of them empty.
    private var entries: [Entry] = []

    /// The number of calls.
    public private(set) var count: Int64 = 0

    /// A histogram of no calls.
    public init() {}

    /// Adds `count` calls that waited as long as `bin` says; nothing when `count` is not positive.
    ///
    /// Fastest when the bins come in ascending order.
    public mutating func add(_ bin: WaitBin, _ count: Int64 = 1) {
        guard count > 0 else { return }
        self.count += count
        let index = firstIndex(after: bin)
        if index > 0, entries[index - 1].bin == bin {
            entries[index - 1].count += count
        } else {
            entries.insert(Entry(bin: bin, count: count), at: index)
        }
    }

    /// Adds all calls of another histogram.
    public mutating func add(_ other: WaitHistogram) {
        guard let first = other.entries.first else { return }
        count += other.count
        guard let last = entries.last, first.bin <= last.bin else {
            entries += other.entries
            return
        }
        entries = Self.merge(entries, other.entries)
    }

    /// The number of calls that waited at most `seconds`.
    public func count(within seconds: Int64) -> Int64 {
        count(through: .last(within: seconds))
    }

    /// The number of calls that waited less than `seconds`.
    public func count(below seconds: Int64) -> Int64 {
        count(through: .last(below: seconds))
    }

    /// The number of calls that waited more than `lower` and at most `upper` seconds; nil stands for no limit.
    public func count(above lower: Int64?, through upper: Int64?) -> Int64 {
        let below = lower.map { count(within: $0) } ?? 0
        let all = upper.map { count(within: $0) } ?? count
        return max(0, all - below)
    }

    /// The smallest whole number of seconds within which at least `permille` thousandths of the calls waited.
    ///
    /// - Parameters:
    ///   - permille: 500 is the median.
    ///   - least: With fewer calls than this there is no percentile; one of a handful says nothing.
    /// - Returns: Whole seconds, or nil for too few calls.
    public func percentile(_ permille: Int, atLeast least: Int64 = 20) -> Int64? {
        guard count >= least else { return nil }
        let rank = NearestRank.rank(permille, of: count)
        var reached: Int64 = 0
        for entry in entries {
            reached += entry.count
            if reached >= rank { return entry.bin.secondsUp }
        }
        return nil
    }

    private func count(through last: WaitBin) -> Int64 {
        var sum: Int64 = 0
        for entry in entries {
            guard entry.bin <= last else { break }
            sum += entry.count
        }
        return sum
    }

    private func firstIndex(after bin: WaitBin) -> Int {
        guard let last = entries.last, bin < last.bin else { return entries.count }
        var (low, high) = (0, entries.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].bin <= bin { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func merge(_ left: [Entry], _ right: [Entry]) -> [Entry] {
        var merged: [Entry] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            let (one, two) = (left[i], right[j])
            if one.bin == two.bin {
                merged.append(Entry(bin: one.bin, count: one.count + two.count))
                i += 1
                j += 1
            } else if one.bin < two.bin {
                merged.append(one)
                i += 1
            } else {
                merged.append(two)
                j += 1
            }
        }
        merged += left[i...]
        merged += right[j...]
        return merged
    }
}
