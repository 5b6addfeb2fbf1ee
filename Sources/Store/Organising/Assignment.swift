import Calls
import PushAPI

/// How far journeys have been moved to the places that they have since the organisation changed.
public struct Assignment: Hashable, Sendable {
    /// The last journey that was moved.
    public var through: Int64
    /// The last that has to be; later ones were stored after the change.
    public var until: Int64

    /// What is done, from 0 to 1.
    public var share: Double { until > 0 ? min(1, Double(through) / Double(until)) : 1 }

    /// Reads how far it has come; nil when all is done.
    init?(stored reader: any SQLReader) throws {
        until = try reader.number(.assignedUntil)
        through = try reader.number(.assignedThrough)
        guard through < until else { return nil }
    }

    /// Notes that the organisation has changed: every journey needs a new place that began at `start` or later.
    ///
    /// - Parameter start: nil for all of them.
    static func begin(since start: Instant? = nil, in transaction: any LedgerTransaction) throws {
        var through: Int64 = 0
        if let start, start.milliseconds > 0 {
            let first: SQLQuery = "SELECT MIN(id) FROM journeys WHERE started_ms >= \(start.milliseconds)"
            through = try transaction.integers(first).first.map { $0 - 1 } ?? .max
            through = min(through, try Assignment(stored: transaction)?.through ?? .max)
        }
        let last = try transaction.integers("SELECT COALESCE(MAX(id), 0) FROM journeys").first ?? 0
        try transaction.set(.assignedThrough, to: min(through, last))
        try transaction.set(.assignedUntil, to: last)
        try note(in: transaction)
    }

    /// Notes that the organisation has changed for calls to come.
    static func note(in transaction: any LedgerTransaction) throws {
        try transaction.set(.organisationVersion, to: transaction.number(.organisationVersion) + 1)
        try transaction.classifier.refresh(from: transaction)
    }

    /// Moves the journeys of the next `limit` ids.
    ///
    /// - Returns: How far it has come; nil when all is done.
    static func proceed(_ limit: Int64, in transaction: any LedgerTransaction) throws -> Assignment? {
        guard var state = try Assignment(stored: transaction) else { return nil }
        let end = min(state.through + limit, state.until)
        var ownNumbers: [Int64: [String]] = [:]
        let numbers: SQLQuery = """
            SELECT journey_id, own_number
              FROM calls
             WHERE journey_id > \(state.through) AND journey_id <= \(end) AND own_number IS NOT NULL
             ORDER BY journey_id, started_ms, call_id
            """
        for row in try transaction.rows(numbers) {
            guard let id = row[0].integer, let number = row[1].text else { continue }
            ownNumbers[id, default: []].append(number)
        }
        var recount = Recount()
        let journeys: SQLQuery = """
            SELECT \(JourneyRecord.columns), journeys.id FROM journeys WHERE id > \(state.through) AND id <= \(end)
            """
        var stored: [(id: Int64, record: JourneyRecord)] = []
        try transaction.forEach(journeys) { row in
            stored.append((row.integer(JourneyRecord.width) ?? 0, JourneyRecord(row, from: 0)))
        }
        for (id, old) in stored {
            var new = old
            new.place = try transaction.classifier.place(
                startedAt: old.startedAt,
                old.direction,
                ownNumbers: ownNumbers[id] ?? [],
                in: transaction
            )
            new.outcome = transaction.classifier.outcome(of: old)
            guard new != old else { continue }
            recount.replace(old, with: new, transaction)
            try transaction.execute(
                """
                UPDATE journeys
                   SET day = \(new.place.day), segment_id = \(new.place.segment),
                       group_extension = \(.optional(new.place.group)),
                       outcome = \(.optional(new.outcome?.rawValue))
                 WHERE id = \(id)
                """
            )
            guard new.place.group != old.place.group else { continue }
            try transaction.execute(
                "UPDATE calls SET group_extension = \(.optional(new.place.group)) WHERE journey_id = \(id)"
            )
        }
        try recount.write(in: transaction)
        state.through = end
        try transaction.set(.assignedThrough, to: end)
        return end < state.until ? state : nil
    }
}
