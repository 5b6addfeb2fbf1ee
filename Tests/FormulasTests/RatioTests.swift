import Formulas
import Testing

@Suite struct RatioTests {
    @Test func `a share is its numerator over its denominator`() {
        #expect(Ratio(numerator: 70, denominator: 80).value == 0.875)
    }

    @Test func `a share of nothing has no value, not even zero`() {
        #expect(Ratio(numerator: 0, denominator: 0).value == nil)
    }

    @Test func `no part of something is zero`() {
        #expect(Ratio(numerator: 0, denominator: 3).value == 0)
    }
}
