import Calls
import Store

// Which segments a reader wants: the direction of the panel, groups, teams, and hours.
//
// A journey is in one segment, so it is never counted twice, whatever is selected.
extension Scope {
    /// The ids of the wanted segments, as a query.
    func segments(_ grain: Grain, _ direction: Journey.Direction?) -> SQLQuery {
        let isTotal = grain == .coarsest && request.groups.isEmpty && request.teams.isEmpty
        return """
            SELECT segments.id
              FROM segments
             WHERE segments.is_total = \(isTotal ? 1 : 0)\(directionFilter(direction))\(hoursFilter)\
            \(isTotal ? "" : groupFilter)\(isTotal ? "" : teamFilter)
            """
    }

    private func directionFilter(_ direction: Journey.Direction?) -> SQLQuery {
        direction.map { " AND segments.direction = \($0.rawValue)" } ?? ""
    }

    private var hoursFilter: SQLQuery {
        switch request.hours {
        case nil: ""
        case .within: " AND segments.in_hours = 1"
        case .outside: " AND segments.in_hours = 0"
        }
    }

    /// The wanted groups; one without a name is known by its extension.
    ///
    /// "Other" is no group, or one that the account does not have any more, so that all names together are all journeys.
    private var groupFilter: SQLQuery {
        let names = request.groups
        guard !names.isEmpty else { return "" }
        let named: SQLQuery = """
            segments.group_extension IN (
                SELECT `groups`.extension
                  FROM `groups`
                 WHERE COALESCE(`groups`.alias, `groups`.extension) IN (\(list: names)))
            """
        guard names.contains(PanelRequest.other) else { return " AND \(named)" }
        return """
             AND (\(named) OR NOT EXISTS (
                SELECT 1
                  FROM `groups`
                 WHERE `groups`.extension = segments.group_extension
                   AND `groups`.extension <> 'other'))
            """
    }

    /// The wanted teams; "Other" is none.
    ///
    /// A team that is no more is none of the wanted ones either, until its journeys have been moved.
    private var teamFilter: SQLQuery {
        let names = request.teams
        guard !names.isEmpty else { return "" }
        let named: SQLQuery = """
            segments.team_set_id IN (
                SELECT team_set_members.team_set_id
                  FROM team_set_members
                  JOIN teams ON teams.id = team_set_members.team_id
                 WHERE teams.name IN (\(list: names)))
            """
        guard names.contains(PanelRequest.other) else { return " AND \(named)" }
        return " AND (\(named) OR segments.team_set_id = 0)"
    }
}
