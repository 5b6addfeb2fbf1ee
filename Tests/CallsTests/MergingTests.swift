import CallStories
import Calls
import PushAPI
import Testing

@Suite struct MergingTests {
    /// Three tellings of one leg, by events, by the account's history or by both, which agree and contradict each other
    /// at random.
    private static func tellings(_ seed: UInt64) -> (Leg, Leg, Leg) {
        var generator = SeededGenerator(seed: seed)
        // Few moments, so that times are often equal.
        func telling() -> Leg {
            let events = Leg.random("A", of: ["A", "B", "C"], moments: 3, using: &generator)
            let record = Leg.randomRecord("A", moments: 3, using: &generator)
            return [events, record, events.merged(with: record)][Int.random(in: 0..<3, using: &generator)]
        }
        return (telling(), telling(), telling())
    }

    @Test func `merging is commutative`() {
        for seed in 0..<3_000 as Range<UInt64> {
            let (one, two, _) = Self.tellings(seed)
            #expect(one.merged(with: two) == two.merged(with: one), "seed \(seed)")
        }
    }

    @Test func `merging is associative`() {
        for seed in 0..<3_000 as Range<UInt64> {
            let (one, two, three) = Self.tellings(seed)
            let left = one.merged(with: two).merged(with: three)
            #expect(left == one.merged(with: two.merged(with: three)), "seed \(seed)")
        }
    }

    @Test func `merging is idempotent`() {
        for seed in 0..<3_000 as Range<UInt64> {
            let (one, two, _) = Self.tellings(seed)
            let both = one.merged(with: two)
            #expect(one.merged(with: one) == one, "seed \(seed)")
            #expect(both.merged(with: one) == both, "seed \(seed)")
            #expect(both.merged(with: two) == both, "seed \(seed)")
        }
    }

    @Test func `the earliest start, answer and hangup win`() {
        var early = Leg(callID: "A", startedAt: Story.start)
        early.answer = Leg.Answer(at: Story.start + 5_000, user: .anna)
        early.hangup = Leg.Hangup(at: Story.start + 9_000, cause: .normalClearing)
        var late = Leg(callID: "A", startedAt: Story.start + 1)
        late.answer = Leg.Answer(at: Story.start + 5_001, user: .bert)
        late.hangup = Leg.Hangup(at: Story.start + 9_001, cause: .cancel)
        let merged = late.merged(with: early)
        #expect(merged.startedAt == early.startedAt)
        #expect(merged.answer == early.answer)
        #expect(merged.hangup == early.hangup)
    }

    @Test func `at the same moment the answer that names someone wins`() {
        var silent = Leg(callID: "A", startedAt: Story.start)
        silent.answer = Leg.Answer(at: Story.start, user: nil)
        var naming = silent
        naming.answer?.user = .anna
        #expect(silent.merged(with: naming).answer?.user == .anna)
        #expect(naming.merged(with: silent).answer?.user == .anna)
    }

    @Test func `a number is preferred to a suppressed one`() {
        var known = Leg(callID: "A", startedAt: Story.start)
        known.caller = .customer
        var suppressed = known
        suppressed.caller = .anonymous
        #expect(suppressed.merged(with: known).caller == .customer)
    }
}
