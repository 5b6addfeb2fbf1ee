import PushAPI

/// A check of stored days, as it is remembered.
public struct Verification: Hashable, Sendable {
    /// When it was made.
    public var ranAt: Instant
    /// The first day that was checked, as a number such as 20261122.
    public var firstDay: Int64
    /// The last one.
    public var lastDay: Int64
    /// How many values were compared.
    public var cells: Int64
    /// How many were not as they should be.
    public var differences: Int64
}

extension CallStore {
    /// Remembers what a check of a day found.
    ///
    /// - Throws: `StoreError`.
    public func record(_ check: DayCheck, at now: Instant) async throws {
        try await transaction { transaction in
            try transaction.execute(
                """
                INSERT INTO verifications (ran_ms, first_day, last_day, cells, differences)
                VALUES (\(now.milliseconds), \(check.day), \(check.day), \(Int64(check.cells)),
                        \(Int64(check.differences.count)))
                """
            )
        }
    }

    /// The last check that was remembered.
    ///
    /// - Throws: `StoreError`.
    public func lastVerification() async throws -> Verification? {
        let row = try await rows(
            "SELECT ran_ms, first_day, last_day, cells, differences FROM verifications ORDER BY id DESC LIMIT 1"
        ).first
        guard let values = row?.compactMap(\.integer), values.count == 5 else { return nil }
        return Verification(
            ranAt: Instant(milliseconds: values[0]),
            firstDay: values[1],
            lastDay: values[2],
            cells: values[3],
            differences: values[4]
        )
    }

    /// The first moments of the first and the last day that have something to check; nil for an empty store.
    ///
    /// - Throws: `StoreError`.
    public func storedRange() async throws -> ClosedRange<Instant>? {
        let row = try await rows(
            "SELECT (SELECT MIN(started_ms) FROM journeys), (SELECT MAX(started_ms) FROM journeys)"
        ).first
        guard let first = row?[0].integer, let last = row?[1].integer else { return nil }
        return Instant(milliseconds: first)...Instant(milliseconds: last)
    }

    /// How many days are sealed.
    ///
    /// - Throws: `StoreError`.
    public func sealedDays() async throws -> Int64 {
        try await rows("SELECT COUNT(*) FROM day_facts WHERE part = 'start'").first?.first?.integer ?? 0
    }
}
