import Formulas
import Testing

@Suite struct CallBacksTests {
    private static let week = 7 * CallBacks.day

    private static func state(_ steps: [CallBackStep], now: Int64 = 1_000) throws -> CallBacks.State {
        let cases = CallBacks.cases(steps, now: now)
        try #require(cases.count == 1)
        return cases[0].state
    }

    @Test func `a missed caller is an open case`() throws {
        let missed = try #require(CallBacks.cases([.missed(at: 100)]).first)
        #expect(missed.party == 1)
        #expect(missed.firstMissedAt == 100_000)
        #expect(missed.lastMissedAt == 100_000)
        #expect(missed.missedEnd == 110_000)
        #expect(missed.attempts == 1)
        #expect(missed.isSelected)
        #expect(missed.state == .open)
        #expect(missed.firstResponseAt == nil)
        #expect(missed.contactAt == nil)
        #expect(missed.contactKind == nil)
    }

    @Test func `a missed call whose end was not seen ends at its start`() {
        var callBacks = CallBacks()
        callBacks.add(CallBacks.Call(party: 1, start: 5_000, end: nil, kind: .missed(isSelected: true)))
        #expect(callBacks.finish(now: 6_000).map(\.missedEnd) == [5_000])
    }

    @Test func `a caller without a number is no case`() {
        let steps: [CallBackStep] = [
            .missed(at: 1, party: 0), .answered(at: 2, party: 0), .dismissed(at: 3, party: 0),
        ]
        #expect(CallBacks.cases(steps).isEmpty)
    }

    @Test func `further missed calls join the case`() {
        let cases = CallBacks.cases([.missed(at: 0), .missed(at: 50), .missed(at: 70)])
        #expect(cases.map(\.attempts) == [3])
        #expect(cases.map(\.firstMissedAt) == [0])
        #expect(cases.map(\.lastMissedAt) == [70_000])
        #expect(cases.map(\.missedEnd) == [10_000])
    }

    @Test func `the first missed call says whether a case is one of those asked for`() {
        let cases = CallBacks.cases([
            .missed(at: 0, isSelected: false), .missed(at: 1, party: 2), .missed(at: 2),
            .missed(at: 3, party: 2, isSelected: false),
        ])
        #expect(cases.map(\.isSelected) == [false, true])
    }

    @Test func `a call back that talks long enough reaches the caller`() throws {
        let reached = try #require(CallBacks.cases([.missed(at: 0), .called(at: 100, talk: 5)]).first)
        #expect(reached.state == .reachedByUs)
        #expect(reached.firstResponseAt == 100_000)
        #expect(reached.contactAt == 100_000)
        #expect(reached.contactKind == .byUs)
    }

    @Test(arguments: [nil, 0, 4] as [Int64?])
    func `a call back that talks too short or not at all is an attempt`(talk: Int64?) throws {
        let tried = try #require(CallBacks.cases([.missed(at: 0), .called(at: 100, talk: talk)]).first)
        #expect(tried.state == .tried)
        #expect(tried.firstResponseAt == 100_000)
        #expect(tried.contactAt == nil)
    }

    @Test func `a caller who calls again and is answered has reached us`() throws {
        let reached = try #require(CallBacks.cases([.missed(at: 0), .answered(at: 100)]).first)
        #expect(reached.state == .reachedUs)
        #expect(reached.firstResponseAt == 100_000)
        #expect(reached.contactAt == 100_000)
        #expect(reached.contactKind == .byThem)
    }

    @Test func `the first response is the first attempt, not the contact`() throws {
        let steps: [CallBackStep] = [
            .missed(at: 0), .called(at: 30, talk: nil), .called(at: 40, talk: 2), .answered(at: 100),
        ]
        let reached = try #require(CallBacks.cases(steps).first)
        #expect(reached.state == .reachedUs)
        #expect(reached.firstResponseAt == 30_000)
        #expect(reached.contactAt == 100_000)
    }

    @Test func `a missed call after an attempt joins the case, which stays tried`() {
        let cases = CallBacks.cases([.missed(at: 0), .called(at: 30, talk: nil), .missed(at: 60)])
        #expect(cases.map(\.attempts) == [2])
        #expect(cases.map(\.state) == [.tried])
    }

    @Test(arguments: [
        CallBackStep.called(at: 50, talk: 60), .answered(at: 50), .dismissed(at: 50),
    ])
    func `a missed call after the case was closed opens another`(closing: CallBackStep) {
        let cases = CallBacks.cases([.missed(at: 0), closing, .missed(at: 60)])
        #expect(cases.map(\.firstMissedAt) == [0, 60_000])
        #expect(cases.last?.state == .open)
    }

    @Test func `calls before the missed one or at the same moment are no response`() throws {
        let steps: [CallBackStep] = [
            .called(at: 1, talk: 60), .answered(at: 2), .missed(at: 10), .called(at: 10, talk: 60), .answered(at: 10),
            .dismissed(at: 10),
        ]
        #expect(try Self.state(steps) == .open)
    }

