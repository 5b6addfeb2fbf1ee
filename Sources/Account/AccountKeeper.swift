import Calls
import Foundation
import Ingest
import Logging
import PushAPI
import SipgateAPI
import Store
import Synchronization

/// Keeps the connection with the sipgate account: login, groups, numbers and users, and what webhooks have missed.
///
/// Nothing of it stands in the way of a webhook: what sipgate does not answer now is asked again later.
public final class AccountKeeper: Sendable {
    private static let beat: Duration = .seconds(5)
    /// Groups, numbers and users are read so often, in ms.
    static let directoryRhythm: Int64 = 15 * 60_000

    /// What the account keeper works with.
    public struct Parts: Sendable {
        /// The login.
        public var login: LoginKeeper
        /// Where requests go.
        public var addresses: SipgateAddresses
        /// How requests are sent.
        public var transport: any Transport
        /// Where calls are kept.
        public var store: any CallStore
        /// The live board, which learns of calls that have ended; nil where there is none.
        public var live: LiveFeed?
        /// Whether the history is read at all.
        public var readsHistory: Bool
        /// How much later than a call's end sipgate may write of it, in ms.
        public var settling: Int64 = 120_000
        /// Whether this server does what one of several does.
        public var isLeader: @Sendable () -> Bool
        /// When nobody listened between two moments.
        public var gaps: @Sendable (Instant, Instant) async throws -> [Range<Instant>]
        /// Says what an operator wants to know.
        public var logger: Logger
        /// The server's clock.
        public var clock: Clock

        /// Puts the parts together.
        public init(
            login: LoginKeeper,
            addresses: SipgateAddresses,
            transport: any Transport,
            store: any CallStore,
            live: LiveFeed?,
            readsHistory: Bool,
            isLeader: @escaping @Sendable () -> Bool,
            gaps: @escaping @Sendable (Instant, Instant) async throws -> [Range<Instant>],
            logger: Logger,
            clock: @escaping Clock
        ) {
            self.login = login
            self.addresses = addresses
            self.transport = transport
            self.store = store
            self.live = live
            self.readsHistory = readsHistory
            self.isLeader = isLeader
            self.gaps = gaps
            self.logger = logger
            self.clock = clock
        }
    }

    /// The login.
    public var login: LoginKeeper { parts.login }
    /// The features for which the account has to grant rights.
    public let features: Set<Scope.Feature>
    let parts: Parts
    private let pause = Mutex(Pause())
    private let seen = Mutex(AccountMemory())
    private let isReading = Mutex(false)

    /// Connects the keeper with what it works with.
    public init(_ parts: Parts) {
        self.parts = parts
        features = parts.readsHistory ? [.directory, .webhookCheck, .history] : [.directory, .webhookCheck]
    }

    /// A client whose requests carry the login.
    public var client: SipgateClient {
        let login = parts.login
        return SipgateClient(addresses: parts.addresses, transport: parts.transport) { try await login.credentials() }
    }

    /// Whether the history is read at all.
    public var readsHistory: Bool { parts.readsHistory }

    /// What is remembered of the connection.
    ///
    /// - Throws: `StoreError`.
    public func memory() async throws -> AccountMemory {
        var memory = try await parts.store.accountMemory()
        if memory.loss == nil { memory.loss = await login.ownLoss }
        let known = memory
        seen.withLock { $0 = known }
        return known
    }

    /// What was last read of that, no longer ago than some seconds while the keeper runs.
    public var lastMemory: AccountMemory { seen.withLock { $0 } }

    /// Whether an administrator should say whether earlier calls are wanted.
    public var hasOffer: Bool {
        let memory = lastMemory
        return parts.readsHistory && memory.offer == .open && memory.product != .neo && memory.historyLifeTime != "NONE"
    }

    /// How the account and this service stand to each other.
    public enum State: String, Sendable {
        /// Neither a client nor a token is configured.
        case notConfigured
        /// Nobody has logged in yet.
        case notConnected
        /// All is well.
        case connected
        /// sipgate does not accept the login any more.
        case lost
    }

