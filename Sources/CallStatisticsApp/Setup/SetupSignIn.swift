import SipgateAPI
import Statistics

/// Proves with a personal access token whose account it is, and reads all of it that the set-up is about.
struct SetupSignIn: Sendable {
    let options: SetupOptions
    let asker: Asker
    let surroundings: SetupSurroundings

    /// Asks for a token until sipgate accepts one.
    ///
    /// - Throws: `SetupError`, `SettingsError`, `EndOfInput`, `CancellationError`.
    func run(_ addresses: SipgateAddresses) async throws -> (token: PersonalToken, account: SetupAccount) {
        let isGiven = options.token != nil
        if !isGiven { asker.say(SetupText.tokenNeeded) }
        while true {
            do {
                let token = try await token()
                let client = SipgateClient(addresses, token, surroundings)
                let account = try await Self.account(client)
                asker.say(SetupText.signedIn(account.user))
                if account.isNeo == true { asker.say(SetupText.neo) }
                return (token, account)
            } catch let flaw as PersonalToken.Flaw {
                if isGiven { throw SetupError.calledWrongly(SetupText.flaw(flaw)) }
                asker.say(SetupText.flaw(flaw))
            } catch let error as SipgateError {
                guard !isGiven, error.isAboutToken else { throw SetupError.failed(SetupText.problem(error)) }
                asker.say(SetupText.problem(error))
            }
        }
    }

    private func token() async throws -> PersonalToken {
        let id: String
        if let given = options.tokenID {
            id = given
        } else {
            id = try await asker.conversation.line(SetupText.tokenID[asker.language] + ": ")
        }
        if let given = options.token { return try PersonalToken(id: id, token: given) }
        return try PersonalToken(
            id: id,
            token: try await asker.conversation.hiddenLine(SetupText.token[asker.language] + ": ")
        )
    }

    /// Reads only; a scope that is missing for it is missing for the whole set-up.
    private static func account(_ client: SipgateClient) async throws -> SetupAccount {
        let user = try await client.userInfo()
        var missing: [String] = []
        let clients = try await asked(&missing) { try await client.oauthClients() }
        let webhooks = try await asked(&missing) { try await client.webhookSettings() }
        guard let clients, let webhooks else { throw SipgateError.notAllowed(scopes: missing, detail: "") }
        return SetupAccount(user: user, webhooks: webhooks, clients: clients, isNeo: try await isNeo(client))
    }

    /// What was asked for; nil, and the scopes in `missing`, when the token lacks one.
    private static func asked<Value>(_ missing: inout [String], _ ask: () async throws -> Value) async throws -> Value?
    {
        do {
            return try await ask()
        } catch SipgateError.notAllowed(let scopes, _) {
            missing += scopes
            return nil
        }
    }

    /// An account with groups is a classic one; one without may be either, and the token need not be able to see them.
    private static func isNeo(_ client: SipgateClient) async throws -> Bool? {
        do {
            return try await client.groups().isEmpty ? nil : false
        } catch SipgateError.notOnNeo {
            return true
        } catch is SipgateError {
            return nil
        }
    }
}

extension SipgateError {
    /// Whether another token may help.
    var isAboutToken: Bool {
        switch self {
        case .notAuthenticated, .notAllowed: true
        default: false
        }
    }
}

extension SipgateClient {
    init(_ addresses: SipgateAddresses, _ token: PersonalToken, _ surroundings: SetupSurroundings) {
        self.init(
            addresses: addresses,
            transport: surroundings.transport,
            credentials: { Credentials(token) },
            pacing: surroundings.pacing
        )
    }
}
