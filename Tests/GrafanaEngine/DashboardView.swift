/// What a viewer of a dashboard has set besides the variables: time range, width of a point, time zone.
///
/// All functions of the engine hang on it: `expand` turns a target's SQL into the text that reaches the database,
/// `frame` turns the database's rows into what the panel draws.
package struct DashboardView: Sendable {
    /// Start of the time range, in milliseconds since 1970 (UTC).
    package var fromMs: Int64
    /// End of the time range, included, in milliseconds since 1970 (UTC).
    package var toMs: Int64
    /// The panel's interval, which Grafana derives from the time range and the panel's width, in milliseconds.
    package var intervalMs: Int64
    /// The dashboard's time zone as an IANA name, or `utc`.
    package var timeZone: String
    /// The server's wall clock in seconds since 1970, on which the length of `1M` and `1y` depends.
    package var nowSeconds: Int64
    /// The server's `row_limit`, which bounds both the rows read and the points made by a fill.
    package var rowLimit: Int

    /// A view of a time range.
    ///
    /// `range` is in seconds since 1970 (UTC); `nowSeconds` is the range's end when left out.
    package init(
        range: ClosedRange<Int64>,
        intervalMs: Int64,
        timeZone: String = "utc",
        nowSeconds: Int64? = nil,
        rowLimit: Int = 1_000_000
    ) {
        fromMs = range.lowerBound * 1000
        toMs = range.upperBound * 1000
        self.intervalMs = intervalMs
        self.timeZone = timeZone
        self.nowSeconds = nowSeconds ?? range.upperBound
        self.rowLimit = rowLimit
    }

    /// Start of the time range in whole seconds, rounded towards the past.
    var fromSeconds: Int64 { fromMs.flooredDivision(by: 1000) }

    /// End of the time range in whole seconds, rounded towards the past.
    var toSeconds: Int64 { toMs.flooredDivision(by: 1000) }

    /// Does with a target's SQL what browser and server do before the database sees it.
    ///
    /// First the variables, then comments and macros. Throws with the text the user would read.
    package func expand(_ rawSQL: String, variables: [Variable] = []) throws(ExpansionError) -> Expanded {
        try expandMacros(in: interpolate(rawSQL, with: variables))
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, for times before 1970.
    func flooredDivision(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
