import Store

// What SQLite and MariaDB would otherwise do differently.
extension SQLQuery {
    /// The sum of whole numbers as a whole number, 0 when there are none.
    ///
    /// MariaDB makes a decimal of such a sum. `SIGNED` is its name for a whole number of 64 bits; SQLite takes the
    /// unknown name for "numeric" and leaves the sum as it is.
    static func wholeSum(_ expression: SQLQuery) -> SQLQuery { "CAST(COALESCE(SUM(\(expression)), 0) AS SIGNED)" }

    /// A number to sort by without walking along its index.
    ///
    /// SQLite would rather read all journeys in their order than the few open ones and sort them.
    static func unindexed(_ column: SQLQuery) -> SQLQuery { "+\(column)" }
}
