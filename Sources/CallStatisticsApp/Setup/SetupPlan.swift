import Foundation
import SipgateAPI

/// What has to be done to get from what is to what was answered; nothing of it is done yet.
struct SetupPlan: Sendable {
    /// The name by which clients of this product are known again.
    static let clientName = "Call Statistics"

    let answers: SetupAnswers
    let known: KnownSettings
    let client: ClientStep
    let webhooks: WebhookStep

    /// What happens to the OAuth2 client.
    enum ClientStep: Equatable, Sendable {
        case create(OAuthClientInfo)
        /// One that exists gets our redirect address; the rest of it stays.
        case update(OAuthClientInfo)
        case reuse(OAuthClientInfo)

        /// The client as it shall be, as far as that is known before.
        var wanted: OAuthClientInfo {
            switch self {
            case .create(let client), .update(let client), .reuse(let client): client
            }
        }
    }

    /// What happens to the webhook settings.
    enum WebhookStep: Equatable, Sendable {
        case none
        /// Both addresses are set; the rest stays.
        case set(WebhookSettings, replacing: WebhookSettings)
        /// Somebody else's addresses stay.
        case leave(WebhookSettings)
    }

    init(_ answers: SetupAnswers, _ known: KnownSettings, _ account: SetupAccount) {
        self.answers = answers
        self.known = known
        client = Self.client(answers, knownID: known.clientID, among: account.clients)
        webhooks = Self.webhooks(answers, account.webhooks)
    }

    /// Whether there is nothing to do.
    var isEmpty: Bool {
        guard case .reuse(let client) = client, !changesWebhooks, known.isPrivate else { return false }
        return edits(for: client).isEmpty
    }

    var changesWebhooks: Bool {
        if case .set = webhooks { true } else { false }
    }

    /// The addresses of somebody else that calls are reported to now, each once.
    static func foreignAddresses(_ webhook: WebAddress, _ now: WebhookSettings) -> [String] {
        var addresses: [String] = []
        for address in [now.incomingUrl, now.outgoingUrl]
        where !address.isEmpty && address != webhook.text && !addresses.contains(address) {
            addresses.append(address)
        }
        return addresses
    }

    private static func webhooks(_ answers: SetupAnswers, _ now: WebhookSettings) -> WebhookStep {
        if answers.keepsWebhooks, !foreignAddresses(answers.webhook, now).isEmpty { return .leave(now) }
        var wanted = now
        wanted.incomingUrl = answers.webhook.text
        wanted.outgoingUrl = answers.webhook.text
        return wanted == now ? .none : .set(wanted, replacing: now)
    }

    /// The client of the settings, else the one of our name that already returns to us, else any of our name.
    private static func client(
        _ answers: SetupAnswers,
        knownID: String?,
        among clients: [OAuthClientInfo]
    ) -> ClientStep {
        let ours = clients.filter { $0.name == clientName }
        let fits = ours.first { $0.returns(to: answers.redirectAddress) }
        guard var client = clients.first(where: { $0.clientId == knownID }) ?? fits ?? ours.first else {
            return .create(
                OAuthClientInfo(
                    name: clientName,
                    purpose: "Reads groups, numbers and the history of calls for call-statistics.",
                    redirectUris: [answers.redirectAddress],
                    webOrigins: [answers.base.origin],
                    privacyUrl: answers.privacyAddress,
                    termsUrl: answers.termsAddress
                )
            )
        }
        guard !client.returns(to: answers.redirectAddress) else { return .reuse(client) }
        client.redirectUris.append(answers.redirectAddress)
        if !client.webOrigins.contains(answers.base.origin) { client.webOrigins.append(answers.base.origin) }
        return .update(client)
    }
}

/// What sipgate says of the account before anything is changed.
struct SetupAccount: Sendable {
    var user: UserInfo
    var webhooks: WebhookSettings
    var clients: [OAuthClientInfo]
    /// nil when it cannot be told.
    var isNeo: Bool?
}

extension OAuthClientInfo {
    /// Whether the login may return to an address, which may be meant by one with wildcards.
    func returns(to address: String) -> Bool {
        redirectUris.contains { uri in
            guard uri.contains("*") else { return uri == address }
            var rest = address[...]
            let parts = uri.split(separator: "*", omittingEmptySubsequences: false)
            guard let first = parts.first, let last = parts.last, rest.hasPrefix(first) else { return false }
            rest = rest.dropFirst(first.count)
            for part in parts.dropFirst().dropLast() where !part.isEmpty {
                guard let found = rest.range(of: part) else { return false }
                rest = rest[found.upperBound...]
            }
            return rest.hasSuffix(last)
        }
    }
}
