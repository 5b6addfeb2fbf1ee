import Foundation
import Logging
import PushAPI
import SipgateAPI
import Store

// Groups, numbers and users.
extension AccountKeeper {
    /// Reads what the account says of itself, and keeps it.
    ///
    /// Calls that are stored already get their groups where they had none.
    ///
    /// - Returns: Whether anything is different from last time.
    /// - Throws: `SipgateError`, `OAuthError`, `LoginProblem` or `StoreError`; how it went is remembered, too.
    @discardableResult
    public func synchronise() async throws -> Bool {
        try await attempt(.directory) {
            let facts = try await withLogin { client in try await self.readFacts(client) }
            try await remember(facts)
            let directory = try await withLogin { client in try await self.readDirectory(client, facts) }
            let isChanged = try await parts.store.keep(directory, at: parts.clock())
            if isChanged {
                parts.logger.info(
                    "the account's groups and numbers have changed",
                    metadata: [
                        "groups": "\(directory.groups.count)", "numbers": "\(directory.numbers.count)",
                        "users": "\(directory.users?.count ?? 0)",
                    ]
                )
            }
            return isChanged
        }
    }

    /// What the account is, as far as the granted rights let it be known.
    private struct Facts: Sendable {
        var user: UserInfo
        var account: AccountInfo?
        var webhooks: WebhookSettings?
        var product: AccountMemory.Product?
    }

    private func readFacts(_ client: SipgateClient) async throws -> Facts {
        var facts = Facts(user: try await client.userInfo())
        // Rights that older logins and tokens may lack; without them less is known, and nothing fails.
        facts.account = try await ifAllowed { try await client.account() }
        facts.webhooks = try await ifAllowed { try await client.webhookSettings() }
        facts.product = try await login.product()
        return facts
    }

    private func readDirectory(_ client: SipgateClient, _ facts: Facts) async throws -> Directory {
        let numbers = try await client.numbers()
        let users = try await ifAllowed { try await client.users() }
        do {
            let groups = try await ifAllowed { try await client.groups() } ?? []
            // A personal token does not tell; but only on neo do numbers lead nowhere, and are there no groups.
            let leadNowhere = !numbers.isEmpty && numbers.allSatisfy { $0.endpointId == nil }
            if facts.product == nil, leadNowhere, groups.isEmpty {
                try await parts.store.changeAccountMemory { $0.product = .neo }
            }
            return Directory(numbers: numbers, groups: groups, users: users)
        } catch SipgateError.notOnNeo {
            try await parts.store.changeAccountMemory { $0.product = .neo }
            return Directory(numbers: numbers, groups: [], users: users)
        }
    }

    private func remember(_ facts: Facts) async throws {
        let now = parts.clock()
        try await parts.store.changeAccountMemory { memory in
            if let known = memory.masterSipID, known != facts.user.masterSipId { memory.forgetAccount() }
            memory.masterSipID = facts.user.masterSipId
            memory.company = facts.account?.company ?? memory.company
            memory.historyLifeTime = facts.account?.historyLifeTime.rawValue ?? memory.historyLifeTime
            memory.product = facts.product ?? memory.product
            memory.connectedAt = memory.connectedAt ?? now
            memory.offer = memory.offer ?? .open
            memory.webhooks = facts.webhooks.map {
                AccountMemory.Webhooks(
                    incoming: $0.incomingUrl,
                    outgoing: $0.outgoingUrl,
                    whitelist: $0.whitelist
                )
            }
        }
    }

    private func ifAllowed<T>(_ body: () async throws -> T) async throws -> T? {
        do { return try await body() } catch SipgateError.notAllowed { return nil } catch SipgateError.notBooked {
            return nil
        }
    }

    /// Asks sipgate, with a fresh token where the last one was refused though it should still hold.
    ///
    /// - Throws: What `body` throws; a personal token that is refused is noted as lost.
    func withLogin<T: Sendable>(_ body: @Sendable (SipgateClient) async throws -> T) async throws -> T {
        do {
            return try await body(client)
        } catch SipgateError.notAuthenticated {
            guard case .browser = login.way, case .bearer(let refused) = try await login.credentials() else {
                let problem = SipgateError.notAuthenticated
                await login.loseOwn("\(problem)", .notAuthenticated)
                throw problem
            }
            _ = try await login.credentials(insteadOf: refused)
            return try await body(client)
        }
    }
}
