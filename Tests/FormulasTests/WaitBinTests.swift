import Formulas
import Testing

@Suite struct WaitBinTests {
    @Test(
        arguments: [
            (0, 0), (1, 1), (999, 1), (1_000, 2), (1_001, 3), (19_999, 39), (20_000, 40), (20_001, 41), (-1, 0),
            (-20_000, 0),
        ] as [(Int64, Int64)]
    )
    func `whole seconds have even bins and all between them odd ones`(milliseconds: Int64, bin: Int64) {
        #expect(WaitBin(milliseconds: milliseconds).rawValue == bin)
    }

    @Test func `both kinds of limit divide bins as they divide waits`() {
        for seconds in 0...5 as ClosedRange<Int64> {
            let wrong = (0...6_000 as ClosedRange<Int64>).filter { milliseconds in
                let bin = WaitBin(milliseconds: milliseconds)
                return (bin <= .last(within: seconds)) != (milliseconds <= 1_000 * seconds)
                    || (bin <= .last(below: seconds)) != (milliseconds < 1_000 * seconds)
            }
            #expect(wrong.isEmpty, "\(seconds) s")
        }
    }

    @Test func `seconds are rounded up to what holds the whole bin`() {
        let wrong = (0...5_000 as ClosedRange<Int64>).filter { milliseconds in
            WaitBin(milliseconds: milliseconds).secondsUp != (milliseconds + 999) / 1_000
        }
        #expect(wrong.isEmpty)
    }

    @Test func `no wait is within less than no time`() {
        #expect(WaitBin.last(within: -1) < WaitBin(milliseconds: 0))
        #expect(WaitBin.last(below: .min) < WaitBin(milliseconds: 0))
    }

    @Test func `every wait is within all the time there is`() {
        #expect(WaitBin(milliseconds: .max) <= .last(within: .max))
        #expect(WaitBin(milliseconds: .max) <= .last(below: .max))
        #expect(WaitBin(rawValue: .max).secondsUp == Int64.max / 2 + 1)
    }
}
