import Calls
import GRDB
import Store

/// Changes of the rollups as rows that are added to those that are there.
enum RollupRows {
    private static let measures = Measure.allCases.map(\.rawValue)

    private static let slots = upsert(
        "rollup_slots",
        keys: ["segment_id", "starts_ms"],
        others: ["day", "week_quarter"],
        sums: measures
    )
    private static let days = upsert("rollup_days", keys: ["segment_id", "day"], sums: measures)
    private static let waits = upsert("rollup_waits", keys: ["segment_id", "day", "outcome", "bin"], sums: ["calls"])

    /// In the order of their keys, so that neighbours are written together.
    static func add(_ difference: RollupDifference, in database: Database) throws {
        let slotRows = try database.cachedStatement(sql: slots)
        for (key, sums) in difference.slots.sorted(by: { $0.key < $1.key })
        where sums != .zero {
            guard let slot = difference.quarters[key.start] else { continue }
            try slotRows.run([key.segment, key.start, slot.day, slot.weekQuarter] + sums.values)
        }
        let dayRows = try database.cachedStatement(sql: days)
        for (key, sums) in difference.days.sorted(by: { $0.key < $1.key })
        where sums != .zero {
            try dayRows.run([key.segment, key.day] + sums.values)
        }
        let waitRows = try database.cachedStatement(sql: waits)
        for (key, calls) in difference.waits.sorted(by: { $0.key < $1.key }) where calls != 0 {
            waitRows.setUncheckedArguments([key.segment, key.day, key.outcome.rawValue, key.bin, calls])
            try waitRows.execute()
        }
    }

    private static func upsert(_ table: String, keys: [String], others: [String] = [], sums: [String]) -> String {
        let columns = keys + others + sums
        return """
            INSERT INTO \(table) (\(columns.joined(separator: ", ")))
            VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
            ON CONFLICT (\(keys.joined(separator: ", "))) DO UPDATE
            SET \(sums.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", "))
            """
    }
}

extension Statement {
    fileprivate func run(_ values: [Int64]) throws {
        setUncheckedArguments(StatementArguments(values))
        try execute()
    }
}
