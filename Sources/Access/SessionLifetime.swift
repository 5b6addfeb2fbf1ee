import PushAPI

/// How long sessions last.
enum SessionLifetime {
    private static let day: Int64 = 86_400_000
    /// A session is prolonged by no less than this, in ms: each time is a write.
    private static let leastGain: Int64 = 3_600_000

    /// How long a session lasts that nobody uses, in ms: over a holiday week.
    static func idle(_ role: Role) -> Int64 { role == .kiosk ? 30 * day : 7 * day }

    /// How long a session lasts however much it is used, in ms.
    ///
    /// Nobody logs in at a screen on a wall, which shows the least.
    static func longest(_ role: Role) -> Int64 { role == .kiosk ? 365 * day : 30 * day }

    /// When a session of this age ends that is used now.
    static func end(createdAt: Instant, usedAt now: Instant, _ role: Role) -> Instant {
        min(now + idle(role), createdAt + longest(role))
    }

    /// The new end of a session that is used now; nil when it is hardly later than the one that is stored.
    static func renewed(_ end: Instant, createdAt: Instant, usedAt now: Instant, _ role: Role) -> Instant? {
        let later = self.end(createdAt: createdAt, usedAt: now, role)
        return later - end >= leastGain ? later : nil
    }
}
