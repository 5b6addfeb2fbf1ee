extension Schema {
    /// Which user decided that nobody needs to call back.
    static let dismissals = ["ALTER TABLE dismissals ADD COLUMN IF NOT EXISTS dismissed_by VARCHAR(255)"]
}
