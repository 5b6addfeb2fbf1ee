import Calls
import Foundation
import PushAPI
import Store

@testable import Statistics

/// Random calls, groups, teams and coverage, in a store and as plain values.
struct World {
    struct Call {
        /// The call as it is stored.
        var journey: Journey
        /// The call as it is now, when legs beyond the limits are taken for lost.
        var current: Journey
        /// The extension of its group.
        var group: String?
    }

    static let groups = ["g1": "O'Brien", "g2": "100 %", "g3": "back\\slash", "g4": "100 %", "other": "Other"]
    static let teams: [(name: String, numbers: [String])] = [
        ("Blue", ["+4921101", "+4921102"]), ("\"Red\" %", ["+4921102", "+4921103"]), ("Blue", ["+4921104"]),
    ]

    var calls: [Call] = []
    var coverage: [(from: Instant, to: Instant)] = []
    let now: Instant

    /// Fills a store around a day on which the clocks change.
    init(around change: Instant, in store: TestStore, _ random: inout SplitMix) async throws {
        now = change + 40 * 3_600_000 + 1_025_000
        for (id, alias) in Self.groups where id != "other" { try await store.group(alias, extension: id) }
        for (index, team) in Self.teams.enumerated() {
            try await store.team(Int64(index + 1), team.name, team.numbers)
        }
        let legs = (0..<250).flatMap { Self.legs("\($0)", around: change, now, &random) }
        _ = try await store.store.apply(legs, through: nil)
        for part in Journeys.divide(legs, CallRules()) {
            let group =
                Bool.random(using: &random) ? (Self.groups.keys.sorted() + ["gone"]).randomElement(using: &random) : nil
            let current = part.map { $0.asOf(now, CallRules()) }
            calls.append(
                Call(
                    journey: Journey(legs: part, CallRules()),
                    current: Journey(legs: current, CallRules()),
                    group: group
                )
            )
            if let group { try await store.put(journeyOf: part[0].callID, inGroup: group) }
        }
        for _ in 0..<8 {
            let from = change + Int64.random(in: -200 * 3_600_000...40 * 3_600_000, using: &random)
            let to = min(now, from + Int64.random(in: 0...30 * 3_600_000, using: &random))
            coverage.append((from, to))
            try await store.cover(from, to, server: Bool.random(using: &random) ? "a" : "b")
        }
    }

    /// One or two legs of a call: answered, missed, sent on, lost or still running.
    private static func legs(_ id: String, around change: Instant, _ now: Instant, _ random: inout SplitMix) -> [Leg] {
        let isRecent = Int.random(in: 0..<4, using: &random) == 0
        let start =
            isRecent
            ? now - Int64.random(in: 0...1_200_000, using: &random)
            : change + Int64.random(in: -400 * 3_600_000...39 * 3_600_000, using: &random)
        let own = "+492110\(Int.random(in: 1...6, using: &random))"
        let external =
            ["anonymous", nil, "+49170\(Int.random(in: 1...40, using: &random))"].randomElement(using: &random) ?? nil
        let direction: Direction = Int.random(in: 0..<3, using: &random) == 0 ? .outgoing : .incoming
        let answer = Double(Int.random(in: 1...120_000, using: &random)) / 1_000
        let end = answer + Double(Int.random(in: 1...900_000, using: &random)) / 1_000
        func one(answer: Double?, by user: String? = nil, end: Double?, _ cause: HangupCause) -> [Leg] {
            let end = end.flatMap { start + Int64($0 * 1_000) <= now ? $0 : nil }
            let answer = answer.flatMap { start + Int64($0 * 1_000) <= now ? $0 : nil }
            var only = leg(id, direction, at: start, own: own, external: external, answer: answer, by: user, end: end)
            only.hangup?.cause = cause
            only.isAnnounced = Int.random(in: 0..<10, using: &random) > 0
            return [only]
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0...2: return one(answer: answer, end: end, .normalClearing)
        case 3: return one(answer: answer, by: "voicemail", end: end, .normalClearing)
        case 4: return one(answer: nil, end: answer / 10, .cancel)
        case 5:
            return one(answer: nil, end: answer, [.busy, .noAnswer, .notFound].randomElement(using: &random) ?? .busy)
        case 6:
            var lost = one(answer: Bool.random(using: &random) ? answer : nil, end: nil, .normalClearing)
            if start + 130_000 < now, Bool.random(using: &random) { lost[0].crashedAt = start + 130_000 }
            return lost
        case 7: return one(answer: answer, end: nil, .normalClearing)
        default:
            let second = leg(
                id + "b",
                direction,
                at: start + 5_000,
                own: "+4921103",
                external: external,
                answer: 7,
                end: start + 30_000 <= now ? 20 : nil,
                original: id
            )
            return one(answer: nil, end: 5, .forwarded) + (start + 12_000 <= now ? [second] : [])
        }
    }
}
