import PushAPI
import Secrets
import Store
import Synchronization

/// Lets users in and knows them again.
///
/// Sessions live in the database: what ends on one server ends on all of them, at once where nothing is remembered, and
/// within seconds where `AccessMemory` is. A connection that stays open has to ask again by itself.
public final class Logins: Sendable {
    private let store: any CallStore
    private let clock: Clock
    private let cost: PasswordHash.Cost
    private let memory: AccessMemory
    private let limiter = Mutex(LoginLimiter())

    /// The sessions in a store.
    ///
    /// - Parameters:
    ///   - cost: What new passwords cost, so that unknown names take as long as known ones.
    ///   - memory: What is remembered of sessions, shared with the `Users` of this process.
    public init(
        store: any CallStore,
        clock: @escaping Clock,
        cost: PasswordHash.Cost = .standard,
        memory: AccessMemory = .none
    ) {
        self.store = store
        self.clock = clock
        self.cost = cost
        self.memory = memory
    }

    /// Begins a session.
    ///
    /// Takes a quarter of a second of a processor, on a thread of its own, whether or not somebody has the name.
    ///
    /// - Parameter address: The IP address of the browser, not that of a proxy.
    /// - Throws: `AccessError.wrongNameOrPassword` or `.tooManyAttempts`; `StoreError`; `PasswordHashError`.
    public func logIn(name: String, password: String, from address: String) async throws -> Session {
        let name = try? UserName(name)
        let keys = LoginLimiter.Key.all(name: name?.key, network: Network.name(of: address))
        let begin = clock()
        if let until = limiter.withLock({ $0.begin(keys, at: begin) }) {
            throw AccessError.tooManyAttempts(until: until)
        }
        let session: Session?
        do {
            session = try await open(name, password)
        } catch {
            limiter.withLock { $0.end(keys, .unknown, at: begin) }
            throw error
        }
        let end = clock()
        limiter.withLock { $0.end(keys, session == nil ? .wrong : .right, at: end) }
        guard let session else { throw AccessError.wrongNameOrPassword }
        return session
    }

    /// The session that a token stands for; nil when there is none, when it has ended, or when its user is gone.
    ///
    /// Who uses a session prolongs it: it ends a week after its last use and 30 days after its beginning, for a kiosk
    /// 30 days and a year.
    ///
    /// - Throws: `StoreError`.
    public func session(for token: String) async throws -> Session? {
        guard let digest = SessionDigest(token: token) else { return nil }
        let now = clock()
        let row = try await memory.sessions.value(for: digest.text, at: now) { try await sessionRow(digest, at: now) }
        guard let row, row.expiresAt > now else { return nil }
        return Session(token: token, row)
    }

    /// The session as the database has it, prolonged.
    private func sessionRow(_ digest: SessionDigest, at now: Instant) async throws -> SessionRow? {
        guard var row = try await store.snapshot({ try $0.sessionRow(digest, at: now) }) else { return nil }
        let renewed = SessionLifetime.renewed(row.expiresAt, createdAt: row.createdAt, usedAt: now, row.role)
        guard let renewed else { return row }
        do {
            try await store.transaction { try $0.prolong(digest, to: renewed) }
            row.expiresAt = renewed
        } catch is StoreError {
            // It lasts for now, and its next use prolongs it as well.
        }
        return row
    }

    /// Ends a session; one that has ended already stays so.
    ///
    /// - Throws: `StoreError`.
    public func logOut(_ token: String) async throws {
        guard let digest = SessionDigest(token: token) else { return }
        defer { memory.sessions.forget(digest.text) }
        try await store.transaction { try $0.removeSession(digest) }
    }

    /// Ends all sessions of a user.
    ///
    /// - Throws: `AccessError.unknownUser` or `StoreError`.
    public func logOutEverywhere(_ name: String) async throws {
        guard let name = try? UserName(name) else { throw AccessError.unknownUser }
        defer { memory.forget(user: name) }
        try await store.transaction { transaction in
            guard let user = try transaction.userRow(name)?.user else { throw AccessError.unknownUser }
            try transaction.removeSessions(of: user)
        }
    }

    /// Gives somebody who knows the present password another one.
    ///
    /// Ends all sessions of the user and begins a new one, for the browser in which it is done. Guesses at the present
    /// password count like those of a login.
    ///
    /// - Throws: As `logIn`; `AccessError.passwordTooShort` or `.passwordTooLong`.
    public func changePassword(
        of name: String,
        from current: String,
        to new: String,
        address: String
    ) async throws -> Session {
        try PasswordRule.check(new)
        _ = try await logIn(name: name, password: current, from: address)
        try await Users(store: store, clock: clock, cost: cost, memory: memory).change(name, password: new)
        // Not as a login: one that is refused would look as if the old password still held.
        guard let session = try await open(UserName(name), new) else { throw AccessError.wrongNameOrPassword }
        return session
    }

    /// Begins a session when the password is right.
    private func open(_ name: UserName?, _ password: String) async throws -> Session? {
        guard let known = try await rightful(name, password) else { return nil }
        let token = RandomText.urlSafe()
        guard let digest = SessionDigest(token: token) else { return nil }
        let now = clock()
        return try await store.transaction { transaction in
            // Who changed the password or removed the user in the meantime has ended all sessions, this one too.
            let current = try transaction.userRows().first { $0.user.name == known.user.name }
            guard let current, current.password == known.password else { return nil }
            let user = current.user
            let row = SessionRow(
                user: user.name,
                role: user.role,
                isGivenReveal: user.isGivenReveal,
                createdAt: now,
                expiresAt: SessionLifetime.end(createdAt: now, usedAt: now, user.role)
            )
            try transaction.removeSessions(endedBy: now)
            try transaction.insert(row, digest)
            return Session(token: token, row)
        }
    }

    /// The user with this name and this password, found out with the same effort whether there is one or not.
    private func rightful(_ name: UserName?, _ password: String) async throws -> UserRow? {
        let known = try await store.snapshot { reader in try name.flatMap { try reader.userRow($0) } }
        // No user has a password that is too long; the effort must not grow with it.
        let candidate = PasswordRule.isShortEnough(password) ? password : ""
        guard let known else {
            _ = try await PasswordHash.made(candidate, cost: cost)
            return nil
        }
        return try await PasswordHash.verified(candidate, against: known.password) ? known : nil
    }
}

extension Session {
    fileprivate init(token: String, _ row: SessionRow) {
        let mayReveal = row.role.mayReveal(given: row.isGivenReveal)
        self.init(token: token, user: row.user, role: row.role, mayReveal: mayReveal, expiresAt: row.expiresAt)
    }
}
