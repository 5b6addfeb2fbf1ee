import CallStories
import Calls
import PushAPI
import Testing

@Suite struct LegStateTests {
    private static let rules = CallRules()

    private static var ringing: Leg {
        var leg = Leg(callID: "A", startedAt: Story.start)
        leg.isAnnounced = true
        return leg
    }

    private static var talking: Leg {
        var leg = ringing
        leg.answer = Leg.Answer(at: Story.start + 12_000, user: .anna)
        leg.heardAt = leg.answer?.at
        return leg
    }

    @Test func `a leg rings for ten minutes and lapses a millisecond later`() {
        #expect(Self.ringing.asOf(Story.start + 600_000, Self.rules).state == .ringing)
        #expect(Self.ringing.asOf(Story.start + 600_001, Self.rules).state == .writtenOff)
    }

    @Test func `a leg talks for eight hours from its answer and lapses a millisecond later`() {
        let limit = Story.start + 12_000 + 28_800_000
        #expect(Self.talking.asOf(limit, Self.rules).state == .talking)
        #expect(Self.talking.asOf(limit + 1, Self.rules).state == .writtenOff)
    }

    @Test func `the limits are those of the rules`() {
        let rules = CallRules(ringLimit: 1_000, talkLimit: 2_000)
        #expect(Self.ringing.deadline(rules) == Story.start + 1_000)
        #expect(Self.talking.deadline(rules) == Story.start + 14_000)
    }

    @Test func `an ended leg never lapses`() {
        var leg = Self.talking
        leg.hangup = Leg.Hangup(at: Story.start + 20_000, cause: nil)
        #expect(leg.deadline(Self.rules) == nil)
        #expect(leg.asOf(Story.start + 100_000_000, Self.rules) == leg)
    }

    @Test func `a crash counts when nothing was heard after it`() {
        var leg = Self.talking
        leg.crashedAt = Story.start + 12_000
        #expect(leg.isCrashed)
        #expect(leg.state == .writtenOff)
    }

    @Test func `a crash does not count when anything was heard after it`() {
        var leg = Self.talking
        leg.crashedAt = Story.start + 11_999
        #expect(!leg.isCrashed)
        #expect(leg.state == .talking)
    }

    @Test func `a hangup ends a leg that was written off, also one from before`() {
        var leg = Self.talking
        leg.crashedAt = Story.start + 50_000
        leg.lapsedAt = Story.start + 60_000
        leg.hangup = Leg.Hangup(at: Story.start + 40_000, cause: .normalClearing)
        #expect(leg.state == .ended)
        #expect(!leg.isCrashed)
        #expect(!leg.isLapsed)
    }

    @Test func `a hangup that names the answering number was connected`() {
        var leg = Self.ringing
        leg.answeringNumber = .mobile
        #expect(!leg.isConnected)
        leg.hangup = Leg.Hangup(at: Story.start + 9_000, cause: .normalClearing)
        #expect(leg.isConnected)
    }

    @Test func `who answered decides whether it was the voicemail`() {
        var leg = Self.ringing
        leg.users = [.voicemail]
        #expect(leg.isVoicemail)
        leg.answer = Leg.Answer(at: Story.start, user: .anna)
        #expect(!leg.isVoicemail)
    }

    @Test func `a group in which the voicemail rings along is no voicemail`() {
        var leg = Self.ringing
        leg.users = [.anna, .voicemail]
        #expect(!leg.isVoicemail)
    }

    @Test(arguments: [Direction.incoming, .outgoing]) func `the account's side depends on the direction`(
        direction: Direction
    ) {
        var leg = Self.ringing
        leg.direction = direction
        leg.caller = direction == .incoming ? .customer : .office
        leg.callee = direction == .incoming ? .office : .customer
        #expect(leg.ownNumber == .office)
        #expect(leg.externalNumber == .customer)
    }
}
