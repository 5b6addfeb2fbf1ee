import Foundation
import Logging
import PushAPI
import Secrets
import SipgateAPI
import Store

/// Keeps the login at sipgate: the tokens, their refresh, and the word when they are lost.
///
/// Refresh tokens can be used once. So one server at a time refreshes, the new pair is stored before anybody uses it,
/// and nothing is refreshed that could not be stored.
public actor LoginKeeper {
    /// By what the account lets the service in.
    public enum Way: Sendable {
        /// Nothing is configured.
        case none
        /// A personal access token.
        case personal(PersonalToken)
        /// A login in the browser, for a registered client.
        case browser(OAuthLogin)

        /// Whether there is no way at all.
        public var isNone: Bool {
            if case .none = self { true } else { false }
        }
    }

    /// The name under which the pair is kept, sealed for this purpose.
    public static let secret = "sipgate-login"
    /// A token is renewed when less than this is left of it, in ms: a request must not outlive it.
    private static let margin: Int64 = 60_000
    /// A pair is renewed after this time even when nobody needs it, in ms; a session ends when it is idle for 30 days.
    private static let largestAge: Int64 = 20 * 3_600_000
    /// How often a lease is renewed, or looked at while another server has it.
    private static let glance: Duration = .seconds(1)

    /// How the service is let in.
    public nonisolated let way: Way
    private let store: any CallStore
    private let isServer: Bool
    private let key: SecretKey
    private let lease: Lease
    private let logger: Logger
    private let clock: Clock
    private var known: Kept?
    /// Why this process alone is not let in; nil when it is, or when nobody is.
    private(set) var ownLoss: AccountMemory.Loss?
    private var underWay: Task<Kept, any Error>?
    /// What sipgate gave and the database did not take, and what is stored in its place: the only pair that still holds.
    private var unstored: (pair: TokenPair, insteadOf: SealedSecret)?

    private struct Kept: Sendable {
        var pair: TokenPair
        /// What is stored of it, by which it is told from any other.
        var secret: SealedSecret
    }

    /// - Parameters:
    ///   - lease: The right to refresh, which one of several servers has at a time.
    ///   - isServer: Whether a loss of the login is noted for all servers; a command beside them has no such say.
    ///   - key: What seals the tokens; not in the database.
    public init(
        _ way: Way,
        store: any CallStore,
        key: SecretKey,
        lease: Lease,
        isServer: Bool = true,
        logger: Logger,
        clock: @escaping Clock
    ) {
        self.way = way
        self.isServer = isServer
        self.store = store
        self.key = key
        self.lease = lease
        self.logger = logger
        self.clock = clock
    }

    /// What requests are sent with, renewed where that is due.
    ///
    /// - Parameter refused: The access token that sipgate has just refused, though it should still hold.
    /// - Throws: `LoginProblem`, `OAuthError` or `StoreError`.
    public func credentials(insteadOf refused: String? = nil) async throws -> Credentials {
        switch way {
        case .none: throw LoginProblem.notConfigured
        case .personal(let token): return .personalToken(id: token.id, token: token.token)
        case .browser(let login): return .bearer(try await fresh(login, refused).pair.accessToken)
        }
    }

    /// Whether there are credentials, good or not.
    ///
    /// - Throws: `LoginProblem.lost` when they cannot be read, `StoreError`.
    public func isConnected() async throws -> Bool {
        switch way {
        case .none: false
        case .personal: true
        case .browser: try await read() != nil
        }
    }

    /// Renews the pair when it is old, though nobody needs it.
    ///
    /// - Throws: As `credentials`.
    public func keepAlive() async throws {
        guard case .browser(let login) = way, let kept = try await read() else { return }
        if clock() - kept.secret.changedAt >= Self.largestAge { _ = try await fresh(login, kept.pair.accessToken) }
    }

    /// The rights that sipgate has granted; nil when it does not say.
    ///
    /// - Throws: `LoginProblem.lost` when that cannot be read, `StoreError`.
    public func scopes() async throws -> [String]? { try await read()?.pair.scopes }

    /// The generation of the telephone system that the token tells of.
    func product() async throws -> AccountMemory.Product? {
        switch try await read()?.pair.product {
        case .classic: .classic
        case .neo: .neo
        case .unknown, nil: nil
        }
    }

    /// Ends a login that a browser has made.
    ///
    /// - Parameters:
    ///   - query: What the browser was sent back with.
    ///   - user: Who began it.
    /// - Throws: `OAuthError` or `StoreError`.
    public func finish(_ query: String, _ attempt: LoginAttempt, by user: String) async throws {
        guard case .browser(let login) = way else { throw LoginProblem.notConfigured }
        let pair = try await login.finish(callback: query, attempt: attempt)
        _ = try await keep(pair)
        ownLoss = nil
        let now = clock()
        try await store.changeAccountMemory { memory in
            memory.connectedAt = now
            memory.connectedBy = user
            memory.loss = nil
        }
        try await store.forgetTokensOfOriginal()
        logger.info("the sipgate account is connected", metadata: ["user": "\(user)"])
    }

    /// Forgets the login; sipgate is not told.
    ///
    /// - Throws: `StoreError`.
    public func disconnect() async throws {
        known = nil
        try await store.keep(nil, as: Self.secret)
        try await store.forgetTokensOfOriginal()
        try await store.changeAccountMemory { memory in
            memory.connectedAt = nil
            memory.loss = nil
        }
    }

    /// Takes back that the login is lost, so that it is tried once more: the settings may have changed.
    ///
    /// - Throws: `StoreError`.
    func tryAgain() async throws {
        ownLoss = nil
        guard try await store.accountMemory().loss != nil else { return }
        try await store.changeAccountMemory { $0.loss = nil }
    }

    /// Notes that the account does not let this process in, by its token, its client or its key.
    func loseOwn(_ reason: String, _ code: ProblemCode) {
        guard ownLoss == nil else { return }
        logger.error("sipgate cannot be asked with these settings", metadata: ["reason": "\(reason)"])
        ownLoss = AccountMemory.Loss(at: clock(), reason: reason, code: code)
    }

    /// Notes that the account does not let the service in any more, for all servers to know.
    private func lose(_ error: OAuthError) async throws {
        let (reason, code, now) = ("\(error)", ProblemCode(error), clock())
        // Whoever has other settings than the server must not speak for it.
        guard case .invalidGrant = error, isServer else { return loseOwn(reason, code) }
        if try await store.accountMemory().loss == nil {
            logger.error("the login at sipgate is lost", metadata: ["reason": "\(reason)"])
        }
        try await store.changeAccountMemory { memory in
            if memory.loss == nil { memory.loss = AccountMemory.Loss(at: now, reason: reason, code: code) }
        }
    }
}

