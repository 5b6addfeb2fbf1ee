import Organisation
import PushAPI

// Who belongs where. After a change new journeys are counted anew at once, and those that are stored are moved in the
// background by `reassign`.
extension CallStore {
    /// Replaces all teams.
    ///
    /// - Returns: Whether that changed anything.
    /// - Throws: `StoreError`.
    public func replaceTeams(_ teams: [(name: String, numbers: [String])]) async throws -> Bool {
        try await transaction { transaction in
            let stored = try transaction.rows("SELECT id, name FROM teams WHERE id <> 0")
            let ids = Dictionary(stored.map { ($0[1].text ?? "", $0[0].integer ?? 0) }, uniquingKeysWith: min)
            let members = try transaction.rows("SELECT team_id, number FROM teams_numbers")
            let before = Set(members.map { Membership(team: $0[0].integer ?? 0, number: $0[1].text ?? "") })

            // Sets of teams outlive their teams until all journeys have moved: no number is given twice.
            let used = try transaction.integers("SELECT COALESCE(MAX(team_id), 0) FROM team_set_members").first ?? 0
            var next = max(ids.values.max() ?? 0, used) + 1
            let firstNew = next
            var after: Set<Membership> = []
            for team in teams {
                let id = ids[team.name] ?? next
                if ids[team.name] == nil {
                    try transaction.execute("INSERT INTO teams (id, name) VALUES (\(id), \(team.name))")
                    next += 1
                }
                for number in team.numbers { after.insert(Membership(team: id, number: number)) }
            }
            let names = Set(teams.map(\.name))
            let gone = ids.filter { !names.contains($0.key) }.map(\.value)
            guard before != after || !gone.isEmpty || next > firstNew else { return false }
            try transaction.execute("DELETE FROM teams_numbers")
            for member in after {
                try transaction.execute(
                    "INSERT INTO teams_numbers (team_id, number) VALUES (\(member.team), \(member.number))"
                )
            }
            for id in gone { try transaction.execute("DELETE FROM teams WHERE id = \(id)") }
            guard before != after else { return true }
            try Assignment.begin(in: transaction)
            return true
        }
    }

    /// The teams with their numbers, in the order in which they came.
    ///
    /// - Throws: `StoreError`.
    public func teams() async throws -> [(name: String, numbers: [String])] {
        let rows = try await rows(
            """
            SELECT teams.id, teams.name, teams_numbers.number
              FROM teams LEFT JOIN teams_numbers ON teams_numbers.team_id = teams.id
             WHERE teams.id <> 0
             ORDER BY teams.id, teams_numbers.number
            """
        )
        var teams: [(id: Int64, name: String, numbers: [String])] = []
        for row in rows {
            let id = row[0].integer ?? 0
            if teams.last?.id != id { teams.append((id, row[1].text ?? "", [])) }
            if let number = row[2].text { teams[teams.count - 1].numbers.append(number) }
        }
        return teams.map { ($0.name, $0.numbers) }
    }

    /// The account's numbers with the names of their groups, to make teams of.
    ///
    /// - Throws: `StoreError`.
    public func numbersToChooseFrom() async throws -> [(number: String, group: String?)] {
        let rows = try await rows(
            """
            SELECT DISTINCT account_numbers.number, COALESCE(`groups`.alias, account_numbers.group_extension)
              FROM account_numbers LEFT JOIN `groups` ON `groups`.extension = account_numbers.group_extension
             WHERE account_numbers.until_ms IS NULL
             ORDER BY account_numbers.number
            """
        )
        return rows.map { ($0[0].text ?? "", $0[1].text) }
    }

    /// Sets the opening hours; nil when it is always open.
    ///
    /// - Returns: Whether journeys have to move.
    /// - Throws: `StoreError`.
    public func setOpeningHours(_ hours: OpeningHours?) async throws -> Bool {
        try await transaction { transaction in
            let text = hours?.text ?? ""
            let land = hours?.holidays?.rawValue ?? ""
            let before = (try transaction.setting(.openingHours) ?? "", try transaction.setting(.holidays) ?? "")
            guard before != (text, land) else { return false }
            try transaction.set(.openingHours, to: text)
            try transaction.set(.holidays, to: land)
            try Assignment.begin(in: transaction)
            return true
        }
    }

    /// Sets the wait, in ms, below which an abandoned call is a short abandon; the same for all servers.
    ///
    /// - Returns: Whether stored journeys have to be looked at again. What a database says that was never told is taken
    ///   to be right.
    /// - Throws: `StoreError`.
    public func setShortAbandon(_ limit: Int64) async throws -> Bool {
        try await transaction { transaction in
            let before = try transaction.setting(.shortAbandon)
            guard before != String(limit) else { return false }
            try transaction.set(.shortAbandon, to: limit)
            guard before != nil else {
                try Assignment.note(in: transaction)
                return false
            }
            try Assignment.begin(in: transaction)
            return true
        }
    }

    /// What administrators have chosen in the pages, in the form that `rememberPreferences` was given.
    ///
    /// - Throws: `StoreError`.
    public func rememberedPreferences() async throws -> String? {
        try await snapshot { try $0.setting(.preferences) }
    }

    /// Changes what administrators have chosen in the pages, whatever other servers write.
    ///
    /// - Parameter change: Given what is remembered, says what shall be; may run more than once.
    /// - Throws: `StoreError`, or what `change` throws.
    public func rememberPreferences(_ change: @escaping @Sendable (String?) throws -> String) async throws {
        try await transaction { transaction in
            try transaction.set(.preferences, to: change(try transaction.setting(.preferences)))
        }
    }

    /// Gives the next `limit` journeys the places that they have since the last change.
    ///
    /// - Returns: How far it has come; nil when all journeys have their places.
    /// - Throws: `StoreError`.
    public func reassign(limit: Int64) async throws -> Assignment? {
        try await transaction { try Assignment.proceed(limit, in: $0) }
    }

    /// How far moving the journeys has come; nil when all have their places.
    ///
    /// - Throws: `StoreError`.
    public func assignment() async throws -> Assignment? {
        try await snapshot { try Assignment(stored: $0) }
    }
}

private struct Membership: Hashable {
    var team: Int64
    var number: String
}
