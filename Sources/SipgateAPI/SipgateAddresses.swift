import Foundation

/// Where sipgate's REST API and its login are.
///
/// Configurable, because clients are registered in one of two realms and because tests bring a server of their own.
public struct SipgateAddresses: Hashable, Sendable {
    /// The base of the REST API, version included; `https://api.sipgate.com/v2` at sipgate.
    public var api: URL
    /// The base of the login; `https://login.sipgate.com` at sipgate.
    public var login: URL
    /// The realm in which the OAuth2 client is registered.
    ///
    /// `third-party` for nearly all; newer clients may live in `sipgate-apps`, and sipgate's console says which.
    public var realm: String

    /// Names the addresses; without arguments, those of sipgate.
    public init(api: URL = Self.sipgateAPI, login: URL = Self.sipgateLogin, realm: String = "third-party") {
        self.api = api
        self.login = login
        self.realm = realm
    }

    /// The page to which a browser is sent for the login.
    public var authorise: URL { openIDConnect("auth") }

    /// The address that trades a code or a refresh token for a new pair of tokens.
    public var token: URL { openIDConnect("token") }

    /// The base of sipgate's REST API, version 2.
    public static let sipgateAPI = Self.base(host: "api.sipgate.com", path: "/v2")

    /// The base of sipgate's login, a Keycloak.
    public static let sipgateLogin = Self.base(host: "login.sipgate.com", path: "")

    private func openIDConnect(_ endpoint: String) -> URL {
        login.adding(segments: ["auth", "realms", realm, "protocol", "openid-connect", endpoint])
    }

    private static func base(host: String, path: String) -> URL {
        var parts = URLComponents()
        parts.scheme = "https"
        parts.host = host
        parts.path = path
        return parts.url ?? URL(filePath: "/")
    }
}

extension URL {
    /// The address with further path segments, each escaped, so that none can lead elsewhere.
    func adding(segments: [String]) -> URL {
        guard var parts = URLComponents(url: self, resolvingAgainstBaseURL: false) else { return self }
        let base = parts.percentEncodedPath
        parts.percentEncodedPath = segments.reduce(base.hasSuffix("/") ? String(base.dropLast()) : base) {
            $0 + "/" + Form.escaped($1)
        }
        return parts.url ?? self
    }

    /// The address with a query in the form encoding.
    func asking(_ fields: [Form.Field]) -> URL {
        guard !fields.isEmpty, var parts = URLComponents(url: self, resolvingAgainstBaseURL: false) else { return self }
        parts.percentEncodedQuery = Form.encoded(fields)
        return parts.url ?? self
    }
}
