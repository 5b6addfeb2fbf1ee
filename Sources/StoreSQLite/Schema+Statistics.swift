import Store

extension Schema {
    /// What is derived from journeys, and by what they are told apart.
    ///
    /// Journeys that are stored already have no segment; they get one, and are counted, as after a change of teams.
    static let statistics = """
        -- The account's numbers: to which endpoint they lead, and of which group that is.
        CREATE TABLE account_numbers (
            number          TEXT PRIMARY KEY NOT NULL,
            endpoint        TEXT,
            group_extension TEXT
        ) WITHOUT ROWID;

        -- Sets of teams that journeys belong to: ids of teams in rising order, with commas.
        CREATE TABLE team_sets (
            id    INTEGER PRIMARY KEY,
            teams TEXT NOT NULL UNIQUE
        );
        CREATE TABLE team_set_members (
            team_id     INTEGER NOT NULL,
            team_set_id INTEGER NOT NULL,
            PRIMARY KEY (team_id, team_set_id)
        ) WITHOUT ROWID;

        -- What a journey is filtered by, in one number. A total has the journeys of all groups and teams.
        CREATE TABLE segments (
            id              INTEGER PRIMARY KEY,
            is_total        INTEGER NOT NULL,
            direction       TEXT    NOT NULL,
            group_extension TEXT    NOT NULL,
            team_set_id     INTEGER NOT NULL,
            in_hours        INTEGER NOT NULL,
            UNIQUE (is_total, direction, group_extension, team_set_id, in_hours)
        );
        ALTER TABLE journeys ADD COLUMN segment_id INTEGER NOT NULL DEFAULT 0;
        INSERT INTO settings (name, value) SELECT 'assigned_until', CAST(MAX(id) AS TEXT) FROM journeys WHERE 1
            HAVING MAX(id) IS NOT NULL;

        CREATE TABLE rollup_slots (
            segment_id   INTEGER NOT NULL,
            starts_ms    INTEGER NOT NULL,
            day          INTEGER NOT NULL,
            week_quarter INTEGER NOT NULL,
            \(measures),
            PRIMARY KEY (segment_id, starts_ms)
        ) WITHOUT ROWID;
        CREATE TABLE rollup_days (
            segment_id INTEGER NOT NULL,
            day        INTEGER NOT NULL,
            \(measures),
            PRIMARY KEY (segment_id, day)
        ) WITHOUT ROWID;
        -- Ended incoming journeys by wait: bin 2n has waits of n s, bin 2n + 1 those between n and n + 1 s.
        CREATE TABLE rollup_waits (
            segment_id INTEGER NOT NULL,
            day        INTEGER NOT NULL,
            outcome    TEXT    NOT NULL,
            bin        INTEGER NOT NULL,
            calls      INTEGER NOT NULL,
            PRIMARY KEY (segment_id, day, outcome, bin)
        ) WITHOUT ROWID;

        -- Numbers of other parties, each with a small number of its own.
        CREATE TABLE parties (
            id     INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE
        );
        -- The journeys of days gone by, one column in one row; void as soon as a journey of the day changes.
        CREATE TABLE day_facts (
            day    INTEGER NOT NULL,
            part   TEXT    NOT NULL,
            bytes  BLOB    NOT NULL,
            PRIMARY KEY (day, part)
        );
        -- Who had called by the end of a day, one bit for each party; void as soon as an earlier journey changes.
        CREATE TABLE known_callers (
            day   INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
        );

        CREATE TABLE annotations (
            id    INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            text  TEXT    NOT NULL
        );
        CREATE INDEX annotations_at ON annotations (at_ms);
        CREATE TABLE dismissals (
            number TEXT    NOT NULL,
            at_ms  INTEGER NOT NULL,
            reason TEXT    NOT NULL,
            PRIMARY KEY (number, at_ms)
        ) WITHOUT ROWID;
        CREATE TABLE verifications (
            id          INTEGER PRIMARY KEY,
            ran_ms      INTEGER NOT NULL,
            first_day   INTEGER NOT NULL,
            last_day    INTEGER NOT NULL,
            cells       INTEGER NOT NULL,
            differences INTEGER NOT NULL
        );
        """

    private static var measures: String {
        Measure.allCases.map { "\($0.rawValue) INTEGER NOT NULL" }.joined(separator: ",\n    ")
    }
}
