import Testing

@testable import Benchmarks

/// What the benchmarks make of what they measured.
struct CalculationTests {
    @Test(arguments: [([3, 1, 2], 2), ([4, 1, 3, 2], 2.5), ([7], 7)] as [([Double], Double)])
    func `the median is the middle, or the mean of the two in the middle`(values: [Double], expected: Double) {
        #expect(median(values) == expected)
    }

    @Test func `nothing has no median`() {
        #expect(median([]) == nil)
    }

    @Test func `a ratio compares the rates of the same round`() {
        var results = Results()
        // The second round met a machine at half its speed, the third one server that was lucky.
        for (bare, acknowledged) in [(1_000.0, 600.0), (500, 300), (1_000, 900)] {
            results.add(.rate(.bare, bare))
            results.add(.rate(.acknowledged, acknowledged))
        }
        #expect(results.ratio(.acknowledged, to: .bare) == 0.6)
    }

    @Test func `there is no ratio to what was not measured`() {
        var results = Results()
        results.add(.rate(.acknowledged, 600))
        #expect(results.ratio(.acknowledged, to: .bare) == nil)
    }

    @Test func `work that needs two equal rates one after the other goes at half of them`() {
        #expect(combinedBound(1_000, 1_000) == 500)
    }

    @Test func `a ratio to both limits uses their combined bound`() {
        var results = Results()
        results.add(.rate(.bare, 1_000))
        results.add(.rate(.rsa, 1_000))
        results.add(.rate(.acknowledgedVerified, 400))
        #expect(results.ratio(.acknowledgedVerified, toBoth: .bare, and: .rsa) == 0.8)
    }

    @Test func `a share just below its target is missed and not rounded up to it`() {
        #expect(Target.atLeast(0.6).text(0.599, .share) == ">= 60 %  MISSED")
        #expect(Unit.share.text(0.599) == "59 %")
    }

    @Test func `a limit itself is not below the limit`() {
        #expect(Target.below(80).text(80, .megabytes) == "< 80.0 MB  MISSED")
        #expect(Target.below(80).text(79.9, .megabytes) == "< 80.0 MB  ok")
    }

    @Test func `the columns of a table line up`() {
        var table = Table(["figure", "median", "target"])
        table.add(["bare", "12345 /s", ""])
        table.add(["ratio", "61 %", ">= 60 %  ok"])
        #expect(
            table.text == """
                figure    median  target
                bare    12345 /s
                ratio       61 %  >= 60 %  ok
                """
        )
    }
}
