import Formulas
import Testing

@Suite struct CallBacksSummaryTests {
    /// A party that is missed at `start` and reached so many seconds after the missed call's end.
    private static func contact(_ party: UInt32, after seconds: Int64, since start: Int64 = 0) -> [CallBackStep] {
        [.missed(at: start, party: party), .answered(at: start + 10 + seconds, party: party)]
    }

    private static func summary(_ steps: [CallBackStep], now: Int64, from least: Int = 1) -> CallBacks.Summary {
        let steps = steps.sorted { $0.moment < $1.moment }
        return CallBacks.Summary(CallBacks.cases(steps, now: now), now: 1_000 * now, percentilesFrom: least)
    }

    @Test func `every state is counted where it belongs`() {
        let week = 7 * CallBacks.day
        let now = week + 500
        let summary = Self.summary(
            [
                .missed(at: 0, party: 1),
                .missed(at: now - 400, party: 2), .called(at: now - 300, party: 2, talk: nil),
                .missed(at: now - 390, party: 3), .called(at: now - 290, party: 3, talk: 60),
                .missed(at: now - 380, party: 4), .answered(at: now - 280, party: 4),
                .missed(at: now - 370, party: 5), .dismissed(at: now - 270, party: 5),
                .missed(at: now - 360, party: 6),
            ],
            now: now
        )
        #expect(summary.cases == 6)
        #expect(summary.dismissed == 1)
        #expect(summary.handled == Ratio(numerator: 2, denominator: 5))
        #expect(summary.stillOpen == 2)
        #expect(summary.oldestOpen == 400_000)
    }

    @Test func `no cases amount to nothing`() {
        let summary = Self.summary([], now: 0)
        #expect(summary.cases == 0)
        #expect(summary.handled.value == nil)
        #expect(summary.oldestOpen == nil)
        #expect(summary.medianTimeToContact == nil)
    }

    @Test func `the time to contact begins with the end of the missed call`() throws {
        let cases = CallBacks.cases(Self.contact(1, after: 25))
        #expect(cases.map(\.timeToContact) == [25_000])
    }

    @Test func `calling back while it still rings takes no time`() {
        let cases = CallBacks.cases([.missed(at: 0), .called(at: 4, talk: 60)])
        #expect(cases.map(\.timeToContact) == [0])
    }

    @Test func `percentiles are contacts by nearest rank`() {
        let steps = (1...10 as ClosedRange<UInt32>).flatMap { Self.contact($0, after: 100 * Int64($0)) }
        let summary = Self.summary(steps, now: 5_000)
        #expect(summary.medianTimeToContact == 500_000)
        #expect(summary.p90TimeToContact == 900_000)
    }

    @Test func `nineteen contacts have no percentiles and twenty have them`() {
        let steps = (1...20 as ClosedRange<UInt32>).flatMap { Self.contact($0, after: 60) }
        #expect(Self.summary(steps.dropLast(2), now: 5_000, from: 20).medianTimeToContact == nil)
        #expect(Self.summary(steps, now: 5_000, from: 20).medianTimeToContact == 60_000)
    }

    @Test func `contacts within one and four hours include those exactly then`() {
        let steps =
            Self.contact(1, after: 3_600) + Self.contact(2, after: 3_601) + Self.contact(3, after: 14_400)
            + Self.contact(4, after: 14_401) + [
                .missed(at: 0, party: 5), .missed(at: 0, party: 6), .dismissed(at: 9, party: 6),
            ]
        let summary = Self.summary(steps, now: 20_000)
        #expect(summary.contactedWithin1h == Ratio(numerator: 1, denominator: 5))
        #expect(summary.contactedWithin4h == Ratio(numerator: 3, denominator: 5))
    }
}
