import Statistics

/// The questions about now and today that no panel of the catalogue asks; each is answered by one row.
enum TileSQL {
    /// This moment, in ms; a whole number, so that indexes are used.
    static let now = "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)"

    /// The condition for the row of `calendar` that is today.
    private static let isToday = "calendar.starts_ms <= \(now) AND calendar.ends_ms > \(now)"

    /// `wait`: how long the caller who has waited longest waits by now, in seconds; 0 when nobody waits.
    ///
    /// The same calls as in the panel `waiting`.
    static func longestWait(_ selection: Selection) -> String {
        """
        SELECT COALESCE(GREATEST(MAX(\(now) - journeys.started_ms), 0), 0) / 1000 AS wait
          FROM journeys
         WHERE journeys.state = 'waiting'
           AND journeys.direction = 'in'
           AND \(selection.choice.goingOn)
        """
    }

    /// `answered`: today's answered calls from outside.
    static func answeredToday(_ selection: Selection) -> String {
        incomingToday("rollup_days.answered", named: "answered", selection)
    }

    /// `missed`: today's unanswered calls from outside, as in the panel `incoming-calls`.
    static func missedToday(_ selection: Selection) -> String {
        let outcomes = ["blocked", "voicemail", "short_abandoned", "abandoned", "busy", "rejected", "unreachable"]
        return incomingToday(
            outcomes.map { "rollup_days.\($0)" }.joined(separator: " + "),
            named: "missed",
            selection
        )
    }

    /// The order of the tables is fixed, so that one row of the rollups is read for each segment, and not all days.
    private static func incomingToday(_ figure: String, named name: String, _ selection: Selection) -> String {
        """
        SELECT STRAIGHT_JOIN COALESCE(SUM(\(figure)), 0) AS \(name)
          FROM calendar
          JOIN segments
          JOIN rollup_days ON rollup_days.segment_id = segments.id AND rollup_days.day = calendar.day
         WHERE \(isToday)
           AND segments.direction = 'in'
           AND \(selection.choice.ofRollups)
        """
    }
}
