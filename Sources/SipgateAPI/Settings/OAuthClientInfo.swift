/// An OAuth2 client as registered at sipgate: what the login needs an id and a secret for.
///
/// `/authorization/oauth2/clients`. A PUT replaces everything, so all that sipgate sent is kept, known or not, and sent
/// back: only what is assigned here changes.
public struct OAuthClientInfo: Hashable, Sendable {
    private var fields: [String: JSONValue]

    /// Describes a client that is yet to be created; sipgate requires every field, and takes empty addresses.
    public init(
        name: String,
        purpose: String,
        redirectUris: [String],
        webOrigins: [String],
        privacyUrl: String = "",
        termsUrl: String = ""
    ) {
        fields = ["privacyUrl": .text(privacyUrl), "termsUrl": .text(termsUrl)]
        self.name = name
        self.purpose = purpose
        self.redirectUris = redirectUris
        self.webOrigins = webOrigins
    }

    /// The id that sipgate gave; empty before that.
    public var clientId: String { fields[Self.id]?.text ?? "" }

    /// The secret that sipgate gave; empty before that.
    public var clientSecret: String { fields[Self.secret]?.text ?? "" }

    /// The name that is shown at the login.
    public var name: String {
        get { fields["name"]?.text ?? "" }
        set { fields["name"] = .text(newValue) }
    }

    /// What it is for; `description` at sipgate.
    public var purpose: String {
        get { fields["description"]?.text ?? "" }
        set { fields["description"] = .text(newValue) }
    }

    /// The addresses to which the login may return; each may hold wildcards.
    public var redirectUris: [String] {
        get { fields["redirectUris"]?.texts ?? [] }
        set { fields["redirectUris"] = .list(newValue.map { .text($0) }) }
    }

    /// The origins whose pages may ask; each is scheme, host and port without a path.
    public var webOrigins: [String] {
        get { fields["webOrigins"]?.texts ?? [] }
        set { fields["webOrigins"] = .list(newValue.map { .text($0) }) }
    }

    private static let id = "clientId"
    private static let secret = "clientSecret"
}

extension OAuthClientInfo: Decodable {
    /// Reads sipgate's answer whole; only the id is required, as a list may hold clients of other programs.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        fields = try container.decode([String: JSONValue].self)
        guard !clientId.isEmpty else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no client id")
        }
    }

    /// What a POST or PUT sends: all fields but the id and the secret, which are sipgate's to give.
    var registration: [String: JSONValue] {
        fields.filter { $0.key != Self.id && $0.key != Self.secret }
    }
}

extension OAuthClientInfo: Discreet {
    /// Name and id, without the secret.
    public var description: String { "OAuth2 client \(name) (\(clientId.isEmpty ? "not registered" : clientId))" }
}
