/// The migrations of the MariaDB store, in the order in which they are applied: none is changed or removed.
///
/// Changes of tables are not part of a transaction in MariaDB. So a migration is a list of steps that may be repeated,
/// and stands in `migrations` once all of them are done.
enum Schema {
    static let migrations = [
        Migration(
            "1 calls and statistics",
            [.work(OriginalDatabase.setAside)] + (calls + statistics + servers).map(Migration.Step.statement)
                + rows.map(Migration.Step.statement) + [.work(OriginalDatabase.copyOrganisation)]
        ),
        Migration("3 account", account.map(Migration.Step.statement)),
        Migration("4 access", access.map(Migration.Step.statement)),
        Migration("5 who dismissed call-backs", dismissals.map(Migration.Step.statement)),
        // What is taken over is written as the newest tables have it, so this one stays the last.
        Migration("2 calls of the original", [.takeOver]),
    ]

    /// What all tables have in common.
    ///
    /// A binary order, so that texts are equal here when they are in SQLite.
    static let options = "ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin"

    /// A table that is made unless it exists.
    static func table(_ name: String, _ columns: String) -> String {
        "CREATE TABLE IF NOT EXISTS \(name) (\n\(columns)\n) \(options)"
    }

    /// What has to be there from the beginning.
    private static let rows = [
        "INSERT IGNORE INTO `groups` (extension, alias) VALUES ('other', 'Other')",
        "INSERT IGNORE INTO teams (id, name) VALUES (0, 'Other')",
        "INSERT IGNORE INTO ledger_turn (id, turn) VALUES (1, 0)",
    ]
}

/// A step of the schema's history.
struct Migration: Sendable {
    /// Its name in the table `migrations`.
    let name: String
    /// What it does, in this order; each may be repeated.
    let steps: [Step]

    init(_ name: String, _ steps: [Step]) {
        self.name = name
        self.steps = steps
    }

    /// A part of a migration.
    enum Step: Sendable {
        /// One statement.
        case statement(String)
        /// Several that depend on what is there.
        case work(@Sendable (Connection) throws -> Void)
        /// Moves the calls of the original project, in many transactions.
        case takeOver
    }
}
