import GRDB

/// The migrations of the SQLite store: append-only, plain text, each one transaction.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 calls and journeys") { try $0.execute(sql: callsAndJourneys) }
        migrator.registerMigration("2 legs by day") { try $0.execute(sql: legsByDay) }
        migrator.registerMigration("3 statistics") { try $0.execute(sql: statistics) }
        migrator.registerMigration("4 servers and settings") { try $0.execute(sql: serversAndSettings) }
        migrator.registerMigration("5 account") { try $0.execute(sql: account) }
        migrator.registerMigration("6 access") { try $0.execute(sql: access) }
        migrator.registerMigration("7 who dismissed call-backs") { try $0.execute(sql: dismissals) }
        return migrator
    }

    /// The original's tables keep their names and columns; `start`, `answered_at` and `end` are computed from the
    /// stored milliseconds, so that there is one truth about time and the original's queries go on working.
    private static let callsAndJourneys = """
        CREATE TABLE groups (
            extension TEXT PRIMARY KEY NOT NULL,
            alias     TEXT
        );
        INSERT INTO groups VALUES ('other', 'Other');

        CREATE TABLE teams (
            id   INTEGER PRIMARY KEY,
            name TEXT NOT NULL
        );
        INSERT INTO teams VALUES (0, 'Other');

        CREATE TABLE teams_numbers (
            team_id INTEGER NOT NULL REFERENCES teams (id),
            number  TEXT    NOT NULL,
            PRIMARY KEY (number, team_id)
        ) WITHOUT ROWID;

        CREATE TABLE authentication_params (
            token_type  TEXT PRIMARY KEY NOT NULL,
            token_value TEXT NOT NULL
        );

        CREATE TABLE calendar (
            day                 INTEGER PRIMARY KEY,
            starts_ms           INTEGER NOT NULL,
            week_starts_ms      INTEGER NOT NULL,
            month_starts_ms     INTEGER NOT NULL,
            half_year_starts_ms INTEGER NOT NULL,
            year_starts_ms      INTEGER NOT NULL
        );

        CREATE TABLE journeys (
            id                INTEGER PRIMARY KEY,
            day               INTEGER NOT NULL,
            started_ms        INTEGER NOT NULL,
            answered_ms       INTEGER,
            ended_ms          INTEGER,
            state             TEXT    NOT NULL,
            direction         TEXT    NOT NULL,
            outcome           TEXT,
            own_number        TEXT,
            external_number   TEXT,
            wait_ms           INTEGER,
            talk_ms           INTEGER,
            reached_voicemail INTEGER NOT NULL,
            group_extension   TEXT,
            legs              INTEGER NOT NULL
        );
        CREATE INDEX journeys_started ON journeys (started_ms);
        CREATE INDEX journeys_open ON journeys (id) WHERE state <> 'ended';

        CREATE TABLE calls (
            call_id          TEXT PRIMARY KEY NOT NULL,
            journey_id       INTEGER NOT NULL,
            started_ms       INTEGER NOT NULL,
            answered_ms      INTEGER,
            ended_ms         INTEGER,
            direction        TEXT    NOT NULL,
            mastersip_id     TEXT,
            extension        TEXT,
            caller_number    TEXT    NOT NULL,
            callee_number    TEXT    NOT NULL,
            own_number       TEXT,
            answering_number TEXT,
            hangup_cause     TEXT,
            group_extension  TEXT,
            voicemail        INTEGER NOT NULL,
            crashed          INTEGER NOT NULL,
            original_call_id TEXT,
            xcid             TEXT,
            diversion        TEXT,
            users            TEXT,
            answered_by      TEXT,
            announced        INTEGER NOT NULL,
            heard_ms         INTEGER,
            crashed_ms       INTEGER,
            lapsed_ms        INTEGER,
            start       TEXT AS (strftime('%Y-%m-%d %H:%M:%f', started_ms / 1000.0, 'unixepoch')) VIRTUAL,
            answered_at TEXT AS (strftime('%Y-%m-%d %H:%M:%f', answered_ms / 1000.0, 'unixepoch')) VIRTUAL,
            "end"       TEXT AS (strftime('%Y-%m-%d %H:%M:%f', ended_ms / 1000.0, 'unixepoch')) VIRTUAL
        );
        CREATE INDEX calls_journey ON calls (journey_id);

        -- Names under which a later leg may look for this one; forgotten after some days.
        CREATE TABLE leg_names (
            name       TEXT    NOT NULL,
            call_id    TEXT    NOT NULL,
            started_ms INTEGER NOT NULL,
            PRIMARY KEY (name, call_id)
        ) WITHOUT ROWID;

        CREATE TABLE coverage (
            id         INTEGER PRIMARY KEY,
            server     TEXT    NOT NULL,
            started_ms INTEGER NOT NULL,
            seen_ms    INTEGER NOT NULL
        );

        CREATE TABLE journal_positions (
            journal  TEXT PRIMARY KEY NOT NULL,
            sequence INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE settings (
            name  TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        """
}
