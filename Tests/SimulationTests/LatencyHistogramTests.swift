import Testing

@testable import Simulation

@Suite struct LatencyHistogramTests {
    @Test(arguments: [100, 10_000, 5_000_000_000])
    func `percentiles are at most one percent above those of sorted values`(scale: UInt64) throws {
        var random = SeededGenerator(seed: scale)
        var histogram = LatencyHistogram()
        var values: [UInt64] = []
        for _ in 0..<5000 {
            let value = UInt64(random.unit() * random.unit() * Double(scale))
            values.append(value)
            histogram.record(value)
        }
        values.sort()
        for percent in [0, 1, 25, 50, 75, 90, 99, 99.9, 100] {
            let rank = max(Int((percent / 100 * 5000).rounded(.up)), 1)
            let exact = values[rank - 1]
            let found = try #require(histogram.percentile(percent))
            #expect(found >= exact)
            #expect(Double(found) <= Double(exact) * 1.01)
        }
        #expect(histogram.smallest == values.first)
        #expect(histogram.largest == values.last)
        #expect(abs(histogram.mean - Double(values.reduce(0, +)) / 5000) < 1)
    }

    @Test func `an empty histogram has no percentile`() {
        #expect(LatencyHistogram().percentile(50) == nil)
    }

    @Test func `merged histograms are as if one had counted all`() {
        var random = SeededGenerator(seed: 1)
        var parts = [LatencyHistogram(), LatencyHistogram()]
        var whole = LatencyHistogram()
        for turn in 0..<2000 {
            let value = random.next() >> UInt64(20 + turn % 40)
            parts[turn % 2].record(value)
            whole.record(value)
        }
        var merged = LatencyHistogram()
        for part in parts { merged.merge(part) }
        for percent in [1, 50, 99, 100.0] { #expect(merged.percentile(percent) == whole.percentile(percent)) }
        #expect(merged.count == whole.count)
        #expect(merged.smallest == whole.smallest)
    }

    @Test func `the largest possible value is counted`() {
        var histogram = LatencyHistogram()
        histogram.record(.max)
        #expect(histogram.percentile(100) == .max)
    }
}
