extension Schema {
    /// The original's tables keep their names and columns; `start`, `answered_at` and `end` are computed from the
    /// stored milliseconds, so that there is one truth about time and the original's queries go on working.
    static let calls = [
        table("`groups`", "extension VARCHAR(255) PRIMARY KEY, alias VARCHAR(1024)"),
        table("teams", "id BIGINT PRIMARY KEY, name VARCHAR(700) NOT NULL"),
        table(
            "teams_numbers",
            "team_id BIGINT NOT NULL, number VARCHAR(255) NOT NULL, PRIMARY KEY (number, team_id)"
        ),
        table("authentication_params", "token_type VARCHAR(64) PRIMARY KEY, token_value MEDIUMTEXT NOT NULL"),
        table(
            "calendar",
            """
            day                 BIGINT PRIMARY KEY,
            starts_ms           BIGINT NOT NULL,
            ends_ms             BIGINT NOT NULL,
            changes_ms          BIGINT NOT NULL DEFAULT 0,
            shift_ms            BIGINT NOT NULL DEFAULT 0,
            week_starts_ms      BIGINT NOT NULL,
            month_starts_ms     BIGINT NOT NULL,
            half_year_starts_ms BIGINT NOT NULL,
            year_starts_ms      BIGINT NOT NULL,
            KEY calendar_starts (starts_ms, ends_ms)
            """
        ),
        table("journeys", journeyColumns),
        table("calls", callColumns),
        // Names under which a later leg may look for this one; forgotten after some days. The longest has two numbers.
        table(
            "leg_names",
            """
            name       VARCHAR(600) NOT NULL,
            leg_id     BIGINT NOT NULL,
            started_ms BIGINT NOT NULL,
            PRIMARY KEY (name, leg_id),
            KEY leg_names_started (started_ms)
            """
        ),
        table(
            "coverage",
            """
            id         BIGINT PRIMARY KEY AUTO_INCREMENT,
            server     VARCHAR(255) NOT NULL,
            started_ms BIGINT NOT NULL,
            seen_ms    BIGINT NOT NULL
            """
        ),
        table("journal_positions", "journal VARCHAR(255) PRIMARY KEY, sequence BIGINT NOT NULL"),
        table("settings", "name VARCHAR(64) PRIMARY KEY, value MEDIUMTEXT NOT NULL"),
    ]

    private static let journeyColumns = """
        id                BIGINT PRIMARY KEY,
        day               BIGINT NOT NULL,
        started_ms        BIGINT NOT NULL,
        answered_ms       BIGINT,
        ended_ms          BIGINT,
        state             VARCHAR(16) NOT NULL,
        direction         VARCHAR(16) NOT NULL,
        outcome           VARCHAR(16),
        own_number        VARCHAR(255),
        external_number   VARCHAR(255),
        wait_ms           BIGINT,
        talk_ms           BIGINT,
        reached_voicemail TINYINT NOT NULL,
        group_extension   VARCHAR(255),
        legs              BIGINT NOT NULL,
        segment_id        BIGINT NOT NULL DEFAULT 0,
        KEY journeys_started (started_ms, day, segment_id, outcome, wait_ms),
        KEY journeys_day (day),
        KEY journeys_open (state)
        """

    /// Ids, numbers and causes have 255 bytes at most (`WebhookLimits`); a list of users is as long as a request.
    private static let callColumns = """
        id               BIGINT PRIMARY KEY,
        call_id          VARCHAR(255) NOT NULL,
        journey_id       BIGINT NOT NULL,
        started_ms       BIGINT NOT NULL,
        answered_ms      BIGINT,
        ended_ms         BIGINT,
        direction        VARCHAR(16) NOT NULL,
        mastersip_id     VARCHAR(255),
        extension        VARCHAR(255),
        caller_number    VARCHAR(255) NOT NULL,
        callee_number    VARCHAR(255) NOT NULL,
        own_number       VARCHAR(255),
        answering_number VARCHAR(255),
        hangup_cause     VARCHAR(255),
        group_extension  VARCHAR(255),
        voicemail        TINYINT NOT NULL,
        crashed          TINYINT NOT NULL,
        original_call_id VARCHAR(255),
        xcid             VARCHAR(255),
        diversion        VARCHAR(255),
        users            MEDIUMTEXT,
        answered_by      MEDIUMTEXT,
        announced        TINYINT NOT NULL,
        heard_ms         BIGINT,
        crashed_ms       BIGINT,
        lapsed_ms        BIGINT,
        start            DATETIME(3) AS (\(moment("started_ms"))) STORED,
        answered_at      DATETIME(3) AS (\(moment("answered_ms"))) VIRTUAL,
        `end`            DATETIME(3) AS (\(moment("ended_ms"))) VIRTUAL,
        UNIQUE KEY calls_identity (call_id),
        KEY calls_journey (journey_id),
        KEY calls_group (group_extension),
        KEY calls_start (start)
        """

    /// Milliseconds as a date and time of UTC, whatever the session's zone.
    ///
    /// As seconds with three digits after the point: rounding six of them to three would depend on the session's mode,
    /// which is forbidden here.
    private static func moment(_ column: String) -> String {
        "TIMESTAMP'1970-01-01 00:00:00' + INTERVAL \(column) * 0.001 SECOND"
    }
}
