import Formulas
import Testing

@Suite struct RepeatCallersTests {
    private static let hour: Int64 = 3_600_000

    private static func ratios(_ calls: [(party: UInt32, start: Int64)], windows: [Int64]) -> [Ratio] {
        var callers = RepeatCallers(windows: windows)
        for call in calls { callers.add(party: call.party, start: call.start) }
        return callers.ratios
    }

    @Test func `a caller who calls again exactly after the window repeats and a millisecond later does not`() {
        let calls: [(UInt32, Int64)] = [(1, 0), (2, 0), (1, 1_000), (2, 1_001)]
        #expect(Self.ratios(calls, windows: [1_000]) == [Ratio(numerator: 1, denominator: 2)])
    }

    @Test func `a caller who calls many times is one repeat caller`() {
        let calls: [(UInt32, Int64)] = [(1, 0), (1, 10), (1, 20), (1, 30)]
        #expect(Self.ratios(calls, windows: [1_000]) == [Ratio(numerator: 1, denominator: 1)])
    }

    @Test func `first and last call far apart do not matter when two between are close`() {
        let calls: [(UInt32, Int64)] = [(1, 0), (1, 5_000), (1, 5_500), (1, 90_000)]
        #expect(Self.ratios(calls, windows: [1_000]) == [Ratio(numerator: 1, denominator: 1)])
    }

    @Test func `the windows are a day and a week unless set otherwise`() {
        var callers = RepeatCallers()
        callers.add(party: 1, start: 0)
        callers.add(party: 1, start: 25 * Self.hour)
        #expect(callers.ratios == [Ratio(numerator: 0, denominator: 1), Ratio(numerator: 1, denominator: 1)])
    }

    @Test func `callers without a number are not counted`() {
        #expect(Self.ratios([(0, 0), (0, 1)], windows: [1_000]) == [Ratio(numerator: 0, denominator: 0)])
    }

    @Test func `counting agrees with comparing every pair of calls`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var start: Int64 = 0
            let calls = (0..<generator.number(0...80)).map { _ -> (party: UInt32, start: Int64) in
                start += generator.number(0...20)
                return (UInt32(generator.number(0...25)), start)
            }
            let windows = [generator.number(0...30), generator.number(0...200)]
            let parties = Dictionary(grouping: calls.filter { $0.party > 0 }, by: \.party).values
            let expected = windows.map { window in
                let repeating = parties.count { calls in
                    calls.indices.contains { one in
                        calls.indices.contains { one < $0 && calls[$0].start - calls[one].start <= window }
                    }
                }
                return Ratio(numerator: Int64(repeating), denominator: Int64(parties.count))
            }
            #expect(Self.ratios(calls, windows: windows) == expected, "seed \(seed)")
        }
    }
}
