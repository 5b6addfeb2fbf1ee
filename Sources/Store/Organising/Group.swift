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

extension CallStore {
    /// Replaces all groups and says which numbers have always led to them.
    ///
    /// For firms that are made up, and whose past is told anew; what sipgate says is kept by `keep`.
    ///
    /// - Returns: Whether journeys have to move.
    /// - Throws: `StoreError`.
    public func replaceGroups(_ groups: [Group]) async throws -> Bool {
        try await transaction { transaction in
            for group in groups {
                try transaction.name(group: group.extension, group.alias)
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
                    INSERT INTO account_numbers (number, since_ms, endpoint, group_extension)
                    VALUES (\(number), 0, \(group), \(group))
                    """
                )
            }
            try Assignment.begin(in: transaction)
            return true
        }
    }
}

extension SQLSession {
    /// Gives a group a name, whether it is known or not.
    func name(group: String, _ alias: String?) throws {
        try execute("DELETE FROM `groups` WHERE extension = \(group)")
        try execute("INSERT INTO `groups` (extension, alias) VALUES (\(group), \(.optional(alias)))")
    }
}
