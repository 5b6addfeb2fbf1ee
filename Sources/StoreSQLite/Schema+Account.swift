extension Schema {
    /// What the account at sipgate says, who may use the dashboard, and from where each call is known.
    static let account = """
        -- What the account's history says of a leg, as JSON; and when its first event arrived, where that differs.
        ALTER TABLE calls ADD COLUMN record TEXT;
        ALTER TABLE calls ADD COLUMN first_event_ms INTEGER;
        -- webhook, history or both.
        ALTER TABLE calls ADD COLUMN source TEXT NOT NULL DEFAULT 'webhook';
        ALTER TABLE journeys ADD COLUMN source TEXT NOT NULL DEFAULT 'webhook';

        -- The account's numbers: to which endpoint they lead, of which group that is, and from when until when.
        CREATE TABLE numbers_in_time (
            number          TEXT    NOT NULL,
            since_ms        INTEGER NOT NULL,
            until_ms        INTEGER,
            endpoint        TEXT,
            group_extension TEXT,
            PRIMARY KEY (number, since_ms)
        ) WITHOUT ROWID;
        INSERT INTO numbers_in_time (number, since_ms, endpoint, group_extension)
        SELECT number, 0, endpoint, group_extension FROM account_numbers;
        DROP TABLE account_numbers;
        ALTER TABLE numbers_in_time RENAME TO account_numbers;
        -- When the account was first seen without the group.
        ALTER TABLE groups ADD COLUMN gone_ms INTEGER;
        CREATE TABLE account_users (
            id      TEXT PRIMARY KEY NOT NULL,
            name    TEXT NOT NULL,
            gone_ms INTEGER
        ) WITHOUT ROWID;

        -- Readable with a key that is not in the database.
        CREATE TABLE secrets (
            name       TEXT PRIMARY KEY NOT NULL,
            sealed     TEXT    NOT NULL,
            changed_ms INTEGER NOT NULL
        ) WITHOUT ROWID;

        -- Which parts of the account's history were asked for, and how far each has been read.
        CREATE TABLE history_imports (
            id         INTEGER PRIMARY KEY,
            reason     TEXT    NOT NULL,
            from_ms    INTEGER NOT NULL,
            to_ms      INTEGER NOT NULL,
            through_ms INTEGER NOT NULL,
            entries    INTEGER NOT NULL,
            added      INTEGER NOT NULL,
            closed     INTEGER NOT NULL,
            began_ms   INTEGER NOT NULL,
            ended_ms   INTEGER,
            problem    TEXT
        );

        CREATE TABLE dashboard_users (
            name       TEXT PRIMARY KEY NOT NULL,
            role       TEXT    NOT NULL,
            password   TEXT    NOT NULL,
            created_ms INTEGER NOT NULL
        ) WITHOUT ROWID;
        -- Known by the digest of what the browser holds.
        CREATE TABLE sessions (
            digest     TEXT PRIMARY KEY NOT NULL,
            user       TEXT    NOT NULL,
            created_ms INTEGER NOT NULL,
            expires_ms INTEGER NOT NULL
        ) WITHOUT ROWID;
        """
}
