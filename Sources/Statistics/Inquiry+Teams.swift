import Formulas
import Store

extension Inquiry {
    /// The service level of every team, in the order of their names.
    func serviceLevelsOfTeams() throws -> [[SQLValue]] {
        let tallies = try waitsBySegment()
        let members = try reader.rows(
            """
            SELECT teams.name, segments.id
              FROM teams
              JOIN team_set_members ON team_set_members.team_id = teams.id
              JOIN segments ON segments.team_set_id = team_set_members.team_set_id
             WHERE segments.is_total = 0
            """
        )
        var names = Set(try reader.rows("SELECT name FROM teams WHERE id <> 0").compactMap { $0.first?.text })
        // "Other" has no service level of its own; of a selection only its teams are shown.
        if !scope.request.teams.isEmpty { names.formIntersection(scope.request.teams) }
        var segments: [String: Set<Int64>] = [:]
        for row in members { segments[row[0].text ?? "", default: []].insert(row[1].integer ?? 0) }
        return names.sorted().map { name in
            var tally = WaitTally()
            for segment in segments[name] ?? [] { tallies[segment].map { tally.add($0) } }
            let rules = scope.settings.teamServiceLevels[name] ?? scope.settings.serviceLevel
            let counts = ServiceLevel.Counts(waits: tally.histograms, rules: rules)
            let ratio = rules.formula.ratio(of: counts)
            return [
                .text(name), .integer(ratio.numerator), .integer(ratio.denominator), .integer(Int64(rules.goal)),
                .integer(100), .integer(rules.threshold), .text(rules.formula.rawValue),
                .integer(counts.answeredInTime), .integer(counts.answered), .integer(counts.abandoned),
                .integer(counts.otherMissed),
            ]
        }
    }
}
