import PushAPI

/// What the account says of itself at one moment: its groups, numbers and users.
public struct Directory: Hashable, Sendable {
    /// Something that has an id and a name.
    public struct Entry: Hashable, Sendable {
        /// sipgate's id, such as `g0` or `w0`.
        public var id: String
        /// What people call it.
        public var name: String

        /// Creates an entry.
        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A number of the account.
    public struct Number: Hashable, Sendable {
        /// The number as legs spell it.
        public var number: String
        /// Where it leads, such as `p0` or `g0`; nil for a number that leads nowhere.
        public var endpoint: String?
        /// The group that it leads to; nil for none.
        public var group: String?

        /// Creates a number.
        public init(number: String, endpoint: String?, group: String?) {
            self.number = number
            self.endpoint = endpoint
            self.group = group
        }
    }

    /// The groups.
    public var groups: [Entry]
    /// The numbers, each once.
    public var numbers: [Number]
    /// The people; nil where the account does not say, which is not that there are none.
    public var users: [Entry]?

    /// Creates a directory.
    public init(groups: [Entry], numbers: [Number], users: [Entry]?) {
        self.groups = groups
        self.numbers = numbers
        self.users = users
    }
}

extension CallStore {
    /// Keeps what the account says of itself now.
    ///
    /// Calls stay where they were when they came: a number that leads to another group does so from now on, and a group
    /// that the account has no more keeps its name and its calls. A number that was never heard of leads to its group
    /// since the day before the last time that the account was asked, or since ever: that completes calls that were
    /// stored when sipgate was away, or before the account was connected.
    ///
    /// - Returns: Whether that changed anything.
    /// - Throws: `StoreError`.
    public func keep(_ directory: Directory, at now: Instant) async throws -> Bool {
        try await transaction { transaction in
            let groups = try transaction.keep(directory.groups, in: .groups, at: now)
            let users = try directory.users.map { try transaction.keep($0, in: .users, at: now) } ?? false
            let asked = try transaction.number(.directoryAsked)
            let since = asked == 0 ? 0 : max(1, asked - 86_400_000)
            let numbers = try transaction.keep(directory.numbers, at: now, newSince: since)
            try transaction.set(.directoryAsked, to: now.milliseconds)
            if numbers.reachesBack {
                try Assignment.begin(since: Instant(milliseconds: since), in: transaction)
            } else if numbers.isChanged {
                try Assignment.note(in: transaction)
            }
            return groups || users || numbers.isChanged
        }
    }

    /// How many groups, numbers and users the account has, as far as is known.
    ///
    /// - Throws: `StoreError`.
    public func directorySize() async throws -> (groups: Int64, numbers: Int64, users: Int64) {
        try await snapshot { reader in
            (
                try reader.integers("SELECT COUNT(*) FROM `groups` WHERE gone_ms IS NULL AND extension <> 'other'")[0],
                try reader.integers("SELECT COUNT(*) FROM account_numbers WHERE until_ms IS NULL")[0],
                try reader.integers("SELECT COUNT(*) FROM account_users WHERE gone_ms IS NULL")[0]
            )
        }
    }
}

/// A table of things that have a name, and may be gone.
private struct NameTable {
    var name: SQLQuery
    var key: SQLQuery
    var value: SQLQuery
    /// Which rows are the account's.
    var condition: SQLQuery

    static let groups = NameTable(name: "`groups`", key: "extension", value: "alias", condition: "extension <> 'other'")
    static let users = NameTable(name: "account_users", key: "id", value: "name", condition: "1 = 1")
}

extension SQLSession {
    /// Names what is there, and notes what is there no more.
    fileprivate func keep(_ entries: [Directory.Entry], in table: NameTable, at now: Instant) throws -> Bool {
        let query: SQLQuery = """
            SELECT \(table.key), \(table.value) FROM \(table.name) WHERE gone_ms IS NULL AND \(table.condition)
            """
        let stored = try rows(query).map { ($0[0].text ?? "", $0[1].text) }
        let before = Dictionary(stored, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(entries.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var isChanged = false
        for (id, name) in after.sorted(by: { $0.key < $1.key }) where before[id] != .some(name) {
            try execute("DELETE FROM \(table.name) WHERE \(table.key) = \(id)")
            try execute("INSERT INTO \(table.name) (\(table.key), \(table.value)) VALUES (\(id), \(name))")
            isChanged = true
        }
        for id in before.keys where after[id] == nil {
            try execute("UPDATE \(table.name) SET gone_ms = \(now.milliseconds) WHERE \(table.key) = \(id)")
            isChanged = true
        }
        return isChanged
    }

    /// Keeps to which groups numbers lead, and since when.
    ///
    /// - Returns: Whether anything changed, and whether that concerns calls that are stored.
    fileprivate func keep(
        _ numbers: [Directory.Number],
        at now: Instant,
        newSince: Int64
    ) throws -> (isChanged: Bool, reachesBack: Bool) {
        var before: [String: Directory.Number] = [:]
        var known: Set<String> = []
        for row in try rows("SELECT number, endpoint, group_extension, until_ms FROM account_numbers") {
            let number = row[0].text ?? ""
            known.insert(number)
            guard row[3] == .null else { continue }
            before[number] = Directory.Number(number: number, endpoint: row[1].text, group: row[2].text)
        }
        let after = Dictionary(numbers.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        var result = (isChanged: false, reachesBack: false)
        for number in before.keys where after[number] != before[number] {
            try execute(
                """
                UPDATE account_numbers SET until_ms = \(now.milliseconds) WHERE number = \(number) AND until_ms IS NULL
                """
            )
            result.isChanged = true
        }
        for (number, entry) in after.sorted(by: { $0.key < $1.key }) where before[number] != entry {
            let isNew = !known.contains(number)
            let since = isNew ? newSince : now.milliseconds
            // Twice within a millisecond: what was said last holds.
            try execute("DELETE FROM account_numbers WHERE number = \(number) AND since_ms = \(since)")
            try execute(
                """
                INSERT INTO account_numbers (number, since_ms, endpoint, group_extension)
                VALUES (\(number), \(since), \(.optional(entry.endpoint)), \(.optional(entry.group)))
                """
            )
            result.isChanged = true
            result.reachesBack = result.reachesBack || (isNew && entry.group != nil)
        }
        return result
    }
}
