import Calls
import Ingest
import Journal
import PushAPI
import Statistics
import Store

/// One run of the self-test.
struct SelfTestRun: Sendable {
    /// How long anything behind the webhook may take.
    private static let patience: Duration = .seconds(10)

    let site: Site
    let test: SelfTest
    let trial: TrialGate.Trial

    private var call: TrialCall { trial.call }

    /// Tries one thing after the other; what builds on something that does not work is left out.
    func steps() async -> [SelfTestStep] {
        let before = site.intake.journal.lastSequence
        // Made before the call, so that the applier finds it there.
        let outcome = rehearsal()
        var steps: [SelfTestStep] = []
        let works = await attempt(.webhook, &steps, webhook)
        if works {
            await attempt(.signature, &steps, signature)
            let ended = await attempt(.live, &steps, live)
            await attempt(.journal, &steps) { journal(after: before, ended) }
            if ended { steps += await rehearsed(outcome) }
            await attempt(.traces, &steps, traces)
        }
        if let outside = test.outside { await attempt(.outside, &steps) { await self.outside(outside) } }
        return steps
    }

    @discardableResult
    private func attempt(
        _ id: SelfTestStep.ID,
        _ steps: inout [SelfTestStep],
        _ body: () async -> Localized?
    ) async -> Bool {
        let start = ContinuousClock.now
        let fault = await body()
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        steps.append(SelfTestStep(id: id, fault: fault, milliseconds: milliseconds))
        return fault == nil
    }

    private func webhook() async -> Localized? {
        do {
            let reply = try await test.here(call.newCall, trial.key)
            guard reply.status == 200 else { return .refused(status: reply.status) }
            return String(decoding: reply.body, as: UTF8.self).contains("<Response") ? nil : .otherProgram
        } catch {
            return .unreachable("\(error)")
        }
    }

    private func signature() async -> Localized? {
        guard site.verifier != nil else { return .signatureUnchecked }
        let status = (try? await test.here(call.forgery, trial.key))?.status
        return status == 403 ? nil : .forgeryTaken(status: status)
    }

    private func live() async -> Localized? {
        let feed = site.intake.live
        guard await becomesTrue({ feed.trial(call.callID) == .waiting }) else { return .liveIsDeaf }
        do {
            let answer = try await test.here(call.answer, trial.key)
            guard answer.status == 200 else { return .refused(status: answer.status) }
            guard await becomesTrue({ feed.trial(call.callID) == .active }) else { return .liveIsDeaf }
            let hangup = try await test.here(call.hangup, trial.key)
            guard hangup.status == 200 else { return .refused(status: hangup.status) }
            guard await becomesTrue({ feed.trial(call.callID) == nil }) else { return .liveIsDeaf }
            return nil
        } catch {
            return .unreachable("\(error)")
        }
    }

    private func journal(after before: Int64, _ hasEnded: Bool) -> Localized? {
        if let fault = site.intake.journal.fault { return .journalFault(fault) }
        return site.intake.journal.lastSequence - before >= (hasEnded ? 3 : 1) ? nil : .journalFault("")
    }

    private func traces() async -> Localized? {
        do {
            let query: SQLQuery = "SELECT COUNT(*) FROM calls WHERE call_id = \(call.callID)"
            let count = try await site.store.rows(query).first?.first?.integer ?? 0
            return count == 0 ? nil : .tracesLeft
        } catch {
            return .databaseFault("\(error)")
        }
    }

    private func outside(_ post: SelfTest.Post) async -> Localized? {
        let address = site.webhookAddress ?? ""
        do {
            let reply = try await post(call.outside, trial.key)
            guard reply.status == 200 else { return .outsideRefused(address, status: reply.status) }
            let feed = site.intake.live
            let hasArrived = await becomesTrue { feed.trial(call.outsideCallID) != nil }
            return hasArrived ? nil : .outsideElsewhere(address)
        } catch {
            return .outsideUnreachable(address, "\(error)")
        }
    }

    private func becomesTrue(_ condition: () -> Bool) async -> Bool {
        let end = ContinuousClock.now + .seconds(2)
        while !condition() {
            guard ContinuousClock.now < end else { return false }
            try? await Task.sleep(for: .milliseconds(2))
        }
        return true
    }
}

// What the database makes of the call, without keeping it.
extension SelfTestRun {
    /// What was seen without the call and with it.
    struct Rehearsed: Sendable {
        var legs: (without: Int64, with: Int64)
        var counts: (without: Statistics.CallCounts, with: Statistics.CallCounts)
        /// How long the whole took, and how long counting took of it, in ms.
        var milliseconds: (all: Double, counting: Double)
    }

    private typealias Outcome = AsyncStream<Result<Rehearsed, any Error>>

    private func rehearsal() -> Outcome {
        let (stream, continuation) = Outcome.makeStream()
        site.applier.trials.expect(call.callID) { leg in
            do {
                continuation.yield(.success(try await rehearse(leg)))
            } catch {
                continuation.yield(.failure(error))
            }
        }
        return stream
    }

    private func rehearse(_ leg: Leg) async throws -> Rehearsed {
        let statistics = site.statistics
        let start = ContinuousClock.now
        let answers = try await site.store.rehearse([leg]) { reader in
            let query: SQLQuery = "SELECT COUNT(*) FROM calls WHERE call_id = \(leg.callID)"
            let legs = try reader.rows(query).first?.first?.integer ?? 0
            let start = ContinuousClock.now
            let counts = try statistics.callCounts(onDayOf: leg.startedAt, in: reader)
            return (legs: legs, counts: counts, counting: ContinuousClock.now - start)
        }
        let counting = answers.without.counting + answers.with.counting
        return Rehearsed(
            legs: (answers.without.legs, answers.with.legs),
            counts: (answers.without.counts, answers.with.counts),
            milliseconds: ((ContinuousClock.now - start) / .milliseconds(1), counting / .milliseconds(1))
        )
    }

    /// The steps that the applier has done, when it was its turn.
    private func rehearsed(_ outcome: Outcome) async -> [SelfTestStep] {
        let start = ContinuousClock.now
        let (fault, seen) = await database(outcome)
        let waited = (ContinuousClock.now - start) / .milliseconds(1)
        let (all, counting) = seen?.milliseconds ?? (waited, 0)
        let database = SelfTestStep(id: .database, fault: fault, milliseconds: all - counting)
        guard let seen, fault == nil else { return [database] }
        return [
            database,
            SelfTestStep(id: .statistics, fault: statistics(seen), milliseconds: counting),
        ]
    }

    private func database(_ outcome: Outcome) async -> (fault: Localized?, seen: Rehearsed?) {
        let result = await withTaskGroup { group in
            group.addTask { await outcome.first { _ in true } }
            group.addTask { () -> Result<Rehearsed, any Error>? in
                try? await Task.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        switch result {
        case .success(let seen):
            let isKept = seen.legs.without == 0 && seen.legs.with == 1
            return (isKept ? nil : .databaseForgets, seen)
        case .failure(let error): return (.databaseFault("\(error)"), nil)
        case nil: return (.databaseFault(site.applier.fault), nil)
        }
    }

    private func statistics(_ seen: Rehearsed) -> Localized? {
        let (before, after) = seen.counts
        let isRight = after.byHour == before.byHour + 1 && after.byDay == before.byDay + 1
        return isRight ? nil : .statisticsWrong
    }
}
