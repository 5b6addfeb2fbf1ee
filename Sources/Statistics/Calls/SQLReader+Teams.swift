import Store

extension SQLReader {
    /// The names of teams, in alphabetical order, by the set that they are in.
    func teams(ofSets sets: Set<Int64>) throws -> [Int64: [String]] {
        guard !sets.isEmpty else { return [:] }
        let rows = try rows(
            """
            SELECT team_set_members.team_set_id, teams.name
              FROM team_set_members
              JOIN teams ON teams.id = team_set_members.team_id
             WHERE team_set_members.team_set_id IN (\(list: sets.sorted()))
             ORDER BY teams.name
            """
        )
        return Dictionary(grouping: rows) { $0[0].integer ?? 0 }.mapValues { $0.compactMap { $0[1].text } }
    }
}
