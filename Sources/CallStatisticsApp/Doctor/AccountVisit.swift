import Account
import Foundation
import PushAPI
import Secrets
import SipgateAPI
import Statistics
import Store

/// The connection with the account, looked at without touching it.
///
/// The keeper of a server notes a login that it cannot read as lost, and takes over that of the original project. Here
/// the stored login is therefore read first, and the keeper only asked for one that it can use.
struct AccountVisit: Sendable {

    /// How the account and this installation stand to each other.
    enum Standing: Sendable {
        case notConfigured
        /// Nobody has logged in; or only in the original project, whose login the next start takes over.
        case notConnected(hasOriginal: Bool)
        case lost(reason: String)
        /// There is a login, but not the key that opens it.
        case sealed(reason: String)
        case personal
        case browser(TokenPair)
    }

    let standing: Standing
    let memory: AccountMemory
    let features: Set<Scope.Feature>
    let store: any CallStore
    private let errand: LoginErrand
    private let addresses: SipgateAddresses

    /// - Throws: `StoreError`, `SecretKeyError`.
    init(_ settings: Settings, _ store: any CallStore) async throws {
        var settings = settings
        let file = settings.dataFolder + "/secret.key"
        let hasKey = settings.account.key != nil || FileManager.default.fileExists(atPath: file)
        // A file that is missing shall stay missing; what is sealed with a key made up here is never read.
        if !hasKey { settings.account.key = .random() }
        let access = try AccountAccess(settings, store)
        let keeper = access.keeper()
        memory = try await keeper.memory()
        standing = try await Self.standing(keeper.login.way, memory, hasKey ? access.key : nil, store)
        features = keeper.features
        self.store = store
        errand = LoginErrand(keeper.login)
        addresses = settings.account.addresses
    }

    private static func standing(
        _ way: LoginKeeper.Way,
        _ memory: AccountMemory,
        _ key: SecretKey?,
        _ store: any CallStore
    ) async throws -> Standing {
        switch way {
        case .none: return .notConfigured
        case .personal: return .personal
        case .browser: break
        }
        guard let secret = try await store.secret(LoginKeeper.secret) else {
            return .notConnected(hasOriginal: try await store.tokensOfOriginal()["refresh"] != nil)
        }
        if let loss = memory.loss { return .lost(reason: loss.reason) }
        guard let key else { return .sealed(reason: "\(SecretKeyError.wrongKey)") }
        do {
            let bytes = try key.open(secret.sealed, as: LoginKeeper.secret)
            return .browser(try JSONDecoder().decode(TokenPair.self, from: Data(bytes)))
        } catch {
            return .sealed(reason: "\(error)")
        }
    }

    /// Whether there is a login that may be used.
    var isConnected: Bool {
        switch standing {
        case .personal, .browser: true
        default: false
        }
    }

    /// A client that asks once, with the login.
    ///
    /// - Throws: `Unknown` without a login.
    func client(_ transport: any Transport) throws -> SipgateClient {
        guard isConnected else {
            throw Unknown(
                because: Localized(
                    de: "es gibt keine gültige Anmeldung bei sipgate.",
                    en: "there is no valid login at sipgate."
                )
            )
        }
        let errand = errand
        return SipgateClient(
            addresses: addresses,
            transport: transport,
            credentials: { try await errand.credentials() },
            pacing: .once
        )
    }

    /// Waits until the login is renewed, if it is being renewed.
    func settle() async {
        let errand = errand
        _ = await first(within: .seconds(30)) { await errand.settle() }
    }
}

/// Gets the credentials once for all checks, and to the end even when nobody waits for them any more.
private actor LoginErrand {
    private let login: LoginKeeper
    private var task: Task<Credentials, any Error>?

    init(_ login: LoginKeeper) {
        self.login = login
    }

    func credentials() async throws -> Credentials {
        let login = login
        let task = task ?? Task { try await login.credentials() }
        self.task = task
        return try await task.value
    }

    func settle() async { _ = await task?.result }
}
