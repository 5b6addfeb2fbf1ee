extension Schema {
    /// Who reads without a browser, and who has seen which number in full.
    static let access = [
        // Whether the user may have a single number shown that the role alone hides.
        "ALTER TABLE dashboard_users ADD COLUMN IF NOT EXISTS may_reveal TINYINT NOT NULL DEFAULT 0",
        // Known by the digest of what the program holds.
        table(
            "api_tokens",
            """
            id         VARCHAR(64) PRIMARY KEY,
            name       VARCHAR(255) NOT NULL,
            role       VARCHAR(16) NOT NULL,
            digest     VARCHAR(64) NOT NULL,
            created_ms BIGINT NOT NULL,
            used_ms    BIGINT,
            UNIQUE KEY api_tokens_digest (digest)
            """
        ),
        // The number is masked: the record of what was shown shows nothing itself.
        table(
            "disclosures",
            """
            id         BIGINT PRIMARY KEY AUTO_INCREMENT,
            at_ms      BIGINT NOT NULL,
            user       VARCHAR(255) NOT NULL,
            journey_id BIGINT NOT NULL,
            number     VARCHAR(255) NOT NULL,
            KEY disclosures_at (at_ms)
            """
        ),
    ]
}
