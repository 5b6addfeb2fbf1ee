import Calls
import PushAPI

/// Random calls of all kinds, each as its legs.
struct Traffic {
    let change: Instant
    let now: Instant

    private static let callers: [String?] =
        (1...8).map { "+49170\($0)" } + (1...6).map { "+49211555\($0)" }
        + [
            "+49305550", "+4989555", "+331555000", "+498005550", "+4932555500", "123456e0", "anonymous", "anonymous",
            nil,
        ]

    /// About `count` calls.
    func calls(_ count: Int, _ random: inout SplitMix) -> [[Leg]] {
        var calls: [[Leg]] = []
        for index in 0..<count {
            let start = start(&random)
            let caller = Self.callers.randomElement(using: &random) ?? nil
            calls.append(call("\(index)", start, caller, &random))
            // Somebody who calls again and again, and is called back.
            for attempt in 0..<(index % 5 == 0 ? 3 : 0) {
                let pause: Int64 = [60_000, 3_600_000, 80_000_000, 400_000_000].randomElement(using: &random) ?? 0
                let latest = now - Int64.random(in: 1_000...1_000_000, using: &random)
                let next = min(latest, start + Int64.random(in: 0...pause, using: &random))
                calls.append(call("\(index)-\(attempt)", next, caller, &random))
            }
        }
        return calls
    }

    private func start(_ random: inout SplitMix) -> Instant {
        switch Int.random(in: 0..<8, using: &random) {
        case 0...1: now - Int64.random(in: 0...1_200_000, using: &random)
        // Crowded hours, among them the one in which the clocks change.
        case 2: change + Int64.random(in: -5_400_000...5_400_000, using: &random)
        case 3: change - 7 * 86_400_000 + Int64.random(in: 0...900_000, using: &random)
        default: change + Int64.random(in: -400 * 3_600_000...39 * 3_600_000, using: &random)
        }
    }

    /// One call: answered, missed in any way, sent on, internal, lost or still running.
    private func call(_ id: String, _ start: Instant, _ external: String?, _ random: inout SplitMix) -> [Leg] {
        let own = TestOrganisation.numbers.randomElement(using: &random) ?? ""
        let direction: Direction = Int.random(in: 0..<3, using: &random) == 0 ? .outgoing : .incoming
        let isWhole = Bool.random(using: &random)
        let wait = Double(Int.random(in: 0...90_000, using: &random)) / 1_000
        let answer = isWhole ? wait.rounded() : wait
        let end = answer + Double(Int.random(in: 1...900_000, using: &random)) / 1_000
        func past(_ seconds: Double?) -> Double? { seconds.flatMap { start + Int64($0 * 1_000) <= now ? $0 : nil } }
        func one(answer: Double?, by user: String? = nil, end: Double?, _ cause: HangupCause = .normalClearing) -> [Leg]
        {
            var only = leg(
                id,
                direction,
                at: start,
                own: own,
                external: external,
                answer: past(answer),
                by: user,
                end: past(end),
                cause: cause
            )
            only.isAnnounced = only.answer == nil && only.hangup == nil || Int.random(in: 0..<10, using: &random) > 0
            return [only]
        }
        switch Int.random(in: 0..<13, using: &random) {
        case 0...2: return one(answer: answer, end: end)
        case 3: return one(answer: answer, by: "voicemail", end: end)
        case 4: return one(answer: nil, end: answer, .cancel)
        case 5: return one(answer: nil, end: Double(Int.random(in: 0...10, using: &random)), .cancel)
        case 6:
            let causes: [HangupCause] = [.busy, .noAnswer, .notFound, .congestion, .blocked]
            return one(answer: nil, end: answer, causes.randomElement(using: &random) ?? .busy)
        case 7:
            var lost = one(answer: Bool.random(using: &random) ? answer : nil, end: nil)
            if start + 130_000 < now, Bool.random(using: &random) { lost[0].crashedAt = start + 130_000 }
            return lost
        case 8: return one(answer: answer, end: nil)
        case 9: return one(answer: answer, end: answer + 2)
        case 10:
            let other = TestOrganisation.numbers.filter { $0 != own }.randomElement(using: &random) ?? ""
            return [
                leg(id, .outgoing, at: start, own: own, external: other, answer: past(answer), end: past(end)),
                leg(id + "i", .incoming, at: start, own: other, external: own, answer: past(answer), end: past(end)),
            ]
        default:
            let second = leg(
                id + "b",
                direction,
                at: start + 5_000,
                own: TestOrganisation.numbers.randomElement(using: &random) ?? "",
                external: external,
                answer: past(12).map { $0 - 5 },
                end: past(25).map { $0 - 5 },
                original: id
            )
            return one(answer: nil, end: 5, .forwarded) + (start + 12_000 <= now ? [second] : [])
        }
    }
}
