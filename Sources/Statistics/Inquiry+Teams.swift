import Formulas
import Store

extension Inquiry {
    /// The service level of every team, in the order of their names.
    func serviceLevelsOfTeams() throws -> [[SQLValue]] {
        var names = Set(try reader.rows("SELECT name FROM teams WHERE id <> 0").compactMap { $0.first?.text })
        // "Other" has no service level of its own; of a selection only its teams are shown.
        if !scope.request.teams.isEmpty { names.formIntersection(scope.request.teams) }
        let teams = names.sorted()
        let places = Dictionary(uniqueKeysWithValues: teams.enumerated().map { ($1, $0) })
        let teamsOf = try teamsOfSegments(places)
        let tallies = try waits(ofTeams: teamsOf, count: teams.count)
        return zip(teams, tallies).map { name, tally in
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

    /// The teams, by their place, whose calls are in a segment.
    private func teamsOfSegments(_ places: [String: Int]) throws -> [Int64: [Int]] {
        let members = try reader.rows(
            """
            SELECT team_set_members.team_set_id, teams.name
              FROM team_set_members
              JOIN teams ON teams.id = team_set_members.team_id
            """
        )
        var teamsOfSet: [Int64: [Int]] = [:]
        for row in members {
            guard let set = row[0].integer, let place = places[row[1].text ?? ""] else { continue }
            teamsOfSet[set, default: []].append(place)
        }
        let segments = try reader.rows("SELECT id, team_set_id FROM segments WHERE is_total = 0 AND direction = 'in'")
        return Dictionary(
            uniqueKeysWithValues: segments.compactMap { row in
                guard let id = row[0].integer, let teams = teamsOfSet[row[1].integer ?? 0] else { return nil }
                return (id, teams)
            }
        )
    }
}
