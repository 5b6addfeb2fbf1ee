import Organisation
import PushAPI

/// A group of the account.
public struct Group: Hashable, Sendable {
    /// sipgate's id, such as `g0`.
    public var `extension`: String
    /// Its name; nil when it has none.
    public var alias: String?
    /// The account's numbers that lead to it.
    public var numbers: [String]

    /// Creates a group.
    public init(extension: String, alias: String?, numbers: [String]) {
        self.extension = `extension`
        self.alias = alias
        self.numbers = numbers
    }
}

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

    /// Replaces all groups and says which numbers lead to them.
    ///
    /// The names of groups that the account has no more are kept, because their calls are.
    ///
    /// - Returns: Whether journeys have to move.
    /// - Throws: `StoreError`.
    public func replaceGroups(_ groups: [Group]) async throws -> Bool {
        try await transaction { transaction in
            for group in groups {
                try transaction.execute("DELETE FROM `groups` WHERE extension = \(group.extension)")
                try transaction.execute(
                    "INSERT INTO `groups` (extension, alias) VALUES (\(group.extension), \(.optional(group.alias)))"
                )
            }
            let query: SQLQuery =
                "SELECT number, group_extension FROM account_numbers WHERE group_extension IS NOT NULL"
            let stored = try transaction.rows(query).map { ($0[0].text ?? "", $0[1].text ?? "") }
            let before = Dictionary(stored, uniquingKeysWith: { first, _ in first })
            let wanted = groups.flatMap { group in group.numbers.map { ($0, group.extension) } }
            let after = Dictionary(wanted, uniquingKeysWith: { first, _ in first })
            guard before != after else { return false }
            try transaction.execute("DELETE FROM account_numbers")
            for (number, group) in after {
                try transaction.execute(
                    """
                    INSERT INTO account_numbers (number, endpoint, group_extension)
                    VALUES (\(number), \(group), \(group))
                    """
                )
            }
            try Assignment.begin(in: transaction)
            return true
        }
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
