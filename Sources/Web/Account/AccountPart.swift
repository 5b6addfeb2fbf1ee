import Access
import Account
import Secrets

/// What pages and routes need to know of the sipgate account and of who may see what.
public struct AccountPart: Sendable {
    /// Keeps the connection with the account.
    public var keeper: AccountKeeper
    /// Who may log in to the dashboard, and who has.
    public var logins: Logins
    /// Seals what a browser keeps during a login at sipgate.
    public var key: SecretKey
    /// The address to which sipgate sends browsers back.
    public var redirectAddress: String
    /// Where browsers reach this service, without a slash at the end.
    public var baseAddress: String
    /// Where browsers reach Grafana; nil when there is none.
    public var grafana: GrafanaAddress?
    /// People who may log in, as administrators manage them.
    public var users: Users
    /// What lets programs read without logging in.
    public var tokens: Tokens
    /// The record of who has had which number shown.
    public var disclosures: Disclosures

    /// Puts the part together.
    public init(
        keeper: AccountKeeper,
        logins: Logins,
        key: SecretKey,
        redirectAddress: String,
        baseAddress: String,
        grafana: GrafanaAddress?,
        tokens: Tokens,
        users: Users,
        disclosures: Disclosures
    ) {
        self.keeper = keeper
        self.logins = logins
        self.key = key
        self.redirectAddress = redirectAddress
        self.baseAddress = baseAddress
        self.grafana = grafana
        self.tokens = tokens
        self.users = users
        self.disclosures = disclosures
    }
}