// The pair, and its renewal.
extension LoginKeeper {
    private func fresh(_ login: OAuthLogin, _ refused: String?) async throws -> Kept {
        if let underWay { return try await underWay.value }
        if let known, holds(known, refused) { return known }
        let task = Task { try await renew(login, refused) }
        underWay = task
        defer { underWay = nil }
        return try await task.value
    }

    private func holds(_ kept: Kept, _ refused: String?) -> Bool {
        kept.pair.accessToken != refused && kept.pair.expiresAt - clock() > Self.margin
    }

    /// Takes the right to refresh, unless another server does so meanwhile.
    private func renew(_ login: OAuthLogin, _ refused: String?) async throws -> Kept {
        while true {
            guard let kept = try await read() else { throw LoginProblem.notConnected }
            if holds(kept, refused) { return kept }
            if let loss = try await store.accountMemory().loss ?? ownLoss { throw LoginProblem.lost(loss.reason) }
            try await lease.renew()
            guard lease.isHeld else {
                try await Task.sleep(for: Self.glance)
                continue
            }
            return try await whileHeld { try await self.refresh(login, refused) }
        }
    }

    private func refresh(_ login: OAuthLogin, _ refused: String?) async throws -> Kept {
        // Another server may have stored a new pair just before it gave the lease back.
        guard var kept = try await read() else { throw LoginProblem.notConnected }
        if let unstored, unstored.insteadOf == kept.secret { kept = try await keep(unstored.pair) }
        if holds(kept, refused) { return kept }
        // A pair that cannot be stored must not be asked for: the old one would be of no use any more.
        try await store.ping()
        let pair: TokenPair
        do {
            pair = try await login.refresh(kept.pair.refreshToken)
        } catch let error as OAuthError {
            guard error.isFinal else { throw error }
            if let newer = try await successor(of: kept) { return newer }
            try await lose(error)
            throw error
        }
        unstored = (pair, kept.secret)
        if let newer = try await successor(of: kept) { return newer }
        return try await keep(pair)
    }

    /// The login that somebody has made while sipgate was asked to renew this one; nil when nobody has.
    private func successor(of kept: Kept) async throws -> Kept? {
        guard try await store.secret(Self.secret) != kept.secret else { return nil }
        guard let newer = try await read() else { throw LoginProblem.notConnected }
        return newer
    }

    private func whileHeld<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        let lease = lease
        let renewal = Task {
            while true {
                try await Task.sleep(for: Self.glance * 3)
                try? await lease.renew()
            }
        }
        let result: Result<T, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        renewal.cancel()
        try? await lease.release()
        return try result.get()
    }

    /// The stored pair, also when another server has changed it.
    private func read() async throws -> Kept? {
        guard let secret = try await store.secret(Self.secret) else { return try await adopt() }
        if let known, known.secret == secret { return known }
        let pair: TokenPair
        do {
            let bytes = try key.open(secret.sealed, as: Self.secret)
            pair = try JSONDecoder().decode(TokenPair.self, from: Data(bytes))
        } catch {
            // Another key, or another version of the product: what is stored is of no use.
            loseOwn("\(error)", .wrongKey)
            throw LoginProblem.lost("\(error)")
        }
        let kept = Kept(pair: pair, secret: secret)
        known = kept
        return kept
    }

    private func keep(_ pair: TokenPair) async throws -> Kept {
        let sealed = key.seal(Array(try JSONEncoder().encode(pair)), as: Self.secret)
        let kept = Kept(pair: pair, secret: SealedSecret(sealed: sealed, changedAt: clock()))
        try await store.keep(kept.secret, as: Self.secret)
        known = kept
        unstored = nil
        return kept
    }

    /// Goes on with the login of the original project, whose tokens stood in the database in clear.
    private func adopt() async throws -> Kept? {
        guard case .browser = way, let refresh = try await store.tokensOfOriginal()["refresh"] else { return nil }
        logger.info("the login of the original project is taken over; its tokens are sealed now")
        let now = clock()
        let kept = try await keep(TokenPair(accessToken: "", refreshToken: refresh, expiresAt: now))
        try await store.forgetTokensOfOriginal()
        try await store.changeAccountMemory { $0.connectedAt = $0.connectedAt ?? now }
        return kept
    }
}
