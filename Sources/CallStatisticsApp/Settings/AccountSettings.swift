import Access
import Account
import Foundation
import Secrets
import SipgateAPI
import Web

/// How the service reaches the sipgate account, and how browsers reach the service.
struct AccountSettings: Sendable {
    /// Where sipgate's API and login are.
    var addresses = SipgateAddresses()
    /// The OAuth2 client; nil when none is configured.
    var client: Client?
    /// A personal access token, which is used instead of a login.
    var personalToken: PersonalToken?
    /// Where browsers reach the service, without a slash at the end; part of the redirect address.
    var baseAddress: String
    /// Where browsers reach Grafana, as it was set; nil when there is none.
    var grafana: GrafanaAddress?
    /// Whether calls that webhooks missed are read from the account's history.
    var readsHistory = true
    /// How much later than a call's end sipgate may write of it in the history, in ms.
    var settling: Int64 = 120_000
    /// The key that seals tokens; nil when it is kept in the data folder.
    var key: SecretKey?
    /// The first administrator's password; nil when one is made up.
    var administratorPassword: String?
    /// The token with which the operator's own programs read; nil when there is none.
    var operatorToken: String?

    /// An OAuth2 client, as it was made in sipgate's console or by `setup`.
    struct Client: Sendable {
        var id: String
        var secret: String
    }

    /// The address to which sipgate sends browsers back; must be registered with the client exactly so.
    var redirectAddress: String { baseAddress + "/auth-code" }

    /// Reads the settings.
    ///
    /// - Parameter port: Where the service listens.
    /// - Throws: `SettingsError`.
    init(_ reader: SettingsReader, port: Int) throws {
        if let api = try reader.address("SIPGATE_API_URL") { addresses.api = api }
        if let login = try reader.address("SIPGATE_LOGIN_URL") { addresses.login = login }
        if let realm = reader.text("SIPGATE_REALM") { addresses.realm = realm }
        if let id = reader.text("SIPGATE_CLIENT_ID"), let secret = try reader.secret("SIPGATE_CLIENT_SECRET") {
            client = Client(id: id, secret: secret)
        } else if reader.text("SIPGATE_CLIENT_ID") != nil {
            throw SettingsError.incompleteClient
        }
        if let id = reader.text("SIPGATE_TOKEN_ID") {
            do {
                personalToken = try PersonalToken(id: id, token: try reader.secret("SIPGATE_TOKEN") ?? "")
            } catch let flaw as PersonalToken.Flaw {
                throw SettingsError.unusableToken(reason: "\(flaw)")
            }
        }
        let base = try reader.address("SERVICE_BASE_URL")
        let address = base?.absoluteString ?? "http://localhost:\(port)"
        baseAddress = address.hasSuffix("/") ? String(address.dropLast()) : address
        if let text = reader.text("GRAFANA_URL") {
            guard let address = GrafanaAddress(text) else {
                throw SettingsError.notAnAddress(setting: "GRAFANA_URL", value: text)
            }
            grafana = address
        } else if let port = try reader.number("GRAFANA_PORT", in: 1...65_535) {
            grafana = GrafanaAddress(":\(port)/")
        }
        readsHistory = try reader.flag("READ_HISTORY", otherwise: true)
        if let seconds = try reader.number("HISTORY_DELAY_SECONDS", in: 1...3_600) { settling = Int64(seconds) * 1_000 }
        if let text = try reader.secret("SECRET_KEY") { key = try SecretKey(text: text) }
        administratorPassword = try reader.secret("ADMIN_PASSWORD")
        operatorToken = try reader.secret("API_TOKEN")
        if let operatorToken, operatorToken.count < Tokens.leastOperatorLength { throw SettingsError.shortToken }
    }

    /// By what the account lets the service in: the token, where both are configured.
    func way(_ transport: any Transport) -> LoginKeeper.Way {
        if let personalToken { return .personal(personalToken) }
        guard let client else { return .none }
        return .browser(
            OAuthLogin(
                addresses: addresses,
                clientID: client.id,
                clientSecret: client.secret,
                redirectAddress: redirectAddress,
                transport: transport
            )
        )
    }

    /// No account at all, as for the demo.
    init() {
        baseAddress = ""
        readsHistory = false
    }
}
