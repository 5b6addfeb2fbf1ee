extension Schema {
    /// Who reads without a browser, and who has seen which number in full.
    static let access = """
        -- Whether the user may have a single number shown that the role alone hides.
        ALTER TABLE dashboard_users ADD COLUMN may_reveal INTEGER NOT NULL DEFAULT 0;

        -- Known by the digest of what the program holds.
        CREATE TABLE api_tokens (
            id         TEXT PRIMARY KEY NOT NULL,
            name       TEXT    NOT NULL,
            role       TEXT    NOT NULL,
            digest     TEXT    NOT NULL,
            created_ms INTEGER NOT NULL,
            used_ms    INTEGER
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX api_tokens_digest ON api_tokens (digest);

        -- The number is masked: the record of what was shown shows nothing itself.
        CREATE TABLE disclosures (
            id         INTEGER PRIMARY KEY,
            at_ms      INTEGER NOT NULL,
            user       TEXT    NOT NULL,
            journey_id INTEGER NOT NULL,
            number     TEXT    NOT NULL
        );
        CREATE INDEX disclosures_at ON disclosures (at_ms);
        """
}
