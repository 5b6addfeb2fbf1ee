/// Of which calls a figure is made that is no panel of the catalogue.
enum Selection: Hashable, Sendable {
    /// Those that the filters of the dashboard select.
    case filtered
    /// All, without any variable.
    case everything

    /// A condition for `segments`: those that journeys are in.
    var ofJourneys: String {
        switch self {
        case .filtered: "segments.is_total = 0\n   AND \(Selection.filters)"
        case .everything: "segments.is_total = 0"
        }
    }

    /// A condition for `segments`: those that rollups are read from, totals where nothing is filtered.
    var ofRollups: String {
        switch self {
        case .filtered: ofJourneys
        case .everything: "segments.is_total = 1"
        }
    }

    /// “Other” is no group and no team, or one that is no more.
    private static let filters = """
        ('*' IN (${groups:sqlstring})
            OR segments.group_extension IN (
               SELECT named.extension
                 FROM `groups` AS named
                WHERE COALESCE(named.alias, named.extension) IN (${groups:sqlstring}))
            OR ('Other' IN (${groups:sqlstring}) AND NOT EXISTS (
               SELECT 1
                 FROM `groups` AS known
                WHERE known.extension = segments.group_extension AND known.extension <> 'other')))
           AND ('*' IN (${teams:sqlstring})
            OR segments.team_set_id IN (
               SELECT team_set_members.team_set_id
                 FROM team_set_members
                 JOIN teams ON teams.id = team_set_members.team_id
                WHERE teams.name IN (${teams:sqlstring}))
            OR ('Other' IN (${teams:sqlstring}) AND segments.team_set_id = 0))
           AND (${hours:sqlstring} = '*' OR segments.in_hours = (${hours:sqlstring} = 'in'))
        """
}
