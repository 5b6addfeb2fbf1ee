import Access
import Account
import Ingest
import Logging
import ServiceLifecycle
import Statistics
import Store
import Web

extension Composition {
    /// Connects the account and those who may log in.
    ///
    /// - Parameters:
    ///   - lease: The right to do what one of several servers does.
    ///   - server: Names this server among those that share a database.
    /// - Throws: `SecretKeyError`.
    func accountPart(
        _ store: any CallStore,
        _ live: LiveFeed,
        _ statistics: Statistics,
        _ lease: Lease,
        server: String,
        _ logger: Logger
    ) throws -> AccountPart {
        var access = try AccountAccess(settings, store)
        access.server = server
        access.isServer = true
        access.logger = logger
        let keeper = access.keeper(
            live: live,
            isLeader: { lease.isHeld },
            gaps: { start, end in try await statistics.coverage(from: start, to: end).gaps.map { $0.from..<$0.to } }
        )
        let memory = AccessMemory()
        return AccountPart(
            keeper: keeper,
            logins: Logins(store: store, clock: Self.clock, memory: memory),
            key: access.key,
            redirectAddress: settings.account.redirectAddress,
            baseAddress: settings.account.baseAddress,
            grafana: settings.account.grafana,
            tokens: Tokens(
                store: store,
                clock: Self.clock,
                memory: memory,
                operatorText: settings.account.operatorToken
            ),
            users: Users(store: store, clock: Self.clock, memory: memory),
            disclosures: Disclosures(store: store, clock: Self.clock)
        )
    }
}

extension Composition {
    /// What goes on about the account and about who may log in, as long as the server runs.
    func accountServices(_ parts: Parts) -> [any Service] {
        let first = FirstAdministrator(store: parts.store, password: settings.account.administratorPassword)
        return [AccountService(keeper: parts.account), FirstAdministratorService(administrator: first)]
    }
}

/// Makes the first administrator of a new installation, and tells the password once.
struct FirstAdministrator: Sendable {
    let store: any CallStore
    /// The password that was configured; nil when one is made up.
    let password: String?

    /// Makes the administrator, unless somebody may log in already.
    ///
    /// - Returns: What to tell whoever installs; nil where there is nothing to tell.
    /// - Throws: `AccessError`, `StoreError`.
    func make() async throws -> String? {
        let users = Users(store: store, clock: Composition.clock)
        if let password {
            guard try await users.all().isEmpty else { return nil }
            do {
                try await users.add(Users.firstName, .administrator, password: password)
            } catch AccessError.nameTaken {
                // Another server on the same database was quicker.
            }
            return nil
        }
        guard let first = try await users.createFirstAdministrator() else { return nil }
        return """

              Administrator   \(first.name)
              Password        \(first.password)

            This password is shown once. It opens /account, where the sipgate account is connected.
            To change it: call-statistics user password \(first.name)

            """
    }
}
