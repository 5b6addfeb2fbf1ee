import CallStories
import Calls
import PushAPI
import Testing

/// What journeys amount to of which the account's history knows something.
@Suite struct RecordedJourneyTests {
    private static let start = Story.start

    private static func recorded(
        _ result: Leg.Record.Result,
        as callID: String = "A",
        after offset: Int64 = 0,
        duration: Int64,
        _ direction: Direction = .incoming,
        from caller: PhoneNumber = .customer,
        to callee: PhoneNumber = .office
    ) -> Leg {
        let record = Leg.Record(
            startedAt: start + offset,
            duration: duration,
            direction: direction,
            caller: caller,
            callee: callee,
            result: result
        )
        return Leg(callID: callID, record: record)
    }

    private static func journey(_ legs: Leg...) throws -> Journey {
        let journeys = Journeys.all(of: legs)
        try #require(journeys.count == 1)
        return journeys[0]
    }

    private static func event(_ kind: Event.Kind, of callID: String = "A", at offset: Int64) -> Leg {
        Leg(
            Event(
                kind: kind,
                callID: callID,
                direction: .incoming,
                caller: .customer,
                callee: .office,
                receivedAt: start + offset
            )
        )
    }

    private static let rings = event(.newCall(users: [.anna]), at: 300)

    @Test func `an answered call that nobody heard has a talk time, and no wait`() throws {
        let journey = try Self.journey(Self.recorded(.answered, duration: 90_000))
        #expect(journey.outcome == .answered)
        #expect(journey.talk == 90_000)
        #expect(journey.wait == nil)
        #expect(journey.answeredAt == nil)
        #expect(journey.endedAt == Self.start + 90_000)
        #expect(journey.source == .history)
    }

    @Test(arguments: [false, true])
    func `an answered call of which the history knows no duration has no talk time`(isAnswerHeard: Bool) throws {
        let record = Self.recorded(.answered, duration: 0)
        let answer = Self.event(.answer(user: .anna), at: 9_000)
        let journey = try Self.journey(isAnswerHeard ? record.merged(with: answer) : record)
        #expect(journey.outcome == .answered)
        #expect(journey.talk == nil)
    }

    @Test func `a missed call that nobody heard waited as long as it rang`() throws {
        let journey = try Self.journey(Self.recorded(.missed, duration: 18_000))
        #expect(journey.outcome == .abandoned)
        #expect(journey.wait == 18_000)
        #expect(try Self.journey(Self.recorded(.missed, duration: 3_000)).outcome == .shortAbandon)
    }

    @Test(arguments: [false, true])
    func `a missed call that rang for an unknown time has no wait`(isHeard: Bool) throws {
        let record = Self.recorded(.missed, duration: 0)
        let journey = try Self.journey(isHeard ? record.merged(with: Self.rings) : record)
        #expect(journey.outcome == .abandoned)
        #expect(journey.wait == nil)
    }

    @Test(
        arguments: [
            (.voicemail, .voicemail), (.busy, .busy), (.rejected, .rejected), (.unreachable, .unreachable),
            (.forwarded, .unknown),
        ] as [(Leg.Record.Result, Outcome)]
    )
    func `a call that nobody heard ends as the history says`(result: Leg.Record.Result, outcome: Outcome) throws {
        let journey = try Self.journey(Self.recorded(result, duration: 18_000))
        #expect(journey.outcome == outcome)
        #expect(journey.talk == nil)
        #expect(journey.reachedVoicemail == (result == .voicemail))
    }

    @Test func `a voicemail call that nobody heard has no wait`() throws {
        #expect(try Self.journey(Self.recorded(.voicemail, duration: 18_000)).wait == nil)
    }

    @Test func `a lost hangup is closed with its true end`() throws {
        let answer = Self.event(.answer(user: .anna), at: 12_300)
        var crash = Self.rings
        crash.crashedAt = Self.start + 3_600_000
        #expect(try Self.journey(Self.rings, answer, crash).outcome == .unknown)
        let journey = try Self.journey(Self.rings, answer, crash, Self.recorded(.answered, duration: 61_000))
        #expect(journey.outcome == .answered)
        #expect(journey.wait == 12_000)
        #expect(journey.talk == 61_000)
        #expect(journey.endedAt == Self.start + 73_300)
        #expect(journey.source == .both)
    }

