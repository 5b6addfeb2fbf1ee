extension Schema {
    /// What servers that share a database agree on, and what readers in SQL need to know of the settings.
    ///
    /// The calendar is filled anew at the start, with the ends of its days and the changes of the clock.
    static let serversAndSettings = """
        CREATE TABLE leases (
            name   TEXT PRIMARY KEY NOT NULL,
            holder TEXT    NOT NULL,
            beat   INTEGER NOT NULL
        ) WITHOUT ROWID;

        -- The rules of the service level by team; those of all others stand under the empty name.
        CREATE TABLE service_levels (
            team                   TEXT PRIMARY KEY NOT NULL,
            threshold_s            INTEGER NOT NULL,
            goal_percent           INTEGER NOT NULL,
            formula                TEXT    NOT NULL,
            short_abandon_s        INTEGER NOT NULL,
            voicemail_is_abandoned INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE parameters (
            name  TEXT PRIMARY KEY NOT NULL,
            value REAL NOT NULL
        ) WITHOUT ROWID;
        -- When it is open, today and in the coming year.
        CREATE TABLE opening_times (
            starts_ms INTEGER PRIMARY KEY,
            ends_ms   INTEGER NOT NULL
        );

        DELETE FROM calendar;
        ALTER TABLE calendar ADD COLUMN ends_ms INTEGER NOT NULL DEFAULT 0;
        -- When the clock on the wall is changed, and by how much it is put forward.
        ALTER TABLE calendar ADD COLUMN changes_ms INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE calendar ADD COLUMN shift_ms INTEGER NOT NULL DEFAULT 0;
        """
}
