import AreaCodes
import Calls
import Organisation
import PushAPI

/// Reads the facts of days: sealed ones as they are, others from the journeys.
public struct FactReader {
    let reader: any SQLReader
    let calendar: LocalCalendar
    let usesSealed: Bool
    /// Numbers that have no row in `parties` yet, each with a number of its own for as long as this reader lives.
    private var newcomers: [String: UInt32] = [:]
    private var lastParty: UInt32?

    /// Reads within one state of the database.
    ///
    /// - Parameter usesSealed: Whether sealed days may be used; without them the answer is the same, and slow.
    public init(_ reader: any SQLReader, _ calendar: LocalCalendar, usesSealed: Bool = true) {
        self.reader = reader
        self.calendar = calendar
        self.usesSealed = usesSealed
    }

    /// Hands over the facts of every day that overlaps a range, in order, until `body` returns false.
    ///
    /// - Parameter parts: What `body` needs; `start` is always there.
    /// - Throws: `StoreError`, or what `body` throws.
    public mutating func days(
        _ range: Range<Instant>,
        _ parts: Set<DayFacts.Part>,
        _ body: (DayFacts) throws -> Bool
    ) throws {
        guard !range.isEmpty else { return }
        let sealed = try sealedDays(range)
        // One at a time: asked for both at once, SQLite walks through the whole index.
        let bounds = try reader.rows(
            "SELECT (SELECT MIN(started_ms) FROM journeys), (SELECT MAX(started_ms) FROM journeys)"
        ).first
        guard let first = bounds?[0].integer, let last = bounds?[1].integer else { return }
        var start = calendar.startOfDay(max(range.lowerBound, Instant(milliseconds: first)))
        let end = min(range.upperBound, Instant(milliseconds: last + 1))
        while start < end {
            let next = calendar.startOfDay(start, offset: 1)
            let facts =
                sealed.contains(calendar.date(of: start))
                ? try read(sealed: start, parts) : try read(start..<next, parts)
            guard try body(facts) else { return }
            start = next
        }
    }

    /// The party that a number stands for.
    ///
    /// - Throws: `StoreError`.
    public mutating func party(of number: String) throws -> UInt32 {
        if let known = newcomers[number] { return known }
        let query: SQLQuery = "SELECT id FROM parties WHERE number = \(number)"
        if let known = try reader.integers(query).first { return UInt32(clamping: known) }
        let id = try (lastParty ?? Self.lastParty(in: reader)) + 1
        lastParty = id
        newcomers[number] = id
        return id
    }

    /// The numbers of some parties.
    ///
    /// - Throws: `StoreError`.
    public func numbers(of parties: [UInt32]) throws -> [UInt32: String] {
        var numbers: [UInt32: String] = [:]
        let wanted = Set(parties)
        for (number, party) in newcomers where wanted.contains(party) { numbers[party] = number }
        for chunk in wanted.subtracting(numbers.keys).map(Int64.init).chunked(into: 500) {
            for row in try reader.rows("SELECT id, number FROM parties WHERE id IN (\(list: Array(chunk)))") {
                guard let id = row[0].integer else { continue }
                numbers[UInt32(id)] = row[1].text
            }
        }
        return numbers
    }

    private func sealedDays(_ range: Range<Instant>) throws -> Set<Int64> {
        guard usesSealed else { return [] }
        return Set(
            try reader.integers(
                """
                SELECT day FROM day_facts
                 WHERE part = 'start'
                   AND day >= \(calendar.date(of: range.lowerBound)) AND day <= \(calendar.date(of: range.upperBound))
                """
            )
        )
    }

    private func read(sealed start: Instant, _ parts: Set<DayFacts.Part>) throws -> DayFacts {
        var facts = DayFacts(startsAt: start)
        let names = parts.union([.start]).map(\.rawValue)
        let query: SQLQuery = """
            SELECT part, bytes FROM day_facts WHERE day = \(calendar.date(of: start)) AND part IN (\(list: names))
            """
        try reader.forEach(query) { row in
            guard let part = row.text(0).flatMap(DayFacts.Part.init) else { return }
            row.withBytes(1) { facts.set(part, from: $0) }
        }
        facts.count = facts.starts.count
        return facts
    }

    /// Makes the facts of a day from its journeys.
    mutating func read(_ day: Range<Instant>, _ parts: Set<DayFacts.Part>) throws -> DayFacts {
        var facts = DayFacts(startsAt: day.lowerBound)
        var newcomers = newcomers
        var last = lastParty
        let needsParty = parts.contains(.party)
        let party: SQLQuery = needsParty ? "parties.id" : "0"
        let parties: SQLQuery = needsParty ? " LEFT JOIN parties ON parties.number = journeys.external_number" : ""
        let query: SQLQuery = """
            SELECT journeys.started_ms, journeys.answered_ms, journeys.ended_ms, journeys.wait_ms, journeys.talk_ms,
                   journeys.segment_id, journeys.outcome, journeys.id, journeys.external_number,
                   \(party)
              FROM journeys\(parties)
             WHERE journeys.started_ms >= \(day.lowerBound.milliseconds)
               AND journeys.started_ms < \(day.upperBound.milliseconds)
             ORDER BY journeys.started_ms, journeys.id
            """
        try reader.forEach(query) { row in
            let start = row.integer(0) ?? 0
            facts.starts.append(UInt32(clamping: start - day.lowerBound.milliseconds))
            if parts.contains(.answer) { facts.answers.append(Self.length(row.integer(1), from: start)) }
            if parts.contains(.end) { facts.ends.append(Self.length(row.integer(2), from: start)) }
            if parts.contains(.wait) { facts.waits.append(Self.length(row.integer(3))) }
            if parts.contains(.talk) { facts.talks.append(Self.length(row.integer(4))) }
            if parts.contains(.segment) { facts.segments.append(UInt32(clamping: row.integer(5) ?? 0)) }
            if parts.contains(.outcome) {
                let outcome = row.text(6).flatMap(Outcome.init)
                facts.outcomes.append(outcome.map(DayFacts.code) ?? DayFacts.running)
            }
            if parts.contains(.id) { facts.ids.append(row.integer(7) ?? 0) }
            guard parts.contains(.area) || needsParty else { return }
            let number = row.text(8).flatMap { $0.isEmpty || $0 == PhoneNumber.anonymous.text ? nil : $0 }
            if parts.contains(.area) { facts.areas.append(number.map { AreaCodes.area(of: $0).code } ?? 0) }
            guard needsParty else { return }
            guard let number else { return facts.parties.append(0) }
            if let known = row.integer(9) { return facts.parties.append(UInt32(clamping: known)) }
            if let known = newcomers[number] { return facts.parties.append(known) }
            let id = try (last ?? Self.lastParty(in: reader)) + 1
            last = id
            newcomers[number] = id
            facts.parties.append(id)
        }
        facts.count = facts.starts.count
        self.newcomers = newcomers
        lastParty = last
        return facts
    }

    private static func lastParty(in reader: any SQLReader) throws -> UInt32 {
        UInt32(clamping: try reader.integers("SELECT COALESCE(MAX(id), 0) FROM parties").first ?? 0)
    }

    private static func length(_ end: Int64?, from start: Int64 = 0) -> UInt32 {
        end.map { UInt32(clamping: min($0 - start, Int64(DayFacts.none) - 1)) } ?? DayFacts.none
    }
}
