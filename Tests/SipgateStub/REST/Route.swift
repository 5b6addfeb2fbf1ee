/// One operation of the REST API.
struct Route: Sendable {
    var method: String
    /// The parts of the path after `/v2`; `*` stands for any one.
    var pattern: [String]
    /// Any one of them opens the operation; empty opens it to everybody who is known.
    var scopes: [String]
    /// Takes what stood in the place of each `*`.
    var answer: @Sendable (inout State, Question, [String]) -> Answer

    init(
        _ method: String,
        _ pattern: String,
        _ scopes: String...,
        answer: @escaping @Sendable (inout State, Question, [String]) -> Answer
    ) {
        self.method = method
        self.pattern = pattern.split(separator: "/").map(String.init)
        self.scopes = scopes.isEmpty ? [] : scopes + ["all"]
        self.answer = answer
    }

    /// What stands in the place of each `*`; nil when the path is another's.
    func match(_ segments: [String]) -> [String]? {
        guard segments.count == pattern.count else { return nil }
        let pairs = zip(pattern, segments)
        guard pairs.allSatisfy({ $0 == "*" || $0 == $1 }) else { return nil }
        return pairs.filter { $0.0 == "*" }.map(\.1)
    }
}

extension Route {
    /// All that the stub plays of the REST API.
    static let all = [
        Route("GET", "authorization/userinfo") { state, _, _ in state.userInfo() },
        Route("GET", "account", "account:read") { state, _, _ in state.accountInfo() },
        Route("GET", "numbers", "numbers:read") { state, question, _ in state.numbers(question) },
        Route("GET", "groups", "groups:read") { state, question, _ in state.groups(question) },
        Route("GET", "groups/*/numbers", "groups:read", "groups:numbers:read") { state, _, ids in
            state.groupNumbers(ids[0])
        },
        Route("GET", "users", "users:read") { state, _, _ in state.users() },
        Route("GET", "*/phonelines", "phonelines:read") { state, _, ids in state.phoneLines(ids[0]) },
        Route("GET", "history", "history:read") { state, question, _ in state.history(question) },
        Route("GET", "settings/sipgateio", "settings:read", "settings:sipgateio:read") { state, _, _ in
            state.webhookSettings()
        },
        Route("PUT", "settings/sipgateio", "settings:write", "settings:sipgateio:write") { state, question, _ in
            state.setWebhookSettings(question)
        },
        Route("GET", "log/webhooks", "log:webhooks:read") { state, _, _ in state.webhookLog() },
        Route("GET", "authorization/oauth2/clients", "authorization:oauth2:clients:read") { state, _, _ in
            state.clients()
        },
        Route("POST", "authorization/oauth2/clients", "authorization:oauth2:clients:write") { state, question, _ in
            state.addClient(question)
        },
        Route("GET", "authorization/oauth2/clients/*", "authorization:oauth2:clients:read") { state, _, ids in
            state.client(ids[0])
        },
        Route("PUT", "authorization/oauth2/clients/*", "authorization:oauth2:clients:write") { state, question, ids in
            state.changeClient(ids[0], question)
        },
    ]

    /// Every scope that opens something.
    static let scopes = Set(all.flatMap(\.scopes))
}
