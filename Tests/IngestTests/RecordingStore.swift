import Calls
import PushAPI
import Store
import Synchronization

/// A store in memory that can fail, and that notes how it was used.
final class RecordingStore: CallStore {
    struct State {
        var applied: [Leg] = []
        var position: JournalPosition?
        var batches: [Int] = []
        var failures = 0
        var refuses: Set<String> = []
    }

    let state = Mutex(State())
    let rules = CallRules()

    func apply(_ legs: [Leg], through position: JournalPosition?) async throws -> [Leg] {
        try state.withLock { state in
            if state.failures > 0 {
                state.failures -= 1
                throw StoreError.failed(reason: "away")
            }
            if legs.contains(where: { state.refuses.contains($0.callID) }) {
                throw StoreError.failed(reason: "refused")
            }
            state.applied += legs
            state.batches.append(legs.count)
            state.position = position ?? state.position
            return legs
        }
    }

    func position(ofJournal id: String) async throws -> Int64 {
        state.withLock { $0.position?.journal == id ? $0.position?.sequence ?? 0 : 0 }
    }

    var appliedIDs: [String] { state.withLock { $0.applied.map(\.callID) } }

    func openJourneys() async throws -> [Leg] { [] }
    func writeOffLapsed(at now: Instant, _ rules: CallRules) async throws -> [Leg] { [] }
    func writeOffCrashed(at now: Instant) async throws -> [Leg] { [] }
    func beginCoverage(server: String, at now: Instant) async throws -> Instant? { nil }
    func extendCoverage(server: String, to now: Instant) async throws {}
    func forgetNames(before instant: Instant) async throws {}
    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T {
        try body(Nothing())
    }
    func transaction<T: Sendable>(_ body: @escaping @Sendable (any LedgerTransaction) throws -> T) async throws -> T {
        throw StoreError.failed(reason: "keeps no rows")
    }
    func ping() async throws {}
    func close() async throws {}
}

/// Reads a database that has no rows.
private struct Nothing: StoreReader {
    func rows(_ query: SQLQuery) throws -> [[SQLValue]] { [] }
    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws {}
    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] { [] }
}
