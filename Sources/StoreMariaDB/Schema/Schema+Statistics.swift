import Store

extension Schema {
    /// What is derived from journeys, and by what they are told apart.
    static let statistics = [
        table(
            "account_numbers",
            "number VARCHAR(255) PRIMARY KEY, endpoint VARCHAR(255), group_extension VARCHAR(255)"
        ),
        // Digits and commas, as long as an index allows.
        table(
            "team_sets",
            """
            id    BIGINT PRIMARY KEY AUTO_INCREMENT,
            teams VARCHAR(3000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
            UNIQUE KEY team_sets_teams (teams)
            """
        ),
        table(
            "team_set_members",
            "team_id BIGINT NOT NULL, team_set_id BIGINT NOT NULL, PRIMARY KEY (team_id, team_set_id)"
        ),
        table(
            "segments",
            """
            id              BIGINT PRIMARY KEY AUTO_INCREMENT,
            is_total        TINYINT NOT NULL,
            direction       VARCHAR(16) NOT NULL,
            group_extension VARCHAR(255) NOT NULL,
            team_set_id     BIGINT NOT NULL,
            in_hours        TINYINT NOT NULL,
            UNIQUE KEY segments_identity (is_total, direction, group_extension, team_set_id, in_hours)
            """
        ),
        table(
            "rollup_slots",
            """
            segment_id   BIGINT NOT NULL,
            starts_ms    BIGINT NOT NULL,
            day          BIGINT NOT NULL,
            week_quarter BIGINT NOT NULL,
            \(measures),
            PRIMARY KEY (segment_id, starts_ms),
            KEY rollup_slots_day (segment_id, day)
            """
        ),
        table(
            "rollup_days",
            "segment_id BIGINT NOT NULL, day BIGINT NOT NULL, \(measures), PRIMARY KEY (segment_id, day)"
        ),
        // Ended incoming journeys by wait: bin 2n has waits of n s, bin 2n + 1 those between n and n + 1 s.
        table(
            "rollup_waits",
            """
            segment_id BIGINT NOT NULL,
            day        BIGINT NOT NULL,
            outcome    VARCHAR(16) NOT NULL,
            bin        BIGINT NOT NULL,
            calls      BIGINT NOT NULL,
            PRIMARY KEY (segment_id, day, outcome, bin)
            """
        ),
        table("parties", "id BIGINT PRIMARY KEY AUTO_INCREMENT, number VARCHAR(255) NOT NULL, UNIQUE KEY (number)"),
        table(
            "day_facts",
            "day BIGINT NOT NULL, part VARCHAR(32) NOT NULL, bytes LONGBLOB NOT NULL, PRIMARY KEY (day, part)"
        ),
        table("known_callers", "day BIGINT PRIMARY KEY, bytes LONGBLOB NOT NULL"),
        table(
            "annotations",
            """
            id    BIGINT PRIMARY KEY AUTO_INCREMENT,
            at_ms BIGINT NOT NULL,
            text  MEDIUMTEXT NOT NULL,
            KEY annotations_at (at_ms)
            """
        ),
        table(
            "dismissals",
            """
            number VARCHAR(255) NOT NULL,
            at_ms  BIGINT NOT NULL,
            reason MEDIUMTEXT NOT NULL,
            PRIMARY KEY (number, at_ms)
            """
        ),
        table(
            "verifications",
            """
            id          BIGINT PRIMARY KEY AUTO_INCREMENT,
            ran_ms      BIGINT NOT NULL,
            first_day   BIGINT NOT NULL,
            last_day    BIGINT NOT NULL,
            cells       BIGINT NOT NULL,
            differences BIGINT NOT NULL
            """
        ),
    ]

    private static var measures: String {
        Measure.allCases.map { "\($0.rawValue) BIGINT NOT NULL" }.joined(separator: ",\n")
    }
}
