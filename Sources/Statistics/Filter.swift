import Store

// Which journeys a reader wants, by the groups and teams that took part.
//
// Conditions, never joins: a journey that has to do with several teams is one journey.
extension Scope {
    /// Journeys of one of the wanted groups.
    ///
    /// A group without a name is known by its extension. "Other" is a journey without a group or with one that the
    /// account does not have any more, so that all names together are all journeys.
    var groupFilter: SQLQuery {
        let names = request.groups
        guard !names.isEmpty else { return "" }
        let named: SQLQuery = """
            journeys.group_extension IN (
                SELECT groups.extension
                  FROM groups
                 WHERE COALESCE(groups.alias, groups.extension) IN (\(list: names)))
            """
        guard names.contains(PanelRequest.other) else { return " AND \(named)" }
        return """
             AND (\(named) OR NOT EXISTS (
                SELECT 1
                  FROM groups
                 WHERE groups.extension = journeys.group_extension
                   AND groups.extension <> 'other'))
            """
    }

    /// Journeys with a leg whose own number is in one of the wanted teams.
    ///
    /// "Other" is a journey with no leg in any team.
    var teamFilter: SQLQuery {
        let names = request.teams
        guard !names.isEmpty else { return "" }
        let named: SQLQuery = """
            EXISTS (
                SELECT 1
                  FROM calls
                  JOIN teams_numbers ON teams_numbers.number = calls.own_number
                  JOIN teams ON teams.id = teams_numbers.team_id
                 WHERE calls.journey_id = journeys.id
                   AND teams.name IN (\(list: names)))
            """
        guard names.contains(PanelRequest.other) else { return " AND \(named)" }
        return """
             AND (\(named) OR NOT EXISTS (
                SELECT 1
                  FROM calls
                  JOIN teams_numbers ON teams_numbers.number = calls.own_number
                 WHERE calls.journey_id = journeys.id))
            """
    }
}
