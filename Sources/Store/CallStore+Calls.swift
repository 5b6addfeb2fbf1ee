import Calls
import PushAPI

extension CallStore {
    /// Merges what is newly known of some legs; see the protocol.
    public func apply(_ legs: [Leg], through position: JournalPosition?) async throws -> [Leg] {
        let rules = rules
        return try await transaction { transaction in
            let changed = try Ledger(transaction, rules).apply(legs)
            if let position { try position.write(in: transaction) }
            return changed
        }
    }

    /// How far a journal has been applied; see the protocol.
    public func position(ofJournal id: String) async throws -> Int64 {
        try await snapshot { try JournalPosition.sequence(ofJournal: id, in: $0) } ?? 0
    }

    /// All legs of the journeys that have an open leg.
    public func openJourneys() async throws -> [Leg] {
        try await snapshot { reader in
            try reader.storedLegs(where: "journeys.id IN (SELECT id FROM journeys WHERE state <> 'ended')").map(\.leg)
        }
    }

    /// Marks overdue legs as lapsed; see the protocol.
    public func writeOffLapsed(at now: Instant, _ rules: CallRules) async throws -> [Leg] {
        try await changeOpenLegs { leg in
            let lapsed = leg.asOf(now, rules)
            return lapsed == leg ? nil : lapsed
        }
    }

    /// Marks open legs as crashed; see the protocol.
    public func writeOffCrashed(at now: Instant) async throws -> [Leg] {
        try await changeOpenLegs { leg in
            guard leg.startedAt < now else { return nil }
            var crashed = leg
            crashed.crashedAt = now
            return crashed
        }
    }

    private func changeOpenLegs(_ change: @escaping @Sendable (Leg) -> Leg?) async throws -> [Leg] {
        let rules = rules
        return try await transaction { transaction in
            let open = try transaction.storedLegs(
                where: "calls.ended_ms IS NULL AND journeys.id IN (SELECT id FROM journeys WHERE state <> 'ended')"
            )
            return try Ledger(transaction, rules).apply(open.map(\.leg).filter(\.isOpen).compactMap(change))
        }
    }

    /// Forgets the names of earlier legs; see the protocol.
    public func forgetNames(before instant: Instant) async throws {
        try await transaction { transaction in
            try transaction.execute("DELETE FROM leg_names WHERE started_ms < \(instant.milliseconds)")
        }
    }

    /// Asks the database for something that costs nothing.
    public func ping() async throws {
        _ = try await rows("SELECT 1")
    }
}

extension JournalPosition {
    static func sequence(ofJournal id: String, in reader: any SQLReader) throws -> Int64? {
        try reader.integers("SELECT sequence FROM journal_positions WHERE journal = \(id)").first
    }

    /// A journal has one server, and that applies one batch after the other: nobody else writes the row.
    func write(in transaction: any LedgerTransaction) throws {
        if let stored = try Self.sequence(ofJournal: journal, in: transaction) {
            guard stored < sequence else { return }
            try transaction.execute("UPDATE journal_positions SET sequence = \(sequence) WHERE journal = \(journal)")
        } else {
            try transaction.execute(
                "INSERT INTO journal_positions (journal, sequence) VALUES (\(journal), \(sequence))"
            )
        }
    }
}