    /// How the account and this service stand to each other.
    ///
    /// - Throws: `StoreError`.
    public func state() async throws -> State {
        if login.way.isNone { return .notConfigured }
        if try await memory().loss != nil { return .lost }
        do {
            return try await login.isConnected() ? .connected : .notConnected
        } catch is LoginProblem {
            return .lost
        }
    }

    /// The rights that the features need and the account has not granted; none when it does not say.
    ///
    /// - Throws: `StoreError`.
    public func missingScopes() async throws -> [String] {
        let granted: [String]
        do {
            granted = try await login.scopes() ?? []
        } catch is LoginProblem {
            // Without a login that can be read there is nothing to compare with.
            return []
        }
        guard !granted.isEmpty, !granted.contains("all") else { return [] }
        return Scope.needed(for: features).filter { !granted.contains($0) }
    }

    /// How many groups, numbers and users the account has, as far as is known.
    ///
    /// - Throws: `StoreError`.
    public func directorySize() async throws -> (groups: Int64, numbers: Int64, users: Int64) {
        try await parts.store.directorySize()
    }

    /// Works until the task is cancelled.
    public func run() async {
        // Fails where the store is away; the login is then tried when it is connected anew.
        try? await login.tryAgain()
        while !Task.isCancelled {
            await work()
            do { try await Task.sleep(for: Self.beat) } catch { return }
        }
    }

    /// Does what is due.
    func work() async {
        guard !login.way.isNone else { return }
        do {
            // Every server shows it; one of them acts on it.
            let memory = try await memory()
            guard parts.isLeader(), memory.loss == nil, try await login.isConnected() else { return }
            guard pause.withLock({ $0.isOver }) else { return }
            var tasks: [() async throws -> Void] = [login.keepAlive]
            if isDue(memory.directory) { tasks.append { try await self.synchronise() } }
            if parts.readsHistory { tasks.append { try await self.readHistory() } }
            var isWell = true
            for task in tasks {
                // What fails says why where an administrator looks, and keeps nothing else from being done.
                do { try await task() } catch { isWell = isWell && error is StoreError }
            }
            pause.withLock { isWell ? $0.end() : $0.lengthen() }
        } catch {
            // The store is away, which the housekeeper says, or the login is lost, which the page says.
        }
    }

    private func isDue(_ task: AccountMemory.Task) -> Bool {
        guard task.problem == nil, let last = task.succeededAt else { return true }
        return parts.clock() - last >= Self.directoryRhythm
    }

    /// Allows one reading of the history at a time.
    func takeReading() -> Bool {
        isReading.withLock { isReading in
            defer { isReading = true }
            return !isReading
        }
    }

    func endReading() { isReading.withLock { $0 = false } }

    /// Asks again at once, as after a new login.
    public func wake() { pause.withLock { $0.end() } }

    /// Runs an errand, and remembers how it went.
    func attempt<T>(_ errand: AccountMemory.Errand, _ body: () async throws -> T) async throws -> T {
        do {
            let result = try await body()
            let now = parts.clock()
            try await parts.store.changeAccountMemory {
                $0[errand] = AccountMemory.Task(succeededAt: now, problem: nil)
            }
            return result
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            try await fail(errand, error)
            throw error
        }
    }

    private func fail(_ errand: AccountMemory.Errand, _ error: any Error) async throws {
        // The reason why the database was away is not kept in the database.
        if error is StoreError { return }
        let (problem, code) = ("\(error)", ProblemCode(error))
        let before = try await memory()[errand].problem
        try await parts.store.changeAccountMemory { memory in
            memory[errand].problem = problem
            memory[errand].code = code
        }
        if before != problem {
            parts.logger.warning(
                "sipgate did not give what was asked for",
                metadata: ["task": "\(errand.rawValue)", "reason": "\(problem)"]
            )
        }
    }
}

/// How long nothing is asked for after failures: a minute, doubled up to a quarter of an hour.
private struct Pause {
    private var length: Duration = .zero
    private var since = ContinuousClock.now

    var isOver: Bool { ContinuousClock.now - since >= length }

    mutating func lengthen() {
        length = min(.seconds(15 * 60), max(.seconds(60), length * 2))
        since = .now
    }

    mutating func end() { length = .zero }
}
