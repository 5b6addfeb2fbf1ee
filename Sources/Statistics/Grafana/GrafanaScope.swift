import Calls
import Store

/// What a reader of Grafana asks for, in the words of Grafana's MySQL data source.
///
/// Grafana puts the range into the macros and the reader's choice into the variables. Nothing is bound, and nothing is
/// known when the query is written, so it says itself where whole days and whole quarters of an hour begin and end.
struct GrafanaScope: QueryScope {
    /// Whether the reader chooses groups, teams, hours and the unit of time; otherwise all, by hours.
    let hasVariables: Bool

    /// The beginning of the range, in ms.
    var from: SQLQuery { "($__unixEpochFrom() * 1000)" }
    /// The end of the range, in ms; it does not belong to the range.
    var to: SQLQuery { "($__unixEpochTo() * 1000)" }
    /// The end of the range, or now.
    var reached: SQLQuery { "LEAST(\(to), \(present) + 1)" }
    /// The chosen unit of time, as in `TimeUnit`; Grafana's connection would take a month for a minute.
    var unit: SQLQuery { hasVariables ? "${time_unit:sqlstring} COLLATE utf8mb4_bin" : "'1h'" }

    var present: SQLQuery { "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)" }
    var ringLimit: SQLQuery { parameter(.ringLimit) }
    var talkLimit: SQLQuery { parameter(.talkLimit) }
    var bucket: SQLQuery { bucket(of: "sums.at_ms") }

    /// The beginning of the unit of time in which a moment lies, given the day's row of `calendar`.
    func bucket(of moment: SQLQuery) -> SQLQuery { unitCase { $0.bucket(of: moment) } }

    /// A number of the settings.
    func parameter(_ name: Published.Parameter) -> SQLQuery {
        "(SELECT value FROM parameters WHERE name = \(name.rawValue))"
    }

    /// An expression for each unit of time.
    func unitCase(_ expression: (TimeUnit) -> SQLQuery) -> SQLQuery {
        let cases = TimeUnit.allCases.map { "WHEN \($0.rawValue) THEN \(expression($0))" as SQLQuery }
        return "CASE \(unit) \(cases.joined(separator: " ")) END"
    }
}

// The reader's choice of groups, teams and hours. "*" stands for all of them.
extension GrafanaScope {
    private static let groups: SQLQuery = "${groups:sqlstring}"
    static let teams: SQLQuery = "${teams:sqlstring}"
    private static let hours: SQLQuery = "${hours:sqlstring}"
    private static let other: SQLQuery = "\(PanelRequest.other) COLLATE utf8mb4_bin"

    func segments(_ grain: Grain, _ direction: Journey.Direction?) -> SQLQuery {
        "SELECT segments.id FROM segments WHERE \(wantedSegments(grain, direction))"
    }

    /// The condition for rows of `segments`.
    func wantedSegments(_ grain: Grain, _ direction: Journey.Direction?) -> SQLQuery {
        var conditions: [SQLQuery] = [isTotal(grain)]
        if let direction { conditions.append("segments.direction = \(direction.rawValue)") }
        if hasVariables { conditions += [isInHours, isInGroups, isInTeams] }
        return conditions.joined(separator: "\n   AND ")
    }

    private func isTotal(_ grain: Grain) -> SQLQuery {
        guard grain == .coarsest else { return "segments.is_total = 0" }
        guard hasVariables else { return "segments.is_total = 1" }
        return "segments.is_total = ('*' IN (\(Self.groups)) AND '*' IN (\(Self.teams)))"
    }

    private var isInHours: SQLQuery {
        "('*' IN (\(Self.hours)) OR segments.in_hours = ('in' IN (\(Self.hours))))"
    }

    private var isInGroups: SQLQuery {
        """
        ('*' IN (\(Self.groups))
            OR segments.group_extension IN (
                SELECT `groups`.extension
                  FROM `groups`
                 WHERE COALESCE(`groups`.alias, `groups`.extension) IN (\(Self.groups)))
            OR (\(Self.other) IN (\(Self.groups)) AND NOT EXISTS (
                SELECT 1
                  FROM `groups`
                 WHERE `groups`.extension = segments.group_extension AND `groups`.extension <> 'other')))
        """
    }

    private var isInTeams: SQLQuery {
        """
        ('*' IN (\(Self.teams))
            OR segments.team_set_id IN (
                SELECT team_set_members.team_set_id
                  FROM team_set_members
                  JOIN teams ON teams.id = team_set_members.team_id
                 WHERE teams.name IN (\(Self.teams)))
            OR (\(Self.other) IN (\(Self.teams)) AND segments.team_set_id = 0))
        """
    }
}
