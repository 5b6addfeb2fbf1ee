import Calls
import Store

/// How fast a full database takes legs, and an empty one the same at the same time.
struct IngestRates: Codable, Equatable {
    /// Legs per second.
    let full: Double
    /// Legs per second.
    let empty: Double

    /// What is left of the empty database's rate.
    var ratio: Double { full / empty }

    /// Stores all legs in both databases.
    ///
    /// They take turns, so that a disturbance of the machine hits both.
    nonisolated(nonsending) static func measure(
        _ legs: [Leg],
        full: any CallStore,
        empty: any CallStore
    ) async throws -> IngestRates {
        var fullTime = Duration.zero
        var emptyTime = Duration.zero
        for (turn, part) in legs.batches.enumerated() {
            if turn.isMultiple(of: 2) { emptyTime += try await time(part, in: empty) }
            fullTime += try await time(part, in: full)
            if !turn.isMultiple(of: 2) { emptyTime += try await time(part, in: empty) }
        }
        let count = Double(legs.count)
        return IngestRates(full: count / fullTime.inSeconds, empty: count / emptyTime.inSeconds)
    }

    private nonisolated(nonsending) static func time(_ legs: [Leg], in store: any CallStore) async throws -> Duration {
        let start = ContinuousClock.now
        _ = try await store.apply(legs, through: nil)
        return ContinuousClock.now - start
    }
}
