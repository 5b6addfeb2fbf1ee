import Calls
import Foundation
import PushAPI
import Store
import Testing

extension World {
    /// Lets a store learn pieces in any order, some of them twice, while the organisation changes.
    ///
    /// - Returns: What was found out besides.
    mutating func tell(_ pieces: [Leg], to store: TestStore, _ random: inout SplitMix) async throws -> [Leg] {
        var rest = (pieces + pieces.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }).shuffled(using: &random)
        var found: [Leg] = []
        let lapse = Int.random(in: 1..<40, using: &random)
        var step = 0
        while !rest.isEmpty {
            let batch = rest.prefix(Int.random(in: 1...max(2, pieces.count / 4), using: &random))
            rest.removeFirst(batch.count)
            _ = try await store.store.apply(Array(batch), through: nil)
            if Bool.random(using: &random) { try await reorganise(in: store, &random) }
            // Most of the time something is left to do when the next batch arrives.
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                _ = try await store.store.reassign(limit: Int64.random(in: 1...79, using: &random))
            }
            if Bool.random(using: &random) { try await seal(in: store, &random) }
            // Also while journeys are being moved, the books are right.
            if Int.random(in: 0..<6, using: &random) == 0 { #expect(try await store.differences() == []) }
            step += 1
            if step == lapse {
                found += try await store.store.writeOffLapsed(at: now - 100 * 3_600_000, CallRules())
            }
        }
        while try await store.store.reassign(limit: 37) != nil {}
        try await seal(in: store, &random)
        return found
    }

    private mutating func reorganise(in store: TestStore, _ random: inout SplitMix) async throws {
        let next = TestOrganisation(&random)
        if Bool.random(using: &random) {
            organisation.groups = next.groups
            _ = try await store.store.replaceGroups(next.groups)
        }
        if Bool.random(using: &random) {
            organisation.teams = next.teams
            _ = try await store.store.replaceTeams(next.teams)
        }
        if Bool.random(using: &random) {
            organisation.hours = next.hours
            _ = try await store.store.setOpeningHours(next.openingHours())
        }
    }

    private func seal(in store: TestStore, _ random: inout SplitMix) async throws {
        let limit = Int64.random(in: 1...20, using: &random)
        let isThorough = Bool.random(using: &random)
        for day in try await store.store.unsealedDays(before: now, store.calendar, limit: isThorough ? 1_000 : limit)
        where isThorough || Int.random(in: 0..<3, using: &random) > 0 {
            _ = try await store.store.seal(dayOf: day, store.calendar)
        }
        while try await store.store.rememberCallers(before: now, store.calendar) {}
    }
}

extension Leg {
    /// Events that tell the leg together, each by itself; sometimes one of them names neither side.
    func pieces(_ random: inout SplitMix) -> [Leg] {
        var first = self
        (first.answer, first.hangup, first.heardAt) = (nil, nil, nil)
        var pieces = isAnnounced ? [first] : []
        if let answer {
            var piece = first.bare(at: answer.at, &random)
            piece.answer = answer
            piece.heardAt = answer.at
            pieces.append(piece)
        }
        if let hangup {
            var piece = first.bare(at: hangup.at, &random)
            piece.hangup = hangup
            piece.heardAt = hangup.at
            pieces.append(piece)
        }
        // A second server has heard the same, and a little less of it.
        if let last = pieces.last, Int.random(in: 0..<10, using: &random) == 0 {
            var again = last
            (again.caller, again.callee) = Bool.random(using: &random) ? (nil, callee) : (caller, nil)
            pieces.append(again)
        }
        return pieces.isEmpty ? [self] : pieces
    }

    /// What the account's history says of some legs that have ended: in whole seconds, by a clock of its own.
    func recorded(_ random: inout SplitMix) -> Leg? {
        guard let direction, let hangup, Int.random(in: 0..<6, using: &random) == 0 else { return nil }
        let start = startedAt.milliseconds + Int64.random(in: -30_000...0, using: &random)
        let record = Record(
            startedAt: Instant(milliseconds: start / 1_000 * 1_000),
            duration: (hangup.at - (answer?.at ?? startedAt)) / 1_000 * 1_000,
            direction: direction,
            caller: caller,
            callee: callee,
            result: isVoicemail ? .voicemail : answer != nil ? .answered : hangup.cause == .busy ? .busy : .missed
        )
        return Leg(callID: callID, record: record)
    }

    private func bare(at instant: Instant, _ random: inout SplitMix) -> Leg {
        var piece = self
        piece.startedAt = instant
        piece.isAnnounced = false
        if Int.random(in: 0..<6, using: &random) == 0 { (piece.caller, piece.callee) = (nil, nil) }
        return piece
    }
}
