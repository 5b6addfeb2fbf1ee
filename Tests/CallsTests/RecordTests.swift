import CallStories
import Calls
import PushAPI
import Testing

/// What the account's history says fills what no event said of a leg, and nothing else.
@Suite struct RecordTests {
    private static let start = Story.start

    private static func record(
        after offset: Int64 = 0,
        _ result: Leg.Record.Result = .answered,
        duration: Int64 = 20_000,
        modified: Int64? = nil
    ) -> Leg.Record {
        Leg.Record(
            startedAt: start + offset,
            duration: duration,
            direction: .incoming,
            caller: .customer,
            callee: .office,
            result: result,
            modifiedAt: modified.map { start + $0 }
        )
    }

    private static func recorded(_ record: Leg.Record) -> Leg { Leg(callID: "A", record: record) }

    /// A leg that was announced half a second after the start.
    private static var ringing: Leg {
        Leg(
            Event(
                kind: .newCall(users: [.anna]),
                callID: "A",
                direction: .outgoing,
                caller: .annasDesk,
                callee: .mobile,
                receivedAt: start + 500
            )
        )
    }

    private static func heard(_ kind: Event.Kind, after offset: Int64) -> Leg {
        Leg(Event(kind: kind, callID: "A", receivedAt: start + offset))
    }

    @Test func `a leg that only the history knows is all that its record says`() {
        let leg = Self.recorded(Self.record())
        #expect(leg.startedAt == Self.start)
        #expect(leg.direction == .incoming)
        #expect(leg.caller == .customer)
        #expect(leg.callee == .office)
        #expect(leg.hangup == Leg.Hangup(at: Self.start + 20_000, cause: .normalClearing))
        #expect(leg.state == .ended)
        #expect(leg.answer == nil)
        #expect(!leg.isHeard)
        #expect(leg.source == .history)
        #expect(leg.gaps == [.direction, .caller, .callee, .hangup])
    }

    @Test func `an announced leg keeps the start, the direction and the numbers that its events tell`() {
        let leg = Self.ringing.merged(with: Self.recorded(Self.record(after: -3_000)))
        #expect(leg.startedAt == Self.start + 500)
        #expect(leg.direction == .outgoing)
        #expect(leg.caller == .annasDesk)
        #expect(leg.callee == .mobile)
        #expect(leg.source == .both)
        #expect(leg.gaps == [.hangup])
    }

    @Test(arguments: [(-3_000, -3_000), (30_000, 12_000)] as [(Int64, Int64)])
    func `a leg whose newCall was not heard starts when the first of event and record says`(
        record: Int64,
        start: Int64
    ) {
        let leg = Self.heard(.answer(user: nil), after: 12_000).merged(with: Self.recorded(Self.record(after: record)))
        #expect(leg.startedAt == Self.start + start)
        #expect(leg.firstEventAt == Self.start + 12_000)
        #expect(!leg.isAnnounced)
    }

    @Test func `a hangup that was heard wins over the record's, also one without a cause`() {
        let hangup = Self.heard(.hangup(cause: nil), after: 7_000)
        let leg = Self.recorded(Self.record()).merged(with: hangup)
        #expect(leg.hangup == Leg.Hangup(at: Self.start + 7_000, cause: nil))
    }

    @Test(
        arguments: [
            (.answered, .normalClearing), (.voicemail, .normalClearing), (.forwarded, .forwarded), (.missed, .cancel),
            (.busy, .busy), (.rejected, .noAnswer), (.unreachable, .notFound),
        ] as [(Leg.Record.Result, HangupCause)]
    )
    func `each result ends a leg with a cause`(result: Leg.Record.Result, cause: HangupCause) {
        let leg = Self.ringing.merged(with: Self.recorded(Self.record(result)))
        #expect(leg.hangup == Leg.Hangup(at: Self.start + 20_500, cause: cause))
    }

    @Test func `the time of talking counts from the answer that was heard`() {
        let leg = Self.heard(.answer(user: .anna), after: 9_000).merged(with: Self.recorded(Self.record()))
        #expect(leg.hangup?.at == Self.start + 29_000)
    }

