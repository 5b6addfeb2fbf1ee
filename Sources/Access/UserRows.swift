import PushAPI
import Store

/// A user as the database has it.
struct UserRow: Sendable {
    var user: User
    /// What is kept of the password.
    var password: String
}

extension SQLReader {
    func userRows() throws -> [UserRow] {
        try rows("SELECT name, role, password, created_ms, may_reveal FROM dashboard_users").map { row in
            let user = User(
                name: row[0].text ?? "",
                role: Role(stored: row[1].text),
                createdAt: Instant(milliseconds: row[3].integer ?? 0),
                isGivenReveal: row[4].integer == 1
            )
            return UserRow(user: user, password: row[2].text ?? "")
        }
    }

    /// The user of this name, however it is written.
    ///
    /// Looked for among all of them, who are few: databases differ in what they take for the same letter.
    func userRow(_ name: UserName) throws -> UserRow? {
        try userRows().first { $0.user.name.lowercased() == name.key }
    }
}

extension SQLSession {
    func insert(_ row: UserRow) throws {
        try execute(
            """
            INSERT INTO dashboard_users (name, role, password, created_ms, may_reveal)
            VALUES (\(row.user.name), \(row.user.role.rawValue), \(row.password),
                    \(row.user.createdAt.milliseconds), \(.flag(row.user.isGivenReveal)))
            """
        )
    }

    func update(_ row: UserRow) throws {
        try execute(
            """
            UPDATE dashboard_users
               SET role = \(row.user.role.rawValue), password = \(row.password),
                   may_reveal = \(.flag(row.user.isGivenReveal))
             WHERE name = \(row.user.name)
            """
        )
    }

    /// Ends all sessions of a user.
    func removeSessions(of user: User) throws {
        try execute("DELETE FROM sessions WHERE user = \(user.name)")
    }
}

extension Role {
    /// Reads a role; one that only a later version knows may do the least.
    init(stored text: String?) {
        self = text.flatMap(Role.init(rawValue:)) ?? .kiosk
    }
}
