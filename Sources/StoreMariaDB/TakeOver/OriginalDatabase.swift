import PushAPI
import Store

/// A database of the original project, whose tables have the names of ours.
enum OriginalDatabase {
    /// Its tables, those that refer to others first.
    private static let tables = ["calls", "teams_numbers", "authentication_params", "groups", "teams"]

    /// What the original's table is called while its rows are being moved.
    static func aside(_ table: String) -> String { "original_\(table)" }

    /// Renames the original's tables, all at once; does nothing when the tables are ours or missing.
    @Sendable
    static func setAside(_ connection: Connection) throws {
        guard try has("calls", column: "call_id", on: connection),
            try !has("calls", column: "journey_id", on: connection)
        else { return }
        let renames = try tables.filter { try has($0, on: connection) }.map { "`\($0)` TO `\(aside($0))`" }
        try connection.run("RENAME TABLE \(renames.joined(separator: ", "))")
    }

    /// Takes groups, teams and tokens over, and learns from the calls which numbers lead to which group.
    @Sendable
    static func copyOrganisation(_ connection: Connection) throws {
        let copies = [
            "groups": """
            INSERT INTO `groups` (extension, alias) SELECT extension, alias FROM original_groups
            ON DUPLICATE KEY UPDATE alias = VALUES(alias)
            """,
            "teams": """
            INSERT INTO teams (id, name) SELECT id, name FROM original_teams
            ON DUPLICATE KEY UPDATE name = VALUES(name)
            """,
            "teams_numbers": """
            INSERT IGNORE INTO teams_numbers (team_id, number)
                SELECT DISTINCT team_id, number FROM original_teams_numbers
            """,
            "authentication_params": """
            INSERT INTO authentication_params (token_type, token_value)
            SELECT token_type, token_value FROM original_authentication_params
            ON DUPLICATE KEY UPDATE token_value = VALUES(token_value)
            """,
        ]
        for (table, copy) in copies where try has(aside(table), on: connection) { try connection.run(copy) }
        guard try has(aside("calls"), on: connection) else { return }
        // Its calls are moved in the order of time, so that neighbours are counted together.
        try connection.run("ALTER TABLE original_calls ADD INDEX IF NOT EXISTS original_calls_start (start)")
        try learnGroups(on: connection)
    }

    /// The last call of a number says to which group it leads now.
    private static func learnGroups(on connection: Connection) throws {
        let found = try connection.rows(
            """
            SELECT CASE WHEN direction = 'in' THEN callee_number ELSE caller_number END AS number, group_extension
              FROM original_calls
             WHERE group_extension IS NOT NULL AND group_extension <> 'other'
             GROUP BY 1, 2
             ORDER BY MAX(start)
            """
        )
        for row in found {
            guard let number = row[0].text.flatMap(OriginalCall.number), let group = row[1].text else { continue }
            try connection.execute(
                """
                INSERT INTO account_numbers (number, endpoint, group_extension)
                VALUES (\(number.text), \(group), \(group))
                ON DUPLICATE KEY UPDATE endpoint = VALUES(endpoint), group_extension = VALUES(group_extension)
                """
            )
        }
    }

    /// Removes what was set aside.
    @Sendable
    static func drop(_ connection: Connection) throws {
        for table in tables { try connection.run("DROP TABLE IF EXISTS `\(aside(table))`") }
    }

    static func has(_ table: String, on connection: Connection) throws -> Bool {
        try !connection.rows(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = \(table)"
        ).isEmpty
    }

    private static func has(_ table: String, column: String, on connection: Connection) throws -> Bool {
        try !connection.rows(
            """
            SELECT 1 FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = \(table) AND column_name = \(column)
            """
        ).isEmpty
    }
}
