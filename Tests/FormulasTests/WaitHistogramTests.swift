import Formulas
import Testing

@Suite struct WaitHistogramTests {
    private static func histogram(_ waits: [Int64]) -> WaitHistogram {
        waits.reduce(into: WaitHistogram()) { $0.add(WaitBin(milliseconds: $1)) }
    }

    /// Waits in ms, short or long, with many on whole seconds.
    private static func waits(_ generator: inout SeededGenerator) -> [Int64] {
        let longest = generator.chance(50) ? 30_000 : 700_000 as Int64
        return (0..<generator.number(0...300)).map { _ in
            let wait = generator.number(0...longest)
            return generator.chance(40) ? wait / 1_000 * 1_000 : wait
        }
    }

    @Test func `counts are exact for every limit in whole seconds`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let waits = Self.waits(&generator)
            let histogram = Self.histogram(waits)
            #expect(histogram.count == Int64(waits.count))
            for _ in 0..<30 {
                let seconds = generator.number(-2...720)
                #expect(
                    histogram.count(within: seconds) == Int64(waits.count { $0 <= seconds * 1_000 }),
                    "seed \(seed)"
                )
                #expect(histogram.count(below: seconds) == Int64(waits.count { $0 < seconds * 1_000 }), "seed \(seed)")
            }
        }
    }

    @Test func `bands exclude their lower and include their upper limit`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let waits = Self.waits(&generator)
            let histogram = Self.histogram(waits)
            for _ in 0..<30 {
                let lower = generator.chance(20) ? nil : generator.number(0...700)
                let upper = generator.chance(20) ? nil : generator.number(0...700)
                let expected = waits.count { wait in
                    (lower.map { wait > $0 * 1_000 } ?? true) && (upper.map { wait <= $0 * 1_000 } ?? true)
                }
                #expect(histogram.count(above: lower, through: upper) == Int64(expected), "seed \(seed)")
            }
        }
    }

    @Test func `a percentile is the smallest number of seconds within which enough calls waited`() {
        for seed in 0..<60 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let waits = Self.waits(&generator)
            let histogram = Self.histogram(waits)
            for permille in [1, 333, 500, 900, 1_000] {
                let needed = (permille * waits.count + 999) / 1_000
                let expected = (0...700 as ClosedRange<Int64>).first { seconds in
                    waits.count { $0 <= seconds * 1_000 } >= needed
                }
                #expect(histogram.percentile(permille) == (waits.count < 20 ? nil : expected), "seed \(seed)")
            }
        }
    }

    @Test func `nineteen calls have no percentile and twenty have one`() {
        var histogram = WaitHistogram()
        histogram.add(WaitBin(milliseconds: 3_500), 19)
        #expect(histogram.percentile(500) == nil)
        histogram.add(WaitBin(milliseconds: 3_500))
        #expect(histogram.percentile(500) == 4)
    }

    @Test func `no calls have no percentile even when none are asked for`() {
        #expect(WaitHistogram().percentile(500, atLeast: 0) == nil)
    }

    @Test func `the zeroth percentile is the shortest wait and the last the longest`() {
        let histogram = Self.histogram([2_000, 7_000, 9_001])
        #expect(histogram.percentile(0, atLeast: 1) == 2)
        #expect(histogram.percentile(1_000, atLeast: 1) == 10)
        #expect(histogram.percentile(2_000, atLeast: 1) == 10)
    }

    @Test func `percentiles of very many calls do not overflow`() {
        var histogram = WaitHistogram()
        histogram.add(WaitBin(milliseconds: 1_000), Int64.max / 2)
        histogram.add(WaitBin(milliseconds: 2_000), Int64.max / 2)
        #expect(histogram.percentile(500) == 1)
        #expect(histogram.percentile(501) == 2)
    }

    @Test func `histograms of parts add up to that of the whole`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let (one, two) = (Self.waits(&generator), Self.waits(&generator))
            var sum = Self.histogram(one)
            sum.add(Self.histogram(two))
            #expect(sum == Self.histogram(one + two), "seed \(seed)")
        }
    }

    @Test func `a histogram that begins where another ends joins it in one bin`() {
        var sum = Self.histogram([1_000, 2_000])
        sum.add(Self.histogram([2_000, 3_000]))
        #expect(sum == Self.histogram([1_000, 2_000, 2_000, 3_000]))
    }

    @Test func `the order in which calls are added does not matter`() {
        for seed in 0..<100 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let waits = Self.waits(&generator)
            #expect(Self.histogram(waits.shuffled(using: &generator)) == Self.histogram(waits.sorted()), "seed \(seed)")
        }
    }

    @Test func `adding no calls changes nothing`() {
        var histogram = Self.histogram([1_000])
        histogram.add(WaitBin(milliseconds: 5_000), 0)
        histogram.add(WaitHistogram())
        #expect(histogram == Self.histogram([1_000]))
    }
}
