/// Which tables are copied, and which are not.
enum CopiedTables {
    /// All that cannot be derived or must go on, in the order of the copy: whatever others refer to comes first.
    static let all = organisation + places + calls + rollups + notes + servers + [settings]

    /// What the new database makes for itself.
    ///
    /// The calendar of the zone, what is sealed of each day, who does what and who is logged in at the moment, and the
    /// history of the schema.
    static let others: Set<String> = [
        "calendar", "day_facts", "known_callers", "day_callers", "day_longest", "leases", "ledger_turn", "migrations",
        "migration_lease", "grdb_migrations", "sessions",
    ]

    private static let organisation = [
        CopiedTable(
            "groups",
            key: ["extension"],
            ["alias", "gone_ms"],
            initially: [[.text("other"), .text("Other"), .null]]
        ),
        CopiedTable("teams", key: ["id"], ["name"], initially: [[.integer(0), .text("Other")]]),
        CopiedTable("teams_numbers", key: ["number", "team_id"]),
        CopiedTable("authentication_params", key: ["token_type"], ["token_value"]),
        CopiedTable(
            "account_numbers",
            key: ["number", "since_ms"],
            ["until_ms", "endpoint", "group_extension"]
        ),
        CopiedTable("account_users", key: ["id"], ["name", "gone_ms"]),
        CopiedTable("secrets", key: ["name"], ["sealed", "changed_ms"]),
        CopiedTable(
            "history_imports",
            key: ["id"],
            [
                "reason", "from_ms", "to_ms", "through_ms", "entries", "added", "closed", "began_ms", "ended_ms",
                "problem",
            ]
        ),
        CopiedTable("dashboard_users", key: ["name"], ["role", "password", "created_ms", "may_reveal"]),
        CopiedTable("api_tokens", key: ["id"], ["name", "role", "digest", "created_ms", "used_ms"]),
    ]

    private static let places = [
        CopiedTable("team_sets", key: ["id"], ["teams"]),
        CopiedTable("team_set_members", key: ["team_id", "team_set_id"]),
        CopiedTable(
            "segments",
            key: ["id"],
            ["is_total", "direction", "group_extension", "team_set_id", "in_hours"]
        ),
        CopiedTable("parties", key: ["id"], ["number"]),
    ]

    private static let calls = [
        CopiedTable("journeys", key: ["id"], JourneyRow.names.filter { $0 != "id" }),
        CopiedTable("calls", key: ["id"], LegRow.names),
        CopiedTable("leg_names", key: ["name", "leg_id"], ["started_ms"]),
    ]

    private static let rollups = [
        CopiedTable("rollup_slots", key: ["segment_id", "starts_ms"], ["day", "week_quarter"] + measures),
        CopiedTable("rollup_days", key: ["segment_id", "day"], measures),
        CopiedTable("rollup_waits", key: ["segment_id", "day", "outcome", "bin"], ["calls"]),
    ]

    private static let notes = [
        CopiedTable("annotations", key: ["id"], ["at_ms", "text"]),
        CopiedTable("dismissals", key: ["number", "at_ms"], ["reason", "dismissed_by"]),
        CopiedTable("disclosures", key: ["id"], ["at_ms", "user", "journey_id", "number"]),
        CopiedTable("verifications", key: ["id"], ["ran_ms", "first_day", "last_day", "cells", "differences"]),
    ]

    private static let servers = [
        CopiedTable("coverage", key: ["id"], ["server", "started_ms", "seen_ms"]),
        CopiedTable("journal_positions", key: ["journal"], ["sequence"]),
        CopiedTable(
            "service_levels",
            key: ["team"],
            ["threshold_s", "goal_percent", "formula", "short_abandon_s", "voicemail_is_abandoned"]
        ),
        CopiedTable("parameters", key: ["name"], ["value"]),
        CopiedTable("opening_times", key: ["starts_ms"], ["ends_ms"]),
    ]

    /// The zone is the same in both, and how far a copy has come is nobody else's matter.
    private static let settings = CopiedTable(
        "settings",
        key: ["name"],
        ["value"],
        where: "name <> \(Setting.timeZone.rawValue) AND name <> \(CopyMark.setting)"
    )

    private static let measures = Measure.allCases.map(\.rawValue)
}
