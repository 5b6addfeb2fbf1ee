import Account
import Foundation
import Ingest
import Logging
import PushAPI
import Secrets
import SipgateAPI
import Store

/// Makes what keeps the connection with the account, for a server and for commands beside it.
struct AccountAccess: Sendable {
    let account: AccountSettings
    let store: any CallStore
    let key: SecretKey
    /// Names this process among those that share a database.
    var server = "command-\(UUID().uuidString)"
    /// Whether this process is a server, and no command beside one.
    var isServer = false
    var logger = Logger(label: "call-statistics")

    /// Reads the key, or makes one where there is none.
    ///
    /// - Throws: `SecretKeyError`.
    init(_ settings: Settings, _ store: any CallStore) throws {
        account = settings.account
        self.store = store
        key = try account.key ?? SecretKey.atFile(settings.dataFolder + "/secret.key")
    }

    /// Makes the keeper.
    ///
    /// - Parameters:
    ///   - live: The live board; nil where there is none.
    ///   - isLeader: Whether this process does what one of several does.
    ///   - gaps: When nobody listened between two moments.
    func keeper(
        live: LiveFeed? = nil,
        isLeader: @escaping @Sendable () -> Bool = { false },
        gaps: @escaping @Sendable (Instant, Instant) async throws -> [Range<Instant>] = { _, _ in [] }
    ) -> AccountKeeper {
        let transport = URLSessionTransport(userAgent: "call-statistics/\(CallStatistics.version)")
        let login = LoginKeeper(
            account.way(transport),
            store: store,
            key: key,
            lease: Lease("login", holder: server, store: store),
            isServer: isServer,
            logger: logger,
            clock: Composition.clock
        )
        var parts = AccountKeeper.Parts(
            login: login,
            addresses: account.addresses,
            transport: transport,
            store: store,
            live: live,
            readsHistory: account.readsHistory,
            isLeader: isLeader,
            gaps: gaps,
            logger: logger,
            clock: Composition.clock
        )
        parts.settling = account.settling
        return AccountKeeper(parts)
    }
}
