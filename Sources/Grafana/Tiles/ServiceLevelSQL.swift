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

    /// A panel's question, asked for today instead of for the span of the dashboard, by days.
    var askedForToday: String {
        func bound(_ column: String) -> String {
            "(SELECT calendar.\(column) DIV 1000 FROM calendar WHERE \(TileSQL.isToday))"
        }
        return replacing("$__unixEpochFrom()", with: bound("starts_ms"))
            .replacing("$__unixEpochTo()", with: bound("ends_ms"))
            .replacing("${time_unit:sqlstring}", with: "'1d'")
    }

    /// A panel's question without the filters, as if all were selected.
    fileprivate var askedForEverything: String {
        ["groups", "teams", "hours"].reduce(self) { $0.replacing("${\($1):sqlstring}", with: "'*'") }
    }
}
