import PushAPI
import Secrets
import Store

/// A session as the database has it, with what the user may do now.
struct SessionRow: Sendable {
    var user: String
    var role: Role
    /// Whether the user has the right of its own to have single numbers shown.
    var isGivenReveal: Bool
    var createdAt: Instant
    var expiresAt: Instant
}

/// What the database knows a session by: who steals the database cannot log in with it.
struct SessionDigest: Sendable {
    let text: String

    /// The digest of a token; nil when the text was never one.
    init?(token: String) {
        guard token.utf8.count == 43, let bytes = Base64URL.bytes(token) else { return nil }
        text = Base64URL.text(Digest.sha256(bytes))
    }
}

extension SQLReader {
    /// The session, unless it has ended by `now` or its user is gone.
    func sessionRow(_ digest: SessionDigest, at now: Instant) throws -> SessionRow? {
        let query: SQLQuery = """
            SELECT dashboard_users.name, dashboard_users.role, dashboard_users.may_reveal,
                   sessions.created_ms, sessions.expires_ms
              FROM sessions
              JOIN dashboard_users ON dashboard_users.name = sessions.user
             WHERE sessions.digest = \(digest.text) AND sessions.expires_ms > \(now.milliseconds)
            """
        guard let row = try rows(query).first, let user = row[0].text, let created = row[3].integer,
            let expires = row[4].integer
        else { return nil }
        return SessionRow(
            user: user,
            role: Role(stored: row[1].text),
            isGivenReveal: row[2].integer == 1,
            createdAt: Instant(milliseconds: created),
            expiresAt: Instant(milliseconds: expires)
        )
    }
}

extension SQLSession {
    func insert(_ row: SessionRow, _ digest: SessionDigest) throws {
        try execute(
            """
            INSERT INTO sessions (digest, user, created_ms, expires_ms)
            VALUES (\(digest.text), \(row.user), \(row.createdAt.milliseconds), \(row.expiresAt.milliseconds))
            """
        )
    }

    func prolong(_ digest: SessionDigest, to end: Instant) throws {
        try execute("UPDATE sessions SET expires_ms = \(end.milliseconds) WHERE digest = \(digest.text)")
    }

    func removeSession(_ digest: SessionDigest) throws {
        try execute("DELETE FROM sessions WHERE digest = \(digest.text)")
    }

    func removeSessions(endedBy now: Instant) throws {
        try execute("DELETE FROM sessions WHERE expires_ms <= \(now.milliseconds)")
    }
}
