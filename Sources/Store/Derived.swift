/// The tables that hold nothing but what journeys say; they can be made anew at any time.
enum Derived {
    private static let rollups: [SQLQuery] = ["rollup_slots", "rollup_days", "rollup_waits"]

    /// Forgets all of it.
    static func clear(in transaction: any LedgerTransaction) throws {
        for table in rollups + sealed(transaction) + ["known_callers"] {
            try transaction.execute("DELETE FROM \(table)")
        }
    }

    /// Forgets what was sealed of some days.
    static func void(days: [Int64], in transaction: any LedgerTransaction) throws {
        for table in sealed(transaction) {
            try transaction.execute("DELETE FROM \(table) WHERE day IN (\(list: days))")
        }
    }

    private static func sealed(_ transaction: any LedgerTransaction) -> [SQLQuery] {
        ["day_facts"] + (transaction.keepsDayTables ? DayTables.names : [])
    }
}
