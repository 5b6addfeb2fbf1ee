import PushAPI

/// Something that is kept so that only the holder of a key outside the database can read it.
public struct SealedSecret: Hashable, Sendable {
    /// What was sealed, as text.
    public var sealed: String
    /// When it was last changed.
    public var changedAt: Instant

    /// Creates a sealed secret.
    public init(sealed: String, changedAt: Instant) {
        self.sealed = sealed
        self.changedAt = changedAt
    }
}

extension CallStore {
    /// What is kept under a name; nil when nothing is.
    ///
    /// - Throws: `StoreError`.
    public func secret(_ name: String) async throws -> SealedSecret? {
        let query: SQLQuery = "SELECT sealed, changed_ms FROM secrets WHERE name = \(name)"
        return try await rows(query).first.map { row in
            SealedSecret(sealed: row[0].text ?? "", changedAt: Instant(milliseconds: row[1].integer ?? 0))
        }
    }

    /// Keeps something under a name; nil removes it.
    ///
    /// - Throws: `StoreError`.
    public func keep(_ secret: SealedSecret?, as name: String) async throws {
        try await transaction { transaction in
            try transaction.execute("DELETE FROM secrets WHERE name = \(name)")
            guard let secret else { return }
            try transaction.execute(
                """
                INSERT INTO secrets (name, sealed, changed_ms)
                VALUES (\(name), \(secret.sealed), \(secret.changedAt.milliseconds))
                """
            )
        }
    }

    /// What the original project kept of its login in clear: tokens by their type.
    ///
    /// - Throws: `StoreError`.
    public func tokensOfOriginal() async throws -> [String: String] {
        let found = try await rows("SELECT token_type, token_value FROM authentication_params")
        return Dictionary(found.map { ($0[0].text ?? "", $0[1].text ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// Forgets what the original project kept of its login.
    ///
    /// - Throws: `StoreError`.
    public func forgetTokensOfOriginal() async throws {
        try await transaction { try $0.execute("DELETE FROM authentication_params") }
    }

    /// What is remembered of the connection with the account, in the form that `rememberAccount` was given.
    ///
    /// - Throws: `StoreError`.
    public func rememberedAccount() async throws -> String? {
        try await snapshot { try $0.setting(.account) }
    }

    /// Changes what is remembered of the connection with the account, whatever other servers write.
    ///
    /// - Parameter change: Given what is remembered, says what shall be; may run more than once.
    /// - Throws: `StoreError`, or what `change` throws.
    public func rememberAccount(_ change: @escaping @Sendable (String?) throws -> String) async throws {
        try await transaction { transaction in
            try transaction.set(.account, to: change(try transaction.setting(.account)))
        }
    }
}
