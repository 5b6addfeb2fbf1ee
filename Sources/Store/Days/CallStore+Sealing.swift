import Organisation
import PushAPI

extension CallStore {
    /// Days before the one of `now` that have journeys and are not sealed, the latest first.
    ///
    /// - Throws: `StoreError`.
    public func unsealedDays(before now: Instant, _ calendar: LocalCalendar, limit: Int64) async throws -> [Instant] {
        let today = calendar.startOfDay(now).milliseconds
        return try await snapshot { reader in
            try reader.integers(
                """
                SELECT calendar.starts_ms
                  FROM calendar
                 WHERE calendar.starts_ms < \(today)
                   AND NOT EXISTS (SELECT 1 FROM day_facts WHERE day_facts.day = calendar.day)
                   AND EXISTS (
                       SELECT 1 FROM journeys
                        WHERE journeys.started_ms >= calendar.starts_ms
                          AND journeys.started_ms < calendar.starts_ms + 93600000
                          AND journeys.day = calendar.day)
                 ORDER BY calendar.day DESC
                 LIMIT \(limit)
                """
            ).map(Instant.init(milliseconds:))
        }
    }

    /// Keeps the journeys of a day as columns, until one of them changes.
    ///
    /// - Returns: Whether that was possible: a day on which a journey still goes on is not sealed.
    /// - Throws: `StoreError`.
    public func seal(dayOf instant: Instant, _ calendar: LocalCalendar) async throws -> Bool {
        let span = DaySpan(calendar, at: instant)
        return try await transaction { transaction in
            let running: SQLQuery = "SELECT COUNT(*) FROM journeys WHERE state <> 'ended' AND \(span.journeyRows)"
            guard try transaction.integers(running) == [0] else { return false }
            try transaction.execute(
                """
                INSERT INTO parties (number)
                SELECT DISTINCT journeys.external_number
                  FROM journeys
                  LEFT JOIN parties ON parties.number = journeys.external_number
                 WHERE \(span.journeyRows)
                   AND parties.id IS NULL
                   AND journeys.external_number <> ''
                   AND journeys.external_number <> \(PhoneNumber.anonymous.text)
                """
            )
            var facts = FactReader(transaction, calendar)
            let day = try facts.read(span.range, Set(DayFacts.Part.allCases))
            try transaction.execute("DELETE FROM day_facts WHERE day = \(span.date)")
            for part in DayFacts.Part.allCases {
                try transaction.execute(
                    """
                    INSERT INTO day_facts (day, part, bytes)
                    VALUES (\(span.date), \(part.rawValue), \(SQLValue.bytes(day.bytes(of: part))))
                    """
                )
            }
            if transaction.keepsDayTables { try DayTables.write(day, on: span.date, in: transaction) }
            return true
        }
    }
}

extension DayCheck {
    /// Compares the sealed columns of a day with its journeys.
    mutating func compareFacts(_ span: DaySpan, _ calendar: LocalCalendar, in reader: any SQLReader) throws {
        let stored = try reader.rows("SELECT part, bytes FROM day_facts WHERE day = \(span.date)")
        guard !stored.isEmpty else { return }
        var facts = FactReader(reader, calendar, usesSealed: false)
        let day = try facts.read(span.range, Set(DayFacts.Part.allCases))
        let parts = Dictionary(stored.map { ($0[0].text ?? "", $0[1].bytes ?? []) }, uniquingKeysWith: { $1 })
        for part in DayFacts.Part.allCases {
            cells += day.count
            guard parts[part.rawValue] != day.bytes(of: part) else { continue }
            differences.append(
                Difference(
                    row: "day_facts, \(span.date)",
                    column: part.rawValue,
                    stored: "other bytes",
                    expected: "\(day.count) values"
                )
            )
        }
    }
}
