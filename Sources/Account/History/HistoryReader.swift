import Calls
import Ingest
import PushAPI
import SipgateAPI
import Store

/// Reads parts of the account's history into the store.
struct HistoryReader: Sendable {
    /// Progress is kept after so much of the history, in ms.
    private static let slice: Int64 = 6 * 3_600_000
    private static let page = 500
    /// Legs that are written in one transaction.
    private static let chunk = 200

    let store: any CallStore
    let client: SipgateClient
    let clock: Clock
    /// The phone lines and groups whose calls webhooks tell of; nil for all.
    let whitelist: [String]?
    /// How much later than a call's end sipgate may write of it, in ms.
    var settling = HistoryPlan.settling
    /// Told of the legs that changed.
    let onChange: @Sendable ([Leg]) -> Void

    /// Reads what is left of an import, and keeps how far it has come.
    ///
    /// - Parameter onProgress: Told after each step.
    /// - Returns: The import, finished.
    /// - Throws: `SipgateError`, `OAuthError`, `LoginProblem` or `StoreError`; the import goes on from there next time.
    func run(
        _ work: HistoryImport,
        onProgress: @Sendable (HistoryImport) -> Void
    ) async throws -> HistoryImport {
        var work = work
        while work.through < work.to {
            try Task.checkCancellation()
            let end = min(work.to, work.through + Self.slice)
            try await read(work.through..<end, into: &work)
            work.through = end
            work.problem = nil
            try await store.keep(work)
            onProgress(work)
        }
        work.endedAt = clock()
        try await store.keep(work)
        onProgress(work)
        return work
    }

    private func read(_ range: Range<Instant>, into work: inout HistoryImport) async throws {
        var offset = 0
        var nameless: [HistoryEntry] = []
        while true {
            let page = try await client.history(
                from: range.lowerBound,
                to: range.upperBound,
                offset: offset,
                limit: Self.page
            )
            let wanted = page.entries.filter(isWanted)
            try await write(wanted.filter { $0.callID != nil }, into: &work)
            nameless += wanted.filter { $0.callID == nil }
            work.entries += Int64(page.entries.count + page.unreadable)
            guard let next = page.nextOffset, next > offset else { break }
            offset = next
        }
        // Once all calls of the time are known, it shows which of these belong to none of them.
        try await write(try await strangers(among: nameless), into: &work)
    }

    /// The entries that belong to no stored call.
    ///
    /// A message on the voicemail has an entry without a `callId`, beside that of the call in which it was left or in
    /// its place.
    private func strangers(among entries: [HistoryEntry]) async throws -> [HistoryEntry] {
        var strangers: [HistoryEntry] = []
        for entry in entries {
            let around = entry.createdAt - HistoryPlan.margin..<entry.createdAt + HistoryPlan.settling
            let isKnown = try await store.hasCall(from: entry.source, to: entry.target, startedIn: around)
            if !isKnown { strangers.append(entry) }
        }
        return strangers
    }

    /// Whether the call is over, and one of those that webhooks tell of.
    private func isWanted(_ entry: HistoryEntry) -> Bool {
        let duration = entry.duration ?? 0
        // What has just ended may still change; the next reading finds it.
        guard entry.createdAt + duration <= clock() - settling / 2 else { return false }
        // Answered, and for no time at all: it may be going on, and must not be taken from the live view.
        if entry.result == .answered, duration == 0, entry.createdAt > clock() - HistoryPlan.orphanAge { return false }
        guard let whitelist, !entry.connectionIds.isEmpty else { return true }
        return !Set(whitelist).isDisjoint(with: entry.connectionIds)
    }

    private func write(_ entries: [HistoryEntry], into work: inout HistoryImport) async throws {
        let legs = entries.map(Leg.init)
        for start in stride(from: 0, to: legs.count, by: Self.chunk) {
            let chunk = Array(legs[start..<min(start + Self.chunk, legs.count)])
            let moments = Dictionary(chunk.map { ($0.callID, $0.startedAt) }, uniquingKeysWith: min)
            let before = try await store.transaction { try $0.legs(withIDs: moments).map(\.leg) }
            let ended = Dictionary(before.map { ($0.callID, $0.state == .ended) }, uniquingKeysWith: { $0 || $1 })
            let changed = try await store.apply(chunk, through: nil)
            for leg in changed {
                switch ended[leg.callID] {
                case nil: work.added += 1
                case false? where leg.state == .ended: work.closed += 1
                default: break
                }
            }
            onChange(changed)
        }
    }
}
