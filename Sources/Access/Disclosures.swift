import PushAPI
import Store

/// The record of who has had which number shown in full.
public struct Disclosures: Sendable {
    /// A number that somebody has had shown.
    public struct Disclosure: Hashable, Sendable {
        /// When.
        public let at: Instant
        /// The user's name, who may be gone by now.
        public let user: String
        /// The journey that the number was part of.
        public let call: Int64
        /// The number as logs have it: its middle is hidden.
        public let number: String
    }

    private let store: any CallStore
    private let clock: Clock

    /// The record in a store.
    public init(store: any CallStore, clock: @escaping Clock) {
        self.store = store
        self.clock = clock
    }

    /// Notes that `user` has a number shown in full; to be done before it is shown.
    ///
    /// - Parameters:
    ///   - user: The user's name.
    ///   - call: The id of the journey.
    ///   - number: The number, which is masked before it is stored.
    /// - Throws: `StoreError`.
    public func record(_ user: String, call: Int64, number: PhoneNumber) async throws {
        let (now, masked) = (clock(), number.description)
        try await store.transaction { transaction in
            try transaction.execute(
                """
                INSERT INTO disclosures (at_ms, user, journey_id, number)
                VALUES (\(now.milliseconds), \(user), \(call), \(masked))
                """
            )
        }
    }

    /// The newest entries, the newest first.
    ///
    /// - Throws: `StoreError`.
    public func list(limit: Int) async throws -> [Disclosure] {
        let rows = try await store.rows(
            "SELECT at_ms, user, journey_id, number FROM disclosures ORDER BY at_ms DESC, id DESC LIMIT \(Int64(limit))"
        )
        return rows.map { row in
            Disclosure(
                at: Instant(milliseconds: row[0].integer ?? 0),
                user: row[1].text ?? "",
                call: row[2].integer ?? 0,
                number: row[3].text ?? ""
            )
        }
    }
}
