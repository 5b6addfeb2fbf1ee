import PushAPI
import Secrets
import Store

/// The programs that may read without logging in.
public struct Tokens: Sendable {
    /// The roles that a token may have: nobody watches over what a program does.
    public static let roles: [Role] = [.kiosk, .viewer, .lead]
    /// The least characters of the operator's own token.
    public static let leastOperatorLength = 32

    /// A use is not noted again within this, in ms: each time is a write.
    private static let leastGain: Int64 = 60_000

    private let store: any CallStore
    private let clock: Clock
    private let memory: AccessMemory
    private let operatorText: String?

    /// The tokens in a store.
    ///
    /// - Parameters:
    ///   - memory: What is remembered of tokens in this process.
    ///   - operatorText: What reads as a lead whatever stands in the database; nil for nothing.
    public init(
        store: any CallStore,
        clock: @escaping Clock,
        memory: AccessMemory = .none,
        operatorText: String? = nil
    ) {
        self.store = store
        self.clock = clock
        self.memory = memory
        self.operatorText = operatorText
    }

    /// All tokens of the database in the order in which they were made.
    ///
    /// - Throws: `StoreError`.
    public func all() async throws -> [Token] {
        let tokens = try await store.snapshot { try $0.tokens() }
        return tokens.sorted { ($0.createdAt, $0.name, $0.id) < ($1.createdAt, $1.name, $1.id) }
    }

    /// Makes a token.
    ///
    /// - Parameter name: 1 to 64 visible characters; white space around them is dropped.
    /// - Returns: The token, and the text that the program sends: `cs_` and 43 letters, digits, `-` and `_`. Only its
    ///   digest is kept.
    /// - Throws: `AccessError.nameNotAllowed`, `.tokenNameTaken` or `.tokenRoleNotAllowed`; `StoreError`.
    public func create(_ name: String, _ role: Role) async throws -> (token: Token, text: String) {
        guard Self.roles.contains(role) else { throw AccessError.tokenRoleNotAllowed }
        let name = try UserName(name)
        let text = TokenDigest.prefix + RandomText.urlSafe()
        guard let digest = TokenDigest(text) else { throw AccessError.unknownToken }
        let id = RandomText.password(length: 8)
        let token = Token(id: id, name: name.text, role: role, createdAt: clock(), lastUsedAt: nil)
        try await store.transaction { transaction in
            let isTaken = try transaction.tokens().contains { $0.name.lowercased() == name.key }
            guard !isTaken else { throw AccessError.tokenNameTaken }
            try transaction.insert(token, digest)
        }
        return (token, text)
    }

    /// Removes a token: whoever sends it is not known any more.
    ///
    /// - Throws: `AccessError.unknownToken` or `StoreError`.
    public func remove(_ id: String) async throws {
        defer { memory.tokens.forget { $0.id == id } }
        try await store.transaction { transaction in
            guard try transaction.tokens().contains(where: { $0.id == id }) else { throw AccessError.unknownToken }
            try transaction.removeToken(id)
        }
    }

    /// The token that a text stands for; nil when there is none.
    ///
    /// Notes the use, at most once a minute. The operator's own token has no id and is noted nowhere.
    ///
    /// - Throws: `StoreError`.
    public func bearer(of text: String) async throws -> Token? {
        if let operatorText, ConstantTime.isEqual(text, operatorText) { return .ofOperator }
        guard let digest = TokenDigest(text) else { return nil }
        let now = clock()
        return try await memory.tokens.value(for: digest.text, at: now) { try await token(digest, at: now) }
    }

    /// The token as the database has it, its use noted.
    private func token(_ digest: TokenDigest, at now: Instant) async throws -> Token? {
        guard let token = try await store.snapshot({ try $0.token(digest) }) else { return nil }
        if let last = token.lastUsedAt, (0..<Self.leastGain).contains(now - last) { return token }
        do {
            try await store.transaction { try $0.noteUse(of: digest, at: now) }
        } catch is StoreError {
            // Reading goes on, and the next use is noted as well.
        }
        return token
    }
}

extension Token {
    /// Whoever sends the text that the operator has set.
    fileprivate static var ofOperator: Token {
        Token(id: "", name: "API_TOKEN", role: .lead, createdAt: Instant(milliseconds: 0), lastUsedAt: nil)
    }
}
