import Calls
import Organisation
import PushAPI

/// Everybody who has called from outside by some moment, one bit for each party.
///
/// Who calls for the first time is a question about all of the past. A month's end answers it up to there.
public struct KnownCallers: Hashable, Sendable {
    private var words: [UInt64] = []

    /// Nobody.
    public init() {}

    /// Adds a party.
    ///
    /// - Returns: Whether it was new.
    public mutating func insert(_ party: UInt32) -> Bool {
        let (word, bit) = (Int(party / 64), UInt64(1) << UInt64(party % 64))
        if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count + words.count / 4) }
        guard words[word] & bit == 0 else { return false }
        words[word] |= bit
        return true
    }

    init(bytes: [UInt8]) {
        words = stride(from: 0, to: bytes.count, by: 8).map { start in
            bytes[start..<min(start + 8, bytes.count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// Little-endian, without the zeros at the end, so that the same callers are the same bytes.
    var bytes: [UInt8] {
        var bytes = words.map(\.littleEndian).withUnsafeBytes(Array.init)
        while bytes.last == 0 { bytes.removeLast() }
        return bytes
    }
}

extension FactReader {
    /// Who had called by the last month's end before a moment that is remembered, and when that was.
    ///
    /// - Throws: `StoreError`.
    public func knownCallers(before moment: Instant) throws -> (callers: KnownCallers, through: Instant) {
        guard usesSealed, let (row, end) = try lastKnown(before: moment) else {
            return (KnownCallers(), Instant(milliseconds: 0))
        }
        return (KnownCallers(bytes: row), end)
    }

    /// The last remembered month's end whose day lies before the one of a moment.
    private func lastKnown(before moment: Instant) throws -> (bytes: [UInt8], end: Instant)? {
        let query: SQLQuery = """
            SELECT known_callers.bytes, calendar.starts_ms
              FROM known_callers
              JOIN calendar ON calendar.day = known_callers.day
             WHERE known_callers.day < \(calendar.date(of: moment))
             ORDER BY known_callers.day DESC
             LIMIT 1
            """
        return try reader.rows(query).first.map { row in
            (row[0].bytes ?? [], calendar.startOfDay(Instant(milliseconds: row[1].integer ?? 0), offset: 1))
        }
    }

    /// Who has called by the end of a month, from what is remembered of the months before.
    mutating func knownCallers(throughMonthOf moment: Instant) throws -> KnownCallers {
        let end = calendar.startOfMonth(moment, offset: 1)
        let (remembered, start) = try knownCallers(before: calendar.startOfMonth(moment))
        var callers = remembered
        let incoming = Set(
            try reader.integers(
                "SELECT id FROM segments WHERE is_total = 0 AND direction = \(Journey.Direction.incoming.rawValue)"
            ).map { UInt32(clamping: $0) }
        )
        try days(start..<end, [.party, .segment]) { day in
            for index in day.parties.indices where day.parties[index] != 0 && incoming.contains(day.segments[index]) {
                _ = callers.insert(day.parties[index])
            }
            return true
        }
        return callers
    }
}

extension CallStore {
    /// Remembers who had called by the end of the next month that is not remembered, if all its days are sealed.
    ///
    /// - Returns: Whether there was such a month.
    /// - Throws: `StoreError`.
    public func rememberCallers(before now: Instant, _ calendar: LocalCalendar) async throws -> Bool {
        guard let stored = try await storedRange() else { return false }
        let unsealed = try await unsealedDays(before: now, calendar, limit: 10_000).last ?? now
        return try await transaction { transaction in
            let last: SQLQuery = """
                SELECT calendar.starts_ms FROM known_callers
                  JOIN calendar ON calendar.day = known_callers.day
                 ORDER BY known_callers.day DESC LIMIT 1
                """
            let before = try transaction.integers(last).first.map(Instant.init(milliseconds:))
            let month = before.map { calendar.startOfMonth($0, offset: 1) } ?? calendar.startOfMonth(stored.lowerBound)
            let end = calendar.startOfMonth(month, offset: 1)
            guard end <= calendar.startOfDay(now), end <= unsealed else { return false }
            var facts = FactReader(transaction, calendar)
            let callers = try facts.knownCallers(throughMonthOf: month)
            try transaction.execute(
                """
                INSERT INTO known_callers (day, bytes)
                VALUES (\(calendar.date(of: end - 1)), \(SQLValue.bytes(callers.bytes)))
                """
            )
            return true
        }
    }
}

extension DayCheck {
    /// Compares what is remembered of the callers by the end of a day.
    mutating func compareKnownCallers(_ span: DaySpan, _ calendar: LocalCalendar, in reader: any SQLReader) throws {
        let query: SQLQuery = "SELECT bytes FROM known_callers WHERE day = \(span.date)"
        guard let stored = try reader.rows(query).first?.first?.bytes else { return }
        var facts = FactReader(reader, calendar)
        cells += 1
        guard try facts.knownCallers(throughMonthOf: span.range.lowerBound).bytes != stored else { return }
        differences.append(
            Difference(row: "known_callers, \(span.date)", column: "bytes", stored: "others", expected: "the callers")
        )
    }
}
