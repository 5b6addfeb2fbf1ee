import Calls
import Formulas
import Testing

@Suite struct ServiceLevelTests {
    /// Call Centre Helper's example of 1060 calls.
    private static let callCentreHelper = ServiceLevel.Counts(
        answered: 1_000,
        answeredInTime: 860,
        abandoned: 60,
        abandonedInTime: 20,
        shortAbandons: 10
    )
    /// Cisco ICM's example: of 100 calls, 70 answered and 10 abandoned in time, and 20 late.
    private static let cisco = ServiceLevel.Counts(
        answered: 85,
        answeredInTime: 70,
        abandoned: 15,
        abandonedInTime: 10
    )

    @Test(
        arguments: [
            (.answeredOnly, 0.86), (.negative, 0.811321), (.ignoring, 0.826923),
            (.positive, 0.830189), (.shortPositive, 0.820755), (.shortRemoved, 0.819048), (.offered, 0.811321),
        ] as [(ServiceLevel.Formula, Double)]
    )
    func `Call Centre Helper's example gives its published results`(formula: ServiceLevel.Formula, level: Double) throws
    {
        let value = try #require(formula.ratio(of: Self.callCentreHelper).value)
        #expect(abs(value - level) < 0.000_000_6)
    }

    @Test(arguments: [(.negative, 0.7), (.ignoring, 0.777778), (.positive, 0.8)] as [(ServiceLevel.Formula, Double)])
    func `Cisco's example gives its published results`(formula: ServiceLevel.Formula, level: Double) throws {
        let value = try #require(formula.ratio(of: Self.cisco).value)
        #expect(abs(value - level) < 0.000_000_6)
    }

    @Test func `calls missed otherwise count only against what was offered`() {
        var counts = Self.cisco
        counts.otherMissed = 100
        #expect(ServiceLevel.Formula.offered.ratio(of: counts) == Ratio(numerator: 70, denominator: 200))
        for formula in ServiceLevel.Formula.allCases where formula != .offered {
            #expect(formula.ratio(of: counts) == formula.ratio(of: Self.cisco))
        }
    }

    @Test(arguments: ServiceLevel.Formula.allCases)
    func `no calls have no service level`(formula: ServiceLevel.Formula) {
        #expect(formula.ratio(of: ServiceLevel.Counts()).value == nil)
    }

    @Test(arguments: ServiceLevel.Formula.allCases)
    func `a formula computes what its text says`(formula: ServiceLevel.Formula) throws {
        let counts = ServiceLevel.Counts(
            answered: 1_000_000,
            answeredInTime: 100_000,
            abandoned: 70_000,
            abandonedInTime: 3_000,
            shortAbandons: 200,
            otherMissed: 5
        )
        let symbols = [
            "A_T": counts.answeredInTime, "B_T": counts.abandonedInTime, "B_S": counts.shortAbandons,
            "A": counts.answered, "B": counts.abandoned, "M": counts.otherMissed,
        ]
        func sum(_ side: Substring) throws -> Int64 {
            var (total, sign): (Int64, Int64) = (0, 1)
            for word in side.filter({ $0 != "(" && $0 != ")" }).split(separator: " ") {
                if word == "+" || word == "−" {
                    sign = word == "+" ? 1 : -1
                } else {
                    total += try sign * #require(symbols[String(word)])
                }
            }
            return total
        }
        let sides = formula.text.split(separator: "/")
        try #require(sides.count == 2)
        #expect(try formula.ratio(of: counts) == Ratio(numerator: sum(sides[0]), denominator: sum(sides[1])))
    }

    @Test func `the stored names of the formulas never change`() {
        let names = ServiceLevel.Formula.allCases.map(\.rawValue)
        #expect(names == ["SL-A", "SL-N", "SL-I", "SL-P", "SL-PS", "SL-S", "SL-X"])
    }

    @Test func `the goal is eighty percent within twenty seconds unless set otherwise`() {
        let rules = ServiceLevel.Rules()
        #expect(rules.goal == 80)
        #expect(rules.threshold == 20)
        #expect(rules.shortAbandon == 5)
        #expect(rules.formula == .ignoring)
        #expect(!rules.countsVoicemailAsAbandoned)
    }
}
