import Calls
import Formulas
import Testing

@Suite struct ServiceLevelCountsTests {
    /// One call of each outcome and wait in ms.
    private static func waits(_ calls: [(Outcome, Int64)]) -> [Outcome: WaitHistogram] {
        calls.reduce(into: [:]) { $0[$1.0, default: WaitHistogram()].add(WaitBin(milliseconds: $1.1)) }
    }

    @Test func `an answer at the threshold is in time and one a millisecond later is not`() {
        let waits = Self.waits([(.answered, 20_000), (.answered, 20_001)])
        let counts = ServiceLevel.Counts(waits: waits, rules: ServiceLevel.Rules())
        #expect(counts == ServiceLevel.Counts(answered: 2, answeredInTime: 1))
    }

    @Test func `an abandon at the short limit is no longer short`() {
        let waits = Self.waits([(.abandoned, 4_999), (.abandoned, 5_000)])
        let counts = ServiceLevel.Counts(waits: waits, rules: ServiceLevel.Rules())
        #expect(counts == ServiceLevel.Counts(abandoned: 2, abandonedInTime: 2, shortAbandons: 1))
    }

    @Test func `the wait decides which abandons are short, whatever the stored outcome says`() {
        let waits = Self.waits([(.shortAbandon, 4_000), (.abandoned, 2_000)])
        let counts = ServiceLevel.Counts(waits: waits, rules: ServiceLevel.Rules(shortAbandon: 3))
        #expect(counts == ServiceLevel.Counts(abandoned: 2, abandonedInTime: 2, shortAbandons: 1))
    }

    @Test func `short abandons are never longer than the threshold`() {
        let waits = Self.waits([(.abandoned, 9_000), (.abandoned, 10_000), (.abandoned, 11_000)])
        let counts = ServiceLevel.Counts(waits: waits, rules: ServiceLevel.Rules(threshold: 10, shortAbandon: 30))
        #expect(counts == ServiceLevel.Counts(abandoned: 3, abandonedInTime: 2, shortAbandons: 1))
    }

    @Test func `busy, rejected and unreachable calls are missed`() {
        let waits = Self.waits([(.busy, 0), (.rejected, 1_000), (.unreachable, 30_000)])
        let counts = ServiceLevel.Counts(waits: waits, rules: ServiceLevel.Rules())
        #expect(counts == ServiceLevel.Counts(otherMissed: 3))
    }

    @Test func `blocked and unknown calls were not offered`() {
        let waits = Self.waits([(.blocked, 0), (.unknown, 1_000)])
        #expect(ServiceLevel.Counts(waits: waits, rules: ServiceLevel.Rules()) == ServiceLevel.Counts())
    }

    @Test func `the voicemail counts as missed`() {
        let counts = ServiceLevel.Counts(waits: Self.waits([(.voicemail, 15_000)]), rules: ServiceLevel.Rules())
        #expect(counts == ServiceLevel.Counts(otherMissed: 1))
    }

    @Test func `the voicemail counts as abandoned when the rules say so`() {
        let rules = ServiceLevel.Rules(countsVoicemailAsAbandoned: true)
        let counts = ServiceLevel.Counts(waits: Self.waits([(.voicemail, 15_000), (.voicemail, 25_000)]), rules: rules)
        #expect(counts == ServiceLevel.Counts(abandoned: 2, abandonedInTime: 1))
    }

    @Test func `counts agree with counting call by call`() {
        for seed in 0..<500 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let rules = ServiceLevel.Rules(
                threshold: generator.number(0...40),
                shortAbandon: generator.number(0...50),
                countsVoicemailAsAbandoned: generator.chance(50)
            )
            let calls = (0..<generator.number(0...200)).map { _ in
                (Outcome.allCases.randomElement(using: &generator) ?? .unknown, 500 * generator.number(0...100))
            }
            let (threshold, short) = (rules.threshold * 1_000, min(rules.shortAbandon, rules.threshold) * 1_000)
            var expected = ServiceLevel.Counts()
            for (outcome, wait) in calls {
                switch outcome {
                case .answered:
                    expected.answered += 1
                    expected.answeredInTime += wait <= threshold ? 1 : 0
                case .abandoned, .shortAbandon,
                    .voicemail where rules.countsVoicemailAsAbandoned:
                    expected.abandoned += 1
                    expected.abandonedInTime += wait <= threshold ? 1 : 0
                    expected.shortAbandons += wait < short ? 1 : 0
                case .voicemail, .busy, .rejected, .unreachable:
                    expected.otherMissed += 1
                case .blocked, .unknown:
                    break
                }
            }
            #expect(ServiceLevel.Counts(waits: Self.waits(calls), rules: rules) == expected, "seed \(seed)")
        }
    }
}
