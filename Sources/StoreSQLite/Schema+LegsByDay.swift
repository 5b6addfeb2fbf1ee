extension Schema {
    /// Finds legs by the day of their start and their id.
    ///
    /// Ids are as good as random: an index of them alone is read and written all over, and ten million legs would be
    /// stored at half the speed of the first ones.
    static let legsByDay = """
        CREATE TABLE calls_by_day (
            id               INTEGER PRIMARY KEY,
            call_id          TEXT    NOT NULL,
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
        INSERT INTO calls_by_day (
            call_id, journey_id, started_ms, answered_ms, ended_ms, direction, mastersip_id, extension, caller_number,
            callee_number, own_number, answering_number, hangup_cause, group_extension, voicemail, crashed,
            original_call_id, xcid, diversion, users, answered_by, announced, heard_ms, crashed_ms, lapsed_ms)
        SELECT call_id, journey_id, started_ms, answered_ms, ended_ms, direction, mastersip_id, extension, caller_number,
               callee_number, own_number, answering_number, hangup_cause, group_extension, voicemail, crashed,
               original_call_id, xcid, diversion, users, answered_by, announced, heard_ms, crashed_ms, lapsed_ms
          FROM calls
         ORDER BY started_ms;

        CREATE TABLE names_by_leg (
            name       TEXT    NOT NULL,
            leg_id     INTEGER NOT NULL,
            started_ms INTEGER NOT NULL,
            PRIMARY KEY (name, leg_id)
        ) WITHOUT ROWID;
        INSERT INTO names_by_leg (name, leg_id, started_ms)
        SELECT leg_names.name, calls_by_day.id, leg_names.started_ms
          FROM leg_names
          JOIN calls_by_day ON calls_by_day.call_id = leg_names.call_id;

        DROP TABLE leg_names;
        DROP TABLE calls;
        ALTER TABLE calls_by_day RENAME TO calls;
        ALTER TABLE names_by_leg RENAME TO leg_names;
        CREATE INDEX calls_journey ON calls (journey_id);
        CREATE UNIQUE INDEX calls_identity ON calls (started_ms / 86400000, call_id);
        """
}
