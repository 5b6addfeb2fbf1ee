import Synchronization

/// A number that only grows.
public final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    /// Starts at zero.
    public init() {}

    /// Adds `amount`.
    public func increment(by amount: Int = 1) {
        count.add(amount, ordering: .relaxed)
    }

    /// The sum so far.
    public var value: Int { count.load(ordering: .relaxed) }
}

/// Counters with one label whose values are known beforehand, so that no caller's data becomes a label.
public final class LabelledCounter: Sendable {
    private let counters: [String: Counter]
    /// The label's name.
    public let label: String

    /// One counter at zero for each value of the label.
    public init(label: String, values: [String]) {
        self.label = label
        counters = Dictionary(uniqueKeysWithValues: values.map { ($0, Counter()) })
    }

    /// Adds one to the counter of `value`; a value that was not announced is not counted.
    public func increment(_ value: String) {
        counters[value]?.increment()
    }

    /// The counts, ordered by label value.
    public var values: [(label: String, count: Int)] {
        counters.map { ($0.key, $0.value.value) }.sorted { $0.label < $1.label }
    }
}

/// Durations counted in fixed buckets.
public final class DurationHistogram: Sendable {
    /// Upper bounds of the buckets in microseconds, inclusive.
    public static let bounds: [Int] = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000,
    ]
    private let buckets = bounds.map { _ in Counter() }
    private let total = Counter()
    private let count = Counter()

    /// Starts empty.
    public init() {}

    /// Counts one duration.
    public func record(microseconds: Int) {
        if let bucket = Self.bounds.firstIndex(where: { microseconds <= $0 }) { buckets[bucket].increment() }
        total.increment(by: microseconds)
        count.increment()
    }

    /// Cumulative counts per bound in seconds, as Prometheus wants them, the sum in seconds, and the count.
    public var summary: (buckets: [(bound: Double, count: Int)], sum: Double, count: Int) {
        var cumulative = 0
        let rows = zip(Self.bounds, buckets).map { bound, bucket in
            cumulative += bucket.value
            return (Double(bound) / 1_000_000, cumulative)
        }
        return (rows, Double(total.value) / 1_000_000, count.value)
    }
}
