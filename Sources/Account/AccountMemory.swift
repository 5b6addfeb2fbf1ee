import Foundation
import PushAPI
import SipgateAPI
import Store

/// What is remembered of the connection with the account; the same for all servers that share a database.
public struct AccountMemory: Hashable, Sendable, Codable {
    /// The two generations of sipgate's telephone system.
    public enum Product: String, Hashable, Sendable, Codable {
        /// Phone lines and groups.
        case classic
        /// Channels instead of both, since September 2025.
        case neo
    }

    /// A login that does not hold any more.
    public struct Loss: Hashable, Sendable, Codable {
        /// When that was noticed.
        public var at: Instant
        /// A sentence with the cure.
        public var reason: String
        /// The same in one word; nil where an earlier version has noted it.
        public var code: ProblemCode?
    }

    /// What sipgate is asked for again and again.
    enum Errand: String {
        /// Groups, numbers and users.
        case directory
        /// Calls that webhooks may have missed.
        case history
    }

    /// How an errand went.
    public struct Task: Hashable, Sendable, Codable {
        /// When it last succeeded.
        public var succeededAt: Instant?
        /// Why it failed the last time; nil when it did not.
        public var problem: String?
        /// The same in one word.
        public var code: ProblemCode?
    }

    /// The import of what the account holds from before it was connected.
    public enum Offer: String, Hashable, Sendable, Codable {
        /// Nobody has answered yet.
        case open
        /// The administrator wanted it.
        case accepted
        /// The administrator did not want it.
        case declined
    }

    /// The name of the firm.
    public var company: String?
    /// Which telephone system it has; nil as long as that is not known.
    public var product: Product?
    /// sipgate's number of the account.
    public var masterSipID: String?
    /// For how long sipgate keeps calls, in its own words: `NONE`, `THIRTY_DAYS`, `UNLIMITED`.
    public var historyLifeTime: String?
    /// Who connected the account: a user of the dashboard.
    public var connectedBy: String?
    /// When the account was connected; nil when it is not.
    public var connectedAt: Instant?
    /// Why the login is lost; nil when it holds.
    public var loss: Loss?
    /// The reading of groups, numbers and users.
    public var directory = Task()
    /// The reading of the history.
    public var history = Task()
    /// The addresses to which sipgate posts events of incoming and outgoing calls, as far as may be asked.
    public var webhooks: Webhooks?
    /// The import of what the account held from the beginning; nil before the account was connected.
    public var offer: Offer?

    /// Where sipgate posts events.
    public struct Webhooks: Hashable, Sendable, Codable {
        /// For incoming calls.
        public var incoming: String
        /// For outgoing calls.
        public var outgoing: String
        /// The phone lines and groups whose calls are told of; nil for all.
        public var whitelist: [String]?

        /// Whether events of both directions are posted to an address; a slash at its end makes no difference.
        public func lead(to address: String) -> Bool {
            let bare = { (address: String) in address.hasSuffix("/") ? String(address.dropLast()) : address }
            return bare(incoming) == bare(address) && bare(outgoing) == bare(address)
        }
    }

    /// Nothing is known yet.
    public init() {}

    /// Forgets what is true of one account alone, because another one has been connected.
    mutating func forgetAccount() {
        (company, product, historyLifeTime, webhooks, offer) = (nil, nil, nil, nil, nil)
    }

    /// How an errand went.
    subscript(errand: Errand) -> Task {
        get {
            switch errand {
            case .directory: directory
            case .history: history
            }
        }
        set {
            switch errand {
            case .directory: directory = newValue
            case .history: history = newValue
            }
        }
    }
}

extension CallStore {
    /// What is remembered of the connection with the account.
    ///
    /// - Throws: `StoreError`.
    func accountMemory() async throws -> AccountMemory {
        AccountMemory(text: try await rememberedAccount())
    }

    /// Changes what is remembered of the connection with the account.
    ///
    /// - Returns: What is remembered now.
    /// - Throws: `StoreError`.
    @discardableResult
    func changeAccountMemory(
        _ change: @escaping @Sendable (inout AccountMemory) -> Void
    ) async throws -> AccountMemory {
        try await rememberAccount { text in
            var memory = AccountMemory(text: text)
            change(&memory)
            return try memory.text()
        }
        return try await accountMemory()
    }
}

extension AccountMemory {
    /// Reads the stored text; what a later version has written differently is forgotten.
    fileprivate init(text: String?) {
        self = text.flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.utf8)) } ?? AccountMemory()
    }

    fileprivate func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
