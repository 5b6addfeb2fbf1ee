import Statistics

/// How today's service level is asked for.
///
/// Both questions are answered by one row at most, with the columns `service_level` and `goal` (0 … 1, null when
/// unknown), `answered` and `abandoned` (numbers of calls).
public struct ServiceLevelSQL: Hashable, Sendable {
    /// Of the calls that the dashboard's filters select.
    public let filtered: String
    /// Of all calls, without any variable, for the wallboard and the alert rule.
    public let everything: String

    /// Creates the questions.
    public init(filtered: String, everything: String) {
        self.filtered = filtered
        self.everything = everything
    }

    /// The catalogue's own question about the service level, asked for today; nil where no SQL answers it.
    public init?(catalogue: Panel? = Catalogue["service-level"]) {
        guard let filtered = catalogue?.grafanaSQL()?.askedForToday else { return nil }
        self.init(filtered: filtered, everything: filtered.askedForEverything)
    }

    /// `below` or `met` and `service_level`: one row for a tile, whose name follows from whether the goal is met.
    func state(_ selection: Selection) -> String {
        """
        SELECT CASE WHEN MAX(today.service_level) < MAX(today.goal) THEN 'below' ELSE 'met' END AS state,
               MAX(today.service_level) AS service_level
          FROM (
               \((selection == .filtered ? filtered : everything).indented)) AS today
        """
    }

    /// `shortfall`: how far today's service level is below its goal, 0 when it is not or when too few called to tell.
    func shortfall(minimumCalls: Int) -> String {
        """
        SELECT COALESCE(MAX(CASE WHEN today.answered + today.abandoned >= \(minimumCalls)
                                 THEN GREATEST(today.goal - today.service_level, 0) END), 0) AS shortfall
          FROM (
               \(everything.indented)) AS today
        """
    }
}

extension String {
    /// The text as it stands within another question.
    fileprivate var indented: String { replacing("\n", with: "\n       ") }

    /// A panel's question, asked for today instead of for the span of the dashboard: one row.
    ///
    /// It is asked by days from 26 hours ago, as long as the longest day is, and its last row is today. Where the day
    /// begins only `calendar` knows; but a bound that has to be looked up would keep the database from using indexes.
    fileprivate var askedForToday: String {
        let longestDay = 26 * 3_600
        let byDays = replacing("$__unixEpochFrom()", with: "(UNIX_TIMESTAMP() - \(longestDay))")
            .replacing("$__unixEpochTo()", with: "(UNIX_TIMESTAMP() + \(longestDay))")
            .replacing("${time_unit:sqlstring}", with: "'1d'")
        return """
            SELECT *
              FROM (
                   \(byDays.indented)) AS days
             ORDER BY days.time DESC
             LIMIT 1
            """
    }

    /// A panel's question without the filters, as if all were selected.
    fileprivate var askedForEverything: String {
        ["groups", "teams", "hours"].reduce(self) { $0.replacing("${\($1):sqlstring}", with: "'*'") }
    }
}