    @Test func `calls with others are no response`() throws {
        #expect(
            try Self.state([.missed(at: 0), .called(at: 10, party: 2, talk: 60), .answered(at: 20, party: 3)]) == .open
        )
    }

    @Test func `only the first contact counts`() throws {
        #expect(try Self.state([.missed(at: 0), .answered(at: 10), .called(at: 20, talk: 60)]) == .reachedUs)
    }

    @Test func `a dismissed case stays dismissed`() throws {
        #expect(try Self.state([.missed(at: 0), .dismissed(at: 10), .called(at: 20, talk: 60)]) == .dismissed)
    }

    @Test func `a dismissal after the contact changes nothing`() throws {
        #expect(try Self.state([.missed(at: 0), .answered(at: 10), .dismissed(at: 20)]) == .reachedUs)
    }

    @Test func `a case expires when a week after its last missed call has passed`() throws {
        let steps: [CallBackStep] = [.missed(at: 0), .missed(at: 100), .called(at: 200, talk: nil)]
        #expect(try Self.state(steps, now: Self.week + 100) == .tried)
        #expect(try Self.state(steps, now: Self.week + 101) == .expired)
    }

    @Test func `a contact exactly a week later counts and one a second later does not`() throws {
        let later = 3 * Self.week
        #expect(try Self.state([.missed(at: 0), .answered(at: Self.week)], now: later) == .reachedUs)
        #expect(try Self.state([.missed(at: 0), .answered(at: Self.week + 1)], now: later) == .expired)
    }

    @Test func `an attempt after the expiry is no response`() {
        let cases = CallBacks.cases([.missed(at: 0), .called(at: Self.week + 1, talk: nil)], now: Self.week + 2)
        #expect(cases.map(\.firstResponseAt) == [nil])
    }

    @Test func `a missed call exactly a week later joins the case and one a second later opens another`() {
        let now = 2 * Self.week
        #expect(CallBacks.cases([.missed(at: 0), .missed(at: Self.week)], now: now).count == 1)
        let cases = CallBacks.cases([.missed(at: 0), .missed(at: Self.week + 1)], now: now)
        #expect(cases.map(\.state) == [.expired, .open])
    }

    @Test func `the settings decide what is a contact and what has expired`() {
        let settings = CallBacks.Settings(minimumTalk: 30_000, expiry: 100_000)
        let steps: [CallBackStep] = [
            .missed(at: 0), .missed(at: 50, party: 2), .called(at: 80, party: 2, talk: 29), .missed(at: 90, party: 3),
            .called(at: 95, party: 3, talk: 30),
        ]
        #expect(CallBacks.cases(steps, now: 101, settings).map(\.state) == [.expired, .tried, .reachedByUs])
    }

    @Test func `cases come in the order of their first missed call`() {
        let steps: [CallBackStep] = [
            .missed(at: 1, party: 9), .missed(at: 2, party: 4), .missed(at: 3, party: 9), .answered(at: 4, party: 9),
            .missed(at: 5, party: 9),
        ]
        #expect(CallBacks.cases(steps).map(\.party) == [9, 4, 9])
    }

    @Test func `a case knows its calls, its vain attempts and its end`() throws {
        func call(_ id: Int64, at start: Int64, _ kind: CallBacks.Call.Kind) -> CallBacks.Call {
            CallBacks.Call(id: id, party: 1, start: start, end: start, kind: kind)
        }
        var callBacks = CallBacks()
        callBacks.add(call(11, at: 0, .missed(isSelected: true)))
        callBacks.add(call(12, at: 1, .outgoing(talk: nil)))
        callBacks.add(call(13, at: 2, .missed(isSelected: true)))
        callBacks.add(call(14, at: 3, .outgoing(talk: 4_999)))
        var reached = callBacks
        reached.add(call(15, at: 4, .outgoing(talk: 5_000)))
        callBacks.dismiss(party: 1, at: 5)
        let (end, other) = (try #require(reached.finish(now: 9).first), try #require(callBacks.finish(now: 9).first))
        for item in [end, other] {
            #expect(item.firstMissedCall == 11 && item.lastMissedCall == 13 && item.tries == 2)
        }
        #expect(end.contactCall == 15 && end.dismissedAt == nil)
        #expect(other.contactCall == nil && other.dismissedAt == 5)
    }

    @Test func `finishing twice tells of both moments`() {
        var callBacks = CallBacks()
        callBacks.add(CallBacks.Call(party: 1, start: 0, end: 0, kind: .missed(isSelected: true)))
        #expect(callBacks.finish(now: 1_000 * (Self.week + 1)).map(\.state) == [.expired])
        #expect(callBacks.finish(now: 0).map(\.state) == [.open])
    }
}
