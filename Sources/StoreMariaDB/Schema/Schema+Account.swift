extension Schema {
    /// What the account at sipgate says, who may use the dashboard, and from where each call is known.
    static let account = [
        // What the account's history says of a leg, as JSON; and when its first event arrived, where that differs.
        """
        ALTER TABLE calls
            ADD COLUMN IF NOT EXISTS record MEDIUMTEXT,
            ADD COLUMN IF NOT EXISTS first_event_ms BIGINT,
            ADD COLUMN IF NOT EXISTS source VARCHAR(16) NOT NULL DEFAULT 'webhook'
        """,
        "ALTER TABLE journeys ADD COLUMN IF NOT EXISTS source VARCHAR(16) NOT NULL DEFAULT 'webhook'",
        """
        ALTER TABLE account_numbers
            ADD COLUMN IF NOT EXISTS since_ms BIGINT NOT NULL DEFAULT 0,
            ADD COLUMN IF NOT EXISTS until_ms BIGINT,
            DROP PRIMARY KEY,
            ADD PRIMARY KEY (number, since_ms)
        """,
        "ALTER TABLE `groups` ADD COLUMN IF NOT EXISTS gone_ms BIGINT",
        table("account_users", "id VARCHAR(255) PRIMARY KEY, name VARCHAR(1024) NOT NULL, gone_ms BIGINT"),
        table("secrets", "name VARCHAR(64) PRIMARY KEY, sealed MEDIUMTEXT NOT NULL, changed_ms BIGINT NOT NULL"),
        table(
            "history_imports",
            """
            id         BIGINT PRIMARY KEY AUTO_INCREMENT,
            reason     VARCHAR(16) NOT NULL,
            from_ms    BIGINT NOT NULL,
            to_ms      BIGINT NOT NULL,
            through_ms BIGINT NOT NULL,
            entries    BIGINT NOT NULL,
            added      BIGINT NOT NULL,
            closed     BIGINT NOT NULL,
            began_ms   BIGINT NOT NULL,
            ended_ms   BIGINT,
            problem    MEDIUMTEXT
            """
        ),
        table(
            "dashboard_users",
            """
            name       VARCHAR(255) PRIMARY KEY,
            role       VARCHAR(16) NOT NULL,
            password   VARCHAR(1024) NOT NULL,
            created_ms BIGINT NOT NULL
            """
        ),
        table(
            "sessions",
            """
            digest     VARCHAR(64) PRIMARY KEY,
            user       VARCHAR(255) NOT NULL,
            created_ms BIGINT NOT NULL,
            expires_ms BIGINT NOT NULL
            """
        ),
    ]
}
