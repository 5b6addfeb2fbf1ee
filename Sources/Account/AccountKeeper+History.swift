import Calls
import Foundation
import Ingest
import Logging
import PushAPI
import SipgateAPI
import Store

/// Why the history cannot be read now.
public enum HistoryProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The account is of the kind whose history has no calls.
    case neo
    /// sipgate keeps no calls of this account.
    case notKept
    /// Another reading is under way.
    case busy

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .neo:
            "This is a sipgate neo account, whose history lists no calls: gaps cannot be filled. "
                + "Keep the service reachable, so that no call is missed."
        case .notKept:
            "sipgate keeps no history of this account. Its administrator can change that in the account's settings."
        case .busy:
            "The history is being read already. Try again when that has ended."
        }
    }
}

// What webhooks have missed.
extension AccountKeeper {
    /// Asks for what is missing, and reads what was asked for.
    func readHistory() async throws {
        let memory = try await memory()
        guard memory.product != .neo, memory.historyLifeTime != "NONE", takeReading() else { return }
        defer { endReading() }
        let now = parts.clock()
        let start = now - HistoryPlan.reach
        let plan = HistoryPlan(
            // Before somebody listened for the first time, nothing was missed.
            gaps: try await parts.gaps(max(start, try await parts.store.firstCoverage() ?? now), now),
            imports: try await parts.store.imports(since: start),
            firstOrphan: try await parts.store.firstOrphan(since: now - HistoryPlan.orphanAge),
            settling: parts.settling
        )
        for job in plan.jobs(at: now) {
            _ = try await parts.store.beginImport(
                job.reason,
                from: job.range.lowerBound,
                to: job.range.upperBound,
                at: now
            )
        }
        try await parts.store.forgetImports(before: now - HistoryPlan.reach)
        for work in try await parts.store.openImports() {
            try Task.checkCancellation()
            guard parts.isLeader() else { return }
            try await attempt(.history) { _ = try await read(work) { _ in } }
        }
    }

    /// Reads a part of the history at once, as from the command line.
    ///
    /// - Parameter onProgress: Told after each step.
    /// - Returns: The import, finished.
    /// - Throws: `HistoryProblem`, `SipgateError`, `OAuthError`, `LoginProblem` or `StoreError`; repeated with the same
    ///   beginning and no earlier end it goes on where it was.
    public func backfill(
        from: Instant,
        to: Instant,
        onProgress: @Sendable (HistoryImport) -> Void
    ) async throws -> HistoryImport {
        let memory = try await memory()
        if memory.product == .neo { throw HistoryProblem.neo }
        if memory.historyLifeTime == "NONE" { throw HistoryProblem.notKept }
        guard takeReading() else { throw HistoryProblem.busy }
        defer { endReading() }
        // What was asked for until "now" is gone on with until the now of today.
        let left = try await parts.store.openImports().first {
            $0.reason == .command && $0.from == from && $0.to <= to
        }
        let now = parts.clock()
        var work: HistoryImport
        if let left {
            work = left
            work.to = to
            try await parts.store.keep(work)
        } else {
            work = try await parts.store.beginImport(.command, from: from, to: to, at: now)
        }
        return try await read(work, onProgress: onProgress)
    }

    /// Takes up the offer to read what the account held from before it was connected, or not.
    ///
    /// - Parameter from: The first moment that is wanted; nil for nothing.
    /// - Throws: `StoreError`.
    public func answerOffer(importFrom from: Instant?) async throws {
        let now = parts.clock()
        if let from, from < now {
            _ = try await parts.store.beginImport(.first, from: from, to: now, at: now)
            wake()
        }
        try await parts.store.changeAccountMemory { $0.offer = from == nil ? .declined : .accepted }
    }

    /// The last readings of the history, the newest first.
    ///
    /// - Throws: `StoreError`.
    public func lastImports(limit: Int) async throws -> [HistoryImport] {
        try await parts.store.lastImports(limit: limit)
    }

    private func read(
        _ work: HistoryImport,
        onProgress: @Sendable (HistoryImport) -> Void
    ) async throws -> HistoryImport {
        let whitelist = try await memory().webhooks?.whitelist
        let (live, clock) = (parts.live, parts.clock)
        do {
            return try await withLogin { client in
                let reader = HistoryReader(
                    store: self.parts.store,
                    client: client,
                    clock: clock,
                    whitelist: whitelist,
                    settling: self.parts.settling
                ) { changed in live?.correct(by: changed, at: clock()) }
                // A login that was renewed in between finds the import where it was.
                let current = try await self.parts.store.openImports().first { $0.id == work.id } ?? work
                let done = try await reader.run(current, onProgress: onProgress)
                if done.added + done.closed > 0 {
                    self.parts.logger.info(
                        "calls were completed from the account's history",
                        metadata: ["added": "\(done.added)", "closed": "\(done.closed)", "why": "\(done.reason)"]
                    )
                }
                return done
            }
        } catch let error as SipgateError {
            var stopped = try await parts.store.openImports().first { $0.id == work.id } ?? work
            stopped.problem = "\(error)"
            try await parts.store.keep(stopped)
            throw error
        }
    }
}
