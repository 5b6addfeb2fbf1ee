import Store

/// How the rows of the ledger's tables are written.
enum Tables {
    static let calls = Upsert("calls", [("id", .keep)] + LegRow.names.map { ($0, $0 == "call_id" ? .keep : .replace) })
    static let journeys = Upsert("journeys", JourneyRow.names.map { ($0, $0 == "id" ? .keep : .replace) })
    static let names = Upsert("leg_names", [("name", .keep), ("leg_id", .keep), ("started_ms", .replace)])

    static let slots = Upsert(
        "rollup_slots",
        [("segment_id", .keep), ("starts_ms", .keep), ("day", .keep), ("week_quarter", .keep)] + sums
    )
    static let days = Upsert("rollup_days", [("segment_id", .keep), ("day", .keep)] + sums)
    static let waits = Upsert(
        "rollup_waits",
        [("segment_id", .keep), ("day", .keep), ("outcome", .keep), ("bin", .keep), ("calls", .add)]
    )

    private static let sums = Measure.allCases.map { (name: $0.rawValue, change: Upsert.Change.add) }
}
