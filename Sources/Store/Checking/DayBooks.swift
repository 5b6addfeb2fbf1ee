import Calls
import Formulas
import Organisation
import PushAPI

/// All rollup rows of one local day, as they are stored or as they should be.
struct DayBooks {
    /// One row: which, and the values of its columns.
    typealias Rows = [RollupRow: [Int64]]

    /// Computes the rows from journeys.
    static func expected(of journeys: [JourneyRecord], _ classifier: inout Classifier) -> Rows {
        var difference = RollupDifference()
        for journey in journeys { difference.add(journey, &classifier) }
        return difference.rows
    }

    /// Reads the rows of a day.
    static func stored(on day: DaySpan, in reader: any SQLReader) throws -> Rows {
        var rows: Rows = [:]
        let measures = Measure.allCases.map(\.column).joined(separator: ", ")
        let days: SQLQuery = "SELECT segment_id, day, \(measures) FROM rollup_days WHERE \(day.dayRows)"
        for row in try reader.rows(days) {
            rows[.day(segment: row[0].integer ?? 0, day: row[1].integer ?? 0)] = row.dropFirst(2).map {
                $0.integer ?? 0
            }
        }
        let slots: SQLQuery =
            "SELECT segment_id, starts_ms, day, week_quarter, \(measures) FROM rollup_slots WHERE \(day.slotRows)"
        for row in try reader.rows(slots) {
            rows[.slot(segment: row[0].integer ?? 0, start: row[1].integer ?? 0)] = row.dropFirst(2).map {
                $0.integer ?? 0
            }
        }
        let waits: SQLQuery = "SELECT segment_id, day, outcome, bin, calls FROM rollup_waits WHERE \(day.dayRows)"
        for row in try reader.rows(waits) {
            let key = RollupRow.wait(
                segment: row[0].integer ?? 0,
                day: row[1].integer ?? 0,
                outcome: row[2].text ?? "",
                bin: row[3].integer ?? 0
            )
            rows[key] = [row[4].integer ?? 0]
        }
        // A row of which all has been taken away is as good as none.
        return rows.filter { row in row.value.dropFirst(row.key.descriptions).contains { $0 != 0 } }
    }

    /// Removes the rows of a day.
    static func remove(_ day: DaySpan, in transaction: any LedgerTransaction) throws {
        try transaction.execute("DELETE FROM rollup_days WHERE \(day.dayRows)")
        try transaction.execute("DELETE FROM rollup_slots WHERE \(day.slotRows)")
        try transaction.execute("DELETE FROM rollup_waits WHERE \(day.dayRows)")
        try Derived.void(days: [day.date], in: transaction)
        try transaction.execute("DELETE FROM known_callers WHERE day >= \(day.date)")
    }
}

/// Which row of the rollups.
enum RollupRow: Hashable {
    case slot(segment: Int64, start: Int64)
    case day(segment: Int64, day: Int64)
    case wait(segment: Int64, day: Int64, outcome: String, bin: Int64)

    /// How many of its values describe the row rather than count something.
    var descriptions: Int {
        switch self {
        case .slot: 2
        case .day, .wait: 0
        }
    }

    /// The names of its values.
    var columns: [String] {
        let measures = Measure.allCases.map(\.rawValue)
        return switch self {
        case .slot: ["day", "week_quarter"] + measures
        case .day: measures
        case .wait: ["calls"]
        }
    }

    /// The row in words.
    var text: String {
        switch self {
        case .slot(let segment, let start):
            "rollup_slots, segment \(segment), \(start)"
        case .day(let segment, let day):
            "rollup_days, segment \(segment), \(day)"
        case .wait(let segment, let day, let outcome, let bin):
            "rollup_waits, segment \(segment), \(day), \(outcome), bin \(bin)"
        }
    }
}

extension RollupDifference {
    /// All rows, without those in which nothing changes.
    var rows: DayBooks.Rows {
        var rows: DayBooks.Rows = [:]
        for (key, sums) in days where sums != .zero { rows[.day(segment: key.segment, day: key.day)] = sums.values }
        for (key, sums) in slots where sums != .zero {
            guard let slot = quarters[key.start] else { continue }
            rows[.slot(segment: key.segment, start: key.start)] = [slot.day, slot.weekQuarter] + sums.values
        }
        for (key, calls) in waits where calls != 0 {
            rows[.wait(segment: key.segment, day: key.day, outcome: key.outcome.rawValue, bin: key.bin)] = [calls]
        }
        return rows
    }
}

/// A local day as rows are found by it.
struct DaySpan {
    /// The date as a number.
    var date: Int64
    /// Its first moment and that of the next day.
    var range: Range<Instant>

    init(_ calendar: LocalCalendar, at instant: Instant) {
        date = calendar.date(of: instant)
        range = calendar.startOfDay(instant)..<calendar.startOfDay(instant, offset: 1)
    }

    var dayRows: SQLQuery { "segment_id IN (\(keys: "SELECT id FROM segments")) AND day = \(date)" }

    var slotRows: SQLQuery {
        """
        segment_id IN (\(keys: "SELECT id FROM segments"))
           AND starts_ms >= \(range.lowerBound.milliseconds) AND starts_ms < \(range.upperBound.milliseconds)
        """
    }

    /// The condition for rows of `journeys`.
    var journeyRows: SQLQuery {
        """
        journeys.started_ms >= \(range.lowerBound.milliseconds) AND journeys.started_ms < \(range.upperBound.milliseconds)
        """
    }
}
