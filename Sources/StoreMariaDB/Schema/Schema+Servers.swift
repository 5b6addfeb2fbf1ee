extension Schema {
    /// What servers that share a database agree on, and what readers in SQL need to know.
    static let servers = [
        // Every transaction that writes takes its turn at the one row; see `Transactions`.
        table("ledger_turn", "id BIGINT PRIMARY KEY, turn BIGINT NOT NULL"),
        table("leases", "name VARCHAR(64) PRIMARY KEY, holder VARCHAR(255) NOT NULL, beat BIGINT NOT NULL"),
        table(
            "service_levels",
            """
            team                   VARCHAR(700) PRIMARY KEY,
            threshold_s            BIGINT NOT NULL,
            goal_percent           BIGINT NOT NULL,
            formula                VARCHAR(64) NOT NULL,
            short_abandon_s        BIGINT NOT NULL,
            voicemail_is_abandoned TINYINT NOT NULL
            """
        ),
        table("parameters", "name VARCHAR(64) PRIMARY KEY, value DOUBLE NOT NULL"),
        table("opening_times", "starts_ms BIGINT PRIMARY KEY, ends_ms BIGINT NOT NULL"),
        table(
            "day_callers",
            """
            day        BIGINT NOT NULL,
            segment_id BIGINT NOT NULL,
            party_id   BIGINT NOT NULL,
            calls      BIGINT NOT NULL,
            first_ms   BIGINT NOT NULL,
            PRIMARY KEY (day, segment_id, party_id)
            """
        ),
        table(
            "day_longest",
            """
            day        BIGINT NOT NULL,
            segment_id BIGINT NOT NULL,
            kind       VARCHAR(8) NOT NULL,
            journey_id BIGINT NOT NULL,
            length_ms  BIGINT NOT NULL,
            started_ms BIGINT NOT NULL,
            PRIMARY KEY (day, segment_id, kind, journey_id)
            """
        ),
    ]
}
