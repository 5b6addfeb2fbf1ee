import Account
import PushAPI
import SipgateAPI
import Statistics
import Store

/// The answer of `GET /api/v1/account`, in its JSON form.
struct AccountAnswer: Encodable {
    struct Loss: Encodable {
        var at: String
        var reason: String
    }

    struct DirectoryState: Encodable {
        var succeededAt: String?
        var problem: String?
        var groups: Int64
        var numbers: Int64
        var users: Int64
    }

    struct HistoryState: Encodable {
        var isRead: Bool
        /// How long sipgate keeps calls.
        var lifeTime: String?
        var succeededAt: String?
        var problem: String?
        var offer: String?
        var imports: [Import]
    }

    struct Import: Encodable {
        var id: Int64
        var reason: String
        var from: String
        var to: String
        var share: Double
        var entries: Int64
        var added: Int64
        var closed: Int64
        var beganAt: String
        var endedAt: String?
        var problem: String?
    }

    struct Webhook: Encodable {
        /// What this service expects; nil when it was not told.
        var expected: String?
        var incoming: String
        var outgoing: String
        var isRight: Bool?
    }

    var way: String
    var state: String
    var company: String?
    var product: String?
    var masterSipId: String?
    var connectedAt: String?
    var connectedBy: String?
    var loss: Loss?
    var missingScopes: [String]
    var redirectAddress: String
    var directory: DirectoryState
    var history: HistoryState
    var webhook: Webhook?

    /// Reads what is known of the account.
    ///
    /// - Throws: `StoreError`.
    init(of site: Site, _ language: Language) async throws {
        let keeper = site.account.keeper
        let memory = try await keeper.memory()
        let size = try await keeper.directorySize()
        way = keeper.login.way.name
        state = try await keeper.state().rawValue
        company = memory.company
        product = memory.product?.rawValue
        masterSipId = memory.masterSipID
        connectedAt = memory.connectedAt.map(RFC3339.text)
        connectedBy = memory.connectedBy
        loss = memory.loss.map { Loss(at: RFC3339.text($0.at), reason: $0.words[language]) }
        missingScopes = try await keeper.missingScopes()
        redirectAddress = site.account.redirectAddress
        directory = DirectoryState(
            succeededAt: memory.directory.succeededAt.map(RFC3339.text),
            problem: memory.directory.words?[language],
            groups: size.groups,
            numbers: size.numbers,
            users: size.users
        )
        history = HistoryState(
            isRead: keeper.readsHistory,
            lifeTime: memory.historyLifeTime,
            succeededAt: memory.history.succeededAt.map(RFC3339.text),
            problem: memory.history.words?[language],
            offer: memory.offer?.rawValue,
            imports: try await keeper.lastImports(limit: 20).map(Import.init)
        )
        webhook = memory.webhooks.map { webhooks in
            Webhook(
                expected: site.webhookAddress,
                incoming: webhooks.incoming,
                outgoing: webhooks.outgoing,
                isRight: site.webhookAddress.map(webhooks.lead(to:))
            )
        }
    }
}

extension AccountAnswer.Import {
    init(_ work: HistoryImport) {
        id = work.id
        reason = work.reason.rawValue
        from = RFC3339.text(work.from)
        to = RFC3339.text(work.to)
        share = work.share
        entries = work.entries
        added = work.added
        closed = work.closed
        beganAt = RFC3339.text(work.beganAt)
        endedAt = work.endedAt.map(RFC3339.text)
        problem = work.problem
    }
}

extension LoginKeeper.Way {
    fileprivate var name: String {
        switch self {
        case .none: "none"
        case .personal: "token"
        case .browser: "browser"
        }
    }
}
