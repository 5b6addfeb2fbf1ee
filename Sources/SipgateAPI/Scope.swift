/// What a login may be allowed to do at sipgate.
public enum Scope {
    /// Reads the numbers and what each of them rings.
    public static let numbersRead = "numbers:read"
    /// Reads the groups.
    public static let groupsRead = "groups:read"
    /// Reads the users.
    public static let usersRead = "users:read"
    /// Reads the history of calls.
    public static let historyRead = "history:read"
    /// Reads the account, and with it how long the history is kept.
    public static let accountRead = "account:read"
    /// Reads the webhook settings.
    public static let webhookSettingsRead = "settings:sipgateio:read"
    /// Changes the webhook settings; for the set-up only.
    public static let webhookSettingsWrite = "settings:sipgateio:write"
    /// Reads sipgate's log of webhooks.
    public static let webhookLogRead = "log:webhooks:read"
    /// Reads the OAuth2 clients; for the set-up only.
    public static let oauthClientsRead = "authorization:oauth2:clients:read"
    /// Creates and changes OAuth2 clients; for the set-up only.
    public static let oauthClientsWrite = "authorization:oauth2:clients:write"

    /// A part of the product that asks sipgate for something.
    public enum Feature: String, CaseIterable, Hashable, Sendable, Codable {
        /// Shows groups and users by their names.
        case directory
        /// Makes up for calls that no webhook reported.
        case history
        /// Checks the webhook address as sipgate has it.
        case webhookCheck

        /// The least scopes that the feature needs; each of them only reads.
        public var scopes: [String] {
            switch self {
            case .directory: [Scope.numbersRead, Scope.groupsRead, Scope.usersRead]
            case .history: [Scope.historyRead, Scope.accountRead]
            case .webhookCheck: [Scope.webhookSettingsRead]
            }
        }
    }

    /// The least scopes that several features need together, in a fixed order.
    public static func needed(for features: Set<Feature>) -> [String] {
        Feature.allCases.filter(features.contains).flatMap(\.scopes)
    }

    /// What the personal access token of the set-up needs, which is used once and not kept.
    public static let forSetup = [webhookSettingsRead, webhookSettingsWrite, oauthClientsRead, oauthClientsWrite]
}
