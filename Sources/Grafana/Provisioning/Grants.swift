import Statistics

/// What Grafana's user of the database may do: read figures, for a few seconds each, and nothing else.
///
/// Whoever may look at a dashboard may send any SQL as this user. Tokens, settings and the service's own bookkeeping
/// are therefore not among what it can see.
enum Grants {
    /// The tables that it may read.
    static let tables = [
        "annotations", "calendar", "calls", "coverage", "day_callers", "day_facts", "day_longest", "groups", "journeys",
        "opening_times", "parameters", "parties",
        "rollup_days", "rollup_slots", "rollup_waits", "segments", "service_levels", "team_set_members", "team_sets",
        "teams", "teams_numbers", "verifications",
    ]

    /// Seconds after which the database ends a question, as Grafana itself never does.
    private static let maximumSeconds = 5
    private static let maximumConnections = 20

    /// The statements for a user that exists.
    ///
    /// - Parameters:
    ///   - database: The name of the database; nil for the one that is selected when the statements are run.
    ///   - user: The name of the user.
    static func sql(database: String?, user: String) -> String {
        let account = "\(text(user))@'%'"
        let limits = "MAX_STATEMENT_TIME \(maximumSeconds) MAX_USER_CONNECTIONS \(maximumConnections)"
        let prefix = database.map { name($0) + "." } ?? ""
        let grants = tables.map { "GRANT SELECT ON \(prefix)\(name($0)) TO \(account);" }
        return """
            -- Written by `call-statistics grafana`, which writes it anew: changes here are lost.
            -- For MariaDB, once the service has created its tables, with its database selected. The user is to exist:
            -- CREATE USER \(account) IDENTIFIED BY '…';
            ALTER USER \(account) WITH \(limits);
            \(grants.joined(separator: "\n"))

            """
    }

    private static func text(_ value: String) -> String {
        "'\(value.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
    }

    private static func name(_ value: String) -> String { "`\(value.replacing("`", with: "``"))`" }
}
