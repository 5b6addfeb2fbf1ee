import Formulas
import PushAPI
import Testing

@Suite struct ConcurrencyTests {
    private typealias Interval = (start: Int64, end: Int64)

    private static func bucket(_ from: Int64, _ to: Int64) -> Range<Instant> {
        Instant(milliseconds: from)..<Instant(milliseconds: to)
    }

    private static func peaks(_ calls: [Interval], in buckets: [Range<Instant>]) -> [Concurrency.Peak?] {
        Concurrency.peaks(starts: calls.map(\.start), ends: calls.map(\.end), in: buckets)
    }

    /// The peak of one bucket from 0 to 100, as calls and moment.
    private static func peak(_ calls: [Interval]) throws -> [Int64] {
        let peak = try #require(peaks(calls, in: [bucket(0, 100)])[0])
        return [Int64(peak.calls), peak.at.milliseconds]
    }

    @Test func `calls that overlap add up at the moment when the last of them starts`() throws {
        #expect(try Self.peak([(10, 50), (20, 60), (30, 40), (70, 80)]) == [3, 30])
    }

    @Test func `a call that ends when another starts is no second call`() throws {
        #expect(try Self.peak([(10, 20), (20, 30)]) == [1, 10])
    }

    @Test func `the earliest moment of the maximum is given`() throws {
        #expect(try Self.peak([(10, 30), (20, 30), (50, 70), (60, 70)]) == [2, 20])
    }

    @Test func `a call without length or with its end before its start counts nowhere`() throws {
        #expect(try Self.peak([(20, 20), (30, 10), (40, 50)]) == [1, 40])
    }

    @Test func `what began before the bucket counts from its first moment`() throws {
        #expect(try Self.peak([(-20, 5), (-10, 5), (50, 60)]) == [2, 0])
    }

    @Test func `what ends at the first moment of a bucket is not carried into it`() throws {
        #expect(try Self.peak([(-20, 0)]) == [0, 0])
    }

    @Test func `what starts at the end of a bucket belongs to the next`() {
        let peaks = Self.peaks([(100, 120)], in: [Self.bucket(0, 100), Self.bucket(100, 200)])
        #expect(peaks.map { $0?.calls } == [0, 1])
    }

    @Test func `a quiet bucket has a peak of no calls at its start`() throws {
        #expect(try Self.peak([]) == [0, 0])
    }

    @Test func `only a bucket without length has no peak`() {
        let peaks = Self.peaks([(0, 100)], in: [Self.bucket(10, 10), Self.bucket(10, 20)])
        #expect(peaks.map { $0?.calls } == [nil, 1])
    }

    @Test func `calls between two buckets are seen in neither`() {
        let buckets = [Self.bucket(0, 10), Self.bucket(50, 60)]
        let peaks = Self.peaks([(5, 55), (20, 30), (20, 30)], in: buckets)
        #expect(peaks.map { $0?.calls } == [1, 1])
    }

    @Test func `peaks agree with counting the calls at every moment`() {
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let calls = (0..<generator.number(0...40)).map { _ -> Interval in
                let start = generator.number(-20...120)
                return (start, start + generator.number(-3...30))
            }
            var buckets: [Range<Instant>] = []
            var from = generator.number(-10...10)
            while from < 110 {
                let to = from + generator.number(0...25)
                buckets.append(Self.bucket(from, to))
                from = to + (generator.chance(30) ? generator.number(1...20) : 0)
                if from == to, generator.chance(10) { from += 1 }
            }
            let expected = buckets.map { bucket -> [Int64]? in
                let moments = bucket.lowerBound.milliseconds..<bucket.upperBound.milliseconds
                let counts = moments.map { moment in
                    (moment, Int64(calls.count { $0.start <= moment && moment < $0.end }))
                }
                guard let most = counts.map(\.1).max() else { return nil }
                return counts.first { $0.1 == most }.map { [$0.1, $0.0] }
            }
            let found = Self.peaks(calls, in: buckets).map { peak in
                peak.map { [Int64($0.calls), $0.at.milliseconds] }
            }
            #expect(found == expected, "seed \(seed)")
        }
    }
}
