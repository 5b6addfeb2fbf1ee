import Formulas
import Testing

/// Compares the one pass over all calls with a model that looks at each party's whole list at once.
@Suite struct CallBacksModelTests {
    private static let settings = CallBacks.Settings(minimumTalk: 5_000, expiry: 60_000)

    @Test func `cases agree with looking at each party on its own`() {
        for seed in 0..<1_500 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let steps = Self.steps(&generator)
            let now = (steps.last?.moment ?? 0) / 1_000 + generator.number(0...80)
            let cases = CallBacks.cases(steps, now: now, Self.settings)
            let expected = (1...4 as ClosedRange<UInt32>).flatMap { party in
                Self.model(steps.filter { $0.party == party }, now: 1_000 * now)
            }
            let told = cases.map { Told($0) }
            #expect(told.map(\.firstMissedAt) == told.map(\.firstMissedAt).sorted(), "seed \(seed)")
            #expect(Set(told) == Set(expected), "seed \(seed)")
            #expect(told.count == expected.count, "seed \(seed)")
        }
    }

    private static func steps(_ generator: inout SeededGenerator) -> [CallBackStep] {
        var at: Int64 = 0
        return (0..<generator.number(0...40)).map { _ in
            at += generator.number(0...25)
            let party = UInt32(generator.number(1...4))
            switch generator.number(0...9) {
            case 0...4: return .missed(at: at, party: party, isSelected: generator.chance(50))
            case 5: return .answered(at: at, party: party)
            case 6, 7: return .called(at: at, party: party, talk: generator.chance(30) ? nil : generator.number(3...7))
            case 8: return .called(at: at, party: party, talk: nil)
            default: return .dismissed(at: at, party: party)
            }
        }
    }

    /// What a case says, in ms.
    fileprivate struct Told: Hashable {
        var party: UInt32
        var firstMissedAt: Int64
        var lastMissedAt: Int64
        var attempts: Int
        var isSelected: Bool
        var state: CallBacks.State
        var firstResponseAt: Int64?
        var contactAt: Int64?
    }

    /// Groups the missed calls of a party, then asks of each group what happened after it.
    private static func model(_ steps: [CallBackStep], now: Int64) -> [Told] {
        var groups: [[Int]] = []
        for index in steps.indices where steps[index].isMissed {
            if let group = groups.last, let last = group.last,
                steps[index].moment - steps[last].moment <= settings.expiry,
                !steps[last..<index].contains(where: { closing($0, after: steps[group[0]].moment) != nil })
            {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups.enumerated().map { number, group in
            let (first, last) = (steps[group[0]].moment, steps[group[group.count - 1]].moment)
            let end = number + 1 < groups.count ? groups[number + 1][0] : steps.count
            let own = steps[group[0]..<end].filter { $0.moment > first && $0.moment - last <= settings.expiry }
            let closingIndex = own.firstIndex { closing($0, after: first) != nil }
            let outcome = closingIndex.flatMap { closing(own[$0], after: first) }
            let contact = outcome == .dismissed ? nil : closingIndex.map { own[$0].moment }
            let attempt = own[..<(closingIndex ?? own.count)].first(where: \.isCalled)?.moment
            let isExpired = now > last + settings.expiry
            return Told(
                party: steps[group[0]].party,
                firstMissedAt: first,
                lastMissedAt: last,
                attempts: group.count,
                isSelected: steps[group[0]].isSelected,
                state: outcome ?? (isExpired ? .expired : attempt == nil ? .open : .tried),
                firstResponseAt: attempt ?? contact,
                contactAt: contact
            )
        }
    }

    /// How a step closes a case that began at `first`, if it does.
    private static func closing(_ step: CallBackStep, after first: Int64) -> CallBacks.State? {
        guard step.moment > first else { return nil }
        switch step {
        case .missed: return nil
        case .answered: return .reachedUs
        case .called(_, _, let talk): return 1_000 * (talk ?? 0) >= settings.minimumTalk ? .reachedByUs : nil
        case .dismissed: return .dismissed
        }
    }
}

extension CallBacksModelTests.Told {
    fileprivate init(_ told: CallBacks.Case) {
        self.init(
            party: told.party,
            firstMissedAt: told.firstMissedAt,
            lastMissedAt: told.lastMissedAt,
            attempts: told.attempts,
            isSelected: told.isSelected,
            state: told.state,
            firstResponseAt: told.firstResponseAt,
            contactAt: told.contactAt
        )
    }
}

extension CallBackStep {
    fileprivate var isMissed: Bool { if case .missed = self { true } else { false } }
    fileprivate var isCalled: Bool { if case .called = self { true } else { false } }
    fileprivate var isSelected: Bool { if case .missed(_, _, let isSelected) = self { isSelected } else { false } }
}