    @Test func `no record ends a leg before its answer`() {
        let leg = Self.heard(.answer(user: nil), after: 9_000)
            .merged(with: Self.recorded(Self.record(.missed, duration: 2_000)))
        #expect(leg.hangup?.at == Self.start + 9_000)
    }

    @Test func `a leg that was written off is not, once the history tells its end`() {
        var lost = Self.ringing
        lost.crashedAt = Self.start + 40_000
        lost.lapsedAt = Self.start + 50_000
        #expect(lost.state == .writtenOff)
        lost.merge(Self.recorded(Self.record()))
        #expect(lost.state == .ended)
        #expect(lost.deadline(CallRules()) == nil)
    }

    @Test func `the history knows that somebody picked up`() {
        #expect(Self.ringing.merged(with: Self.recorded(Self.record())).isConnected)
        #expect(!Self.ringing.merged(with: Self.recorded(Self.record(.missed))).isConnected)
    }

    @Test(arguments: [HangupCause.cancel, .busy, .noAnswer, .congestion, .notFound, .channelUnavailable, .blocked])
    func `nobody picked up a leg whose heard hangup says so, whatever the history says`(cause: HangupCause) {
        let leg = Self.heard(.hangup(cause: cause), after: 5_000).merged(with: Self.recorded(Self.record()))
        #expect(!leg.isConnected)
    }

    @Test func `the voicemail picked up where the history says it and no event names anybody`() {
        let leg = Self.recorded(Self.record(.voicemail))
        #expect(leg.isVoicemail)
        #expect(leg.isConnected)
        #expect(leg.merged(with: Self.ringing).isVoicemail)
        #expect(!leg.merged(with: Self.heard(.answer(user: .anna), after: 5_000)).isVoicemail)
        let ended = Self.ringing.merged(with: Self.heard(.hangup(cause: .forwarded), after: 5_000))
        #expect(!leg.merged(with: ended).isVoicemail)
    }

    @Test func `of two records the one of whoever picked up counts, whichever changed last`() {
        let answered = Self.record(modified: 1)
        let voicemail = Self.record(.voicemail, modified: 2)
        let missed = Self.record(.missed, modified: 3)
        for records in [[answered, voicemail, missed], [missed, voicemail, answered], [voicemail, answered, missed]] {
            #expect(Self.merged(records).record == answered)
        }
        #expect(Self.merged([missed, voicemail]).record == voicemail)
    }

    @Test func `of two records of calls that nobody picked up the one that changed last counts`() {
        let (never, early, late) = (
            Self.record(.busy), Self.record(.unreachable, modified: 1), Self.record(.missed, modified: 2)
        )
        for records in [[never, early, late], [late, early, never]] { #expect(Self.merged(records).record == late) }
        #expect(Self.merged([never, early]).record == early)
    }

    private static func merged(_ records: [Leg.Record]) -> Leg {
        records.dropFirst().reduce(recorded(records[0])) { $0.merged(with: recorded($1)) }
    }

    @Test func `a record never changes what events said of a leg`() {
        for seed in 0..<3_000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let events = Leg.random("A", of: ["A", "B"], moments: 6, using: &generator)
            let leg = events.merged(with: .randomRecord("A", moments: 6, using: &generator))
            #expect(leg.firstEventAt == events.startedAt, "seed \(seed)")
            #expect(leg.startedAt == events.startedAt || !events.isAnnounced, "seed \(seed)")
            #expect(leg.startedAt <= events.startedAt, "seed \(seed)")
            #expect(events.direction == nil || leg.direction == events.direction, "seed \(seed)")
            #expect(events.caller == nil || leg.caller == events.caller, "seed \(seed)")
            #expect(events.callee == nil || leg.callee == events.callee, "seed \(seed)")
            #expect(events.hangup == nil || leg.hangup == events.hangup, "seed \(seed)")
            #expect(leg.answer == events.answer, "seed \(seed)")
            #expect(leg.state == .ended, "seed \(seed)")
        }
    }
}
