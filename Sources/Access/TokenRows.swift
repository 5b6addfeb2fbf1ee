import PushAPI
import Secrets
import Store

/// What the database knows a token by: who steals the database cannot read with it.
struct TokenDigest: Sendable {
    /// What all tokens begin with, so that people and scanners for lost secrets know them.
    static let prefix = "cs_"

    let text: String

    /// The digest of what a program sends; nil when that was never a token.
    init?(_ sent: String) {
        guard sent.hasPrefix(Self.prefix) else { return nil }
        let secret = String(sent.dropFirst(Self.prefix.count))
        guard secret.utf8.count == 43, let bytes = Base64URL.bytes(secret) else { return nil }
        text = Base64URL.text(Digest.sha256(bytes))
    }
}

extension SQLReader {
    func tokens() throws -> [Token] {
        try rows("SELECT id, name, role, created_ms, used_ms FROM api_tokens").map(Token.init)
    }

    func token(_ digest: TokenDigest) throws -> Token? {
        let query: SQLQuery = """
            SELECT id, name, role, created_ms, used_ms FROM api_tokens WHERE digest = \(digest.text)
            """
        return try rows(query).first.map(Token.init)
    }
}

extension SQLSession {
    func insert(_ token: Token, _ digest: TokenDigest) throws {
        try execute(
            """
            INSERT INTO api_tokens (id, name, role, digest, created_ms)
            VALUES (\(token.id), \(token.name), \(token.role.rawValue), \(digest.text),
                    \(token.createdAt.milliseconds))
            """
        )
    }

    func noteUse(of digest: TokenDigest, at now: Instant) throws {
        try execute("UPDATE api_tokens SET used_ms = \(now.milliseconds) WHERE digest = \(digest.text)")
    }

    func removeToken(_ id: String) throws {
        try execute("DELETE FROM api_tokens WHERE id = \(id)")
    }
}

extension Token {
    fileprivate init(_ row: [SQLValue]) {
        self.init(
            id: row[0].text ?? "",
            name: row[1].text ?? "",
            // Whatever stands there: no program runs the product.
            role: min(Role(stored: row[2].text), .lead),
            createdAt: Instant(milliseconds: row[3].integer ?? 0),
            lastUsedAt: row[4].integer.map(Instant.init(milliseconds:))
        )
    }
}
