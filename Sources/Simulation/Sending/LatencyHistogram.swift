/// Counts lengths of time in buckets of less than 1 % width, in the manner of HdrHistogram.
///
/// Values below 128 ns are exact; above, every doubling has 128 buckets of equal width.
public struct LatencyHistogram: Hashable, Sendable {
    private static let precision = 7
    private static let half = 1 << precision

    private var buckets: [UInt64] = []
    /// How many values were recorded.
    public private(set) var count: UInt64 = 0
    /// The smallest value; 0 when there is none.
    ///
    /// Nanoseconds.
    public private(set) var smallest: UInt64 = 0
    /// The largest value; 0 when there is none.
    ///
    /// Nanoseconds.
    public private(set) var largest: UInt64 = 0
    private var sum: Double = 0

    /// Creates a histogram without values.
    public init() {}

    /// The mean of all values; 0 when there is none.
    ///
    /// Nanoseconds.
    public var mean: Double { count == 0 ? 0 : sum / Double(count) }

    /// Counts a value.
    ///
    /// Nanoseconds.
    public mutating func record(_ nanoseconds: UInt64) {
        let bucket = Self.bucket(of: nanoseconds)
        if bucket >= buckets.count {
            buckets.append(contentsOf: repeatElement(0, count: bucket + Self.half - buckets.count))
        }
        buckets[bucket] += 1
        smallest = count == 0 ? nanoseconds : min(smallest, nanoseconds)
        largest = max(largest, nanoseconds)
        count += 1
        sum += Double(nanoseconds)
    }

    /// Counts all values of another histogram.
    public mutating func merge(_ other: LatencyHistogram) {
        guard other.count > 0 else { return }
        if other.buckets.count > buckets.count {
            buckets.append(contentsOf: repeatElement(0, count: other.buckets.count - buckets.count))
        }
        for (bucket, values) in other.buckets.enumerated() { buckets[bucket] += values }
        smallest = count == 0 ? other.smallest : min(smallest, other.smallest)
        largest = max(largest, other.largest)
        count += other.count
        sum += other.sum
    }

    /// The value that `percent` of all values do not exceed (nearest rank); nil when there is none.
    ///
    /// At most 0.8 % too large, and never beyond `largest`. Nanoseconds.
    ///
    /// - Parameter percent: 0 to 100.
    public func percentile(_ percent: Double) -> UInt64? {
        guard count > 0 else { return nil }
        let rank = min(max((percent / 100 * Double(count)).rounded(.up), 1), Double(count))
        var seen: UInt64 = 0
        for (bucket, values) in buckets.enumerated() where values > 0 {
            seen += values
            if Double(seen) >= rank { return min(Self.upperEnd(of: bucket), largest) }
        }
        return largest
    }

    private static func bucket(of value: UInt64) -> Int {
        guard value >= UInt64(half) else { return Int(value) }
        let shift = 63 - value.leadingZeroBitCount - precision
        return (shift + 1) * half + Int(value >> UInt64(shift)) - half
    }

    private static func upperEnd(of bucket: Int) -> UInt64 {
        guard bucket >= half else { return UInt64(bucket) }
        let shift = UInt64(bucket / half - 1)
        let front = UInt64(bucket % half + half)
        return (front << shift) + ((1 << shift) - 1)
    }
}
