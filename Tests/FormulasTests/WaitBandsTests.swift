import Formulas
import Testing

@Suite struct WaitBandsTests {
    @Test func `the bands follow each other without a gap`() {
        #expect(WaitBands.all.count == 13)
        #expect(WaitBands.all.first?.lower == nil)
        #expect(WaitBands.all.last?.upper == nil)
        #expect(WaitBands.all.dropFirst().map(\.lower) == WaitBands.all.dropLast().map(\.upper))
    }

    @Test func `an upper limit belongs to its band and the next millisecond to the next`() {
        for (index, limit) in WaitBands.upperLimits.enumerated() {
            var waits = WaitHistogram()
            waits.add(WaitBin(milliseconds: limit * 1_000))
            waits.add(WaitBin(milliseconds: limit * 1_000 + 1), 2)
            var expected = [Int64](repeating: 0, count: 13)
            expected[index] = 1
            expected[index + 1] = 2
            #expect(WaitBands.counts(of: waits) == expected)
        }
    }

    @Test func `a call that did not wait at all is in the first band`() {
        var waits = WaitHistogram()
        waits.add(WaitBin(milliseconds: 0))
        #expect(WaitBands.counts(of: waits).first == 1)
    }
}
