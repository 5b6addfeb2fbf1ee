import Formulas
import Testing

@Suite struct FirstContactResolutionTests {
    private typealias Call = (party: UInt32, start: Int64, isAnswered: Bool)

    private static func ratio(_ calls: [Call], now: Int64 = 100_000) -> Ratio {
        var resolution = FirstContactResolution(windows: [1_000], now: now)
        for call in calls { resolution.add(party: call.party, start: call.start, isAnswered: call.isAnswered) }
        return resolution.ratios[0]
    }

    @Test func `an answered call that nobody follows up settled the matter`() {
        #expect(Self.ratio([(1, 0, true), (2, 500, true)]) == Ratio(numerator: 2, denominator: 2))
    }

    @Test func `another call exactly after the window shows that it did not`() {
        #expect(Self.ratio([(1, 0, true), (1, 1_000, true)]) == Ratio(numerator: 1, denominator: 2))
    }

    @Test func `another call a millisecond after the window is a new matter`() {
        #expect(Self.ratio([(1, 0, true), (1, 1_001, true)]) == Ratio(numerator: 2, denominator: 2))
    }

    @Test func `a further call counts even when nobody answered it`() {
        #expect(Self.ratio([(1, 0, true), (1, 500, false)]) == Ratio(numerator: 0, denominator: 1))
    }

    @Test func `a call is judged only when the whole window after it has passed`() {
        #expect(Self.ratio([(1, 0, true)], now: 1_000) == Ratio(numerator: 0, denominator: 0))
        #expect(Self.ratio([(1, 0, true)], now: 1_001) == Ratio(numerator: 1, denominator: 1))
    }

    @Test func `a call too young to be judged still follows an older one`() {
        #expect(Self.ratio([(1, 0, true), (1, 900, true)], now: 1_500) == Ratio(numerator: 0, denominator: 1))
    }

    @Test func `callers without a number are not counted`() {
        #expect(Self.ratio([(0, 0, true)]) == Ratio(numerator: 0, denominator: 0))
    }

    @Test func `counting agrees with looking for a follower of every call`() {
        for seed in 0..<500 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var start: Int64 = 0
            let calls = (0..<generator.number(0...60)).map { _ -> Call in
                start += generator.number(0...250)
                return (UInt32(generator.number(0...6)), start, generator.chance(70))
            }
            let now = start + generator.number(0...1_200)
            let judged = calls.indices.filter {
                calls[$0].isAnswered && calls[$0].party > 0 && calls[$0].start + 1_000 < now
            }
            let settled = judged.count { one in
                !calls.indices.contains {
                    one < $0 && calls[$0].party == calls[one].party && calls[$0].start <= calls[one].start + 1_000
                }
            }
            let expected = Ratio(numerator: Int64(settled), denominator: Int64(judged.count))
            #expect(Self.ratio(calls, now: now) == expected, "seed \(seed)")
        }
    }
}
