import Testing

@testable import Simulation

@Suite struct SeededGeneratorTests {
    @Test func `the numbers are those of SplitMix64`() {
        // First outputs for the seed 1234567, as published with the reference implementation in C.
        var random = SeededGenerator(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in random.next() } == expected)
    }

    @Test func `parts of a simulation have sequences of their own`() {
        let firsts = (0..<1000).map { (part: UInt64) in
            var random = SeededGenerator(seed: 7, part: part)
            return random.next()
        }
        #expect(Set(firsts).count == firsts.count)
    }

    @Test func `whole numbers reach both ends of their range equally often`() {
        var random = SeededGenerator(seed: 1)
        var counts = [0, 0, 0, 0]
        for _ in 0..<40_000 { counts[random.integer(in: 3...6) - 3] += 1 }
        #expect(counts.allSatisfy { (9_600...10_400).contains($0) })
    }

    @Test(arguments: [0.3, 4, 30, 75]) func `counts of events have the wanted mean and variance`(mean: Double) {
        var random = SeededGenerator(seed: 2)
        let values = (0..<20_000).map { _ in Double(random.poisson(mean: mean)) }
        let average = values.reduce(0, +) / 20_000
        let variance = values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 20_000
        #expect(abs(average - mean) < 0.02 * mean)
        #expect(abs(variance - mean) < 0.05 * mean)
    }

    @Test(
        arguments: zip(
            [-30, -1, 0, 0.5, 20],
            [9.357622968840175e-14, 0.36787944117144233, 1, 1.6487212707001282, 485165195.4097903]
        )
    )
    func `the power series agrees with the known values of e`(exponent: Double, power: Double) {
        #expect(abs(exponential(exponent) / power - 1) < 1e-12)
    }

    @Test func `talks of an office last about three and a half minutes`() {
        var random = SeededGenerator(seed: 3)
        let talk = Pace.office().talk
        let total = (0..<20_000).reduce(Int64(0)) { sum, _ in sum + talk.draw(using: &random) }
        #expect((200_000...220_000).contains(total / 20_000))
    }

    @Test func `a choice follows its weights`() {
        var random = SeededGenerator(seed: 4)
        let picks = (0..<10_000).map { _ in random.choice(("a", 1), ("b", 7), ("c", 2)) }
        #expect((850...1150).contains(picks.count { $0 == "a" }))
        #expect((6800...7200).contains(picks.count { $0 == "b" }))
    }
}
