extension Schema {
    /// Which user decided that nobody needs to call back.
    static let dismissals = "ALTER TABLE dismissals ADD COLUMN dismissed_by TEXT"
}