    @Test func `a call whose answer and hangup were not heard has a talk time, and no wait`() throws {
        let journey = try Self.journey(Self.rings, Self.recorded(.answered, duration: 61_000))
        #expect(journey.outcome == .answered)
        #expect(journey.wait == nil)
        #expect(journey.talk == 61_000)
    }

    @Test func `a call whose answer alone was not heard talked before its hangup`() throws {
        let hangup = Self.event(.hangup(cause: .normalClearing), at: 80_000)
        let journey = try Self.journey(Self.rings, hangup, Self.recorded(.answered, duration: 61_000))
        #expect(journey.outcome == .answered)
        #expect(journey.talk == 61_000)
        #expect(journey.endedAt == Self.start + 80_000)
    }

    @Test func `the wait of a call whose newCall was not heard stays unknown`() throws {
        let answer = Self.event(.answer(user: .anna), at: 12_000)
        let hangup = Self.event(.hangup(cause: .normalClearing), at: 40_000)
        let journey = try Self.journey(answer, hangup, Self.recorded(.answered, duration: 28_000))
        #expect(journey.startedAt == Self.start)
        #expect(journey.wait == nil)
        #expect(journey.talk == 28_000)
    }

    @Test func `a call that was heard as a whole is what it was`() throws {
        let hangup = Self.event(.hangup(cause: .cancel), at: 20_000)
        let heard = try Self.journey(Self.rings, hangup)
        let both = try Self.journey(Self.rings, hangup, Self.recorded(.missed, duration: 19_000))
        #expect(Told(both) == Told(heard))
        #expect(both.startedAt == heard.startedAt)
        #expect(both.endedAt == heard.endedAt)
        #expect(heard.source == .webhook)
        #expect(both.source == .both)
    }

    @Test func `the two entries of an internal call are one journey, in which they talked once`() throws {
        let journey = try Self.journey(
            Self.recorded(.answered, duration: 30_000, .outgoing, from: .annasDesk, to: .bertsDesk),
            Self.recorded(.answered, as: "B", after: 1_000, duration: 30_000, from: .annasDesk, to: .bertsDesk)
        )
        #expect(journey.direction == .internal)
        #expect(journey.outcome == .answered)
        #expect(journey.talk == 30_000)
        #expect(journey.source == .history)
    }

    @Test func `the half of an internal call that was not heard joins the one that was`() throws {
        let outgoing = Leg(
            Event(
                kind: .newCall(users: [.anna]),
                callID: "B",
                direction: .outgoing,
                caller: .annasDesk,
                callee: .bertsDesk,
                receivedAt: Self.start + 700
            )
        )
        let incoming = Self.recorded(.missed, duration: 20_000, from: .annasDesk, to: .bertsDesk)
        let journey = try Self.journey(outgoing, incoming)
        #expect(journey.direction == .internal)
        #expect(journey.source == .both)
    }

    @Test func `an answer that was heard is not the first when the history knows an earlier one`() throws {
        var transferred = Self.event(.newCall(users: [.bert]), of: "B", at: 60_000)
        transferred.originalCallID = "A"
        let answer = Self.event(.answer(user: .bert), of: "B", at: 65_000)
        let hangup = Self.event(.hangup(cause: .normalClearing), of: "B", at: 75_000)
        let lost = Self.recorded(.answered, duration: 40_000)
        let journey = try Self.journey(Self.rings, transferred, answer, hangup, lost)
        #expect(journey.answeredAt == nil)
        #expect(journey.wait == nil)
        #expect(journey.talk == 50_000)
    }

    @Test func `no answered call of the history alone ever has a wait`() {
        for seed in 0..<2_000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let legs = ["A", "B", "C"].map { Leg.randomRecord($0, using: &generator) }
            for journey in Journeys.all(of: legs) {
                #expect(journey.state == .ended, "seed \(seed)")
                #expect(journey.source == .history, "seed \(seed)")
                #expect(journey.answeredAt == nil, "seed \(seed)")
                guard journey.outcome == .answered || journey.outcome == .voicemail else { continue }
                #expect(journey.wait == nil, "seed \(seed)")
            }
        }
    }
}
