import Foundation
import Secrets

/// What an access token says about itself, if it is a JWT; an opaque token says nothing.
///
/// The signature is not checked: the token came over TLS straight from who signs it, and is shown to nobody else but
/// them. What it says is used for explanations, never to let anybody in.
struct TokenClaims {
    /// The scopes that were granted; Keycloak calls them roles.
    let roles: [String]
    /// Which of sipgate's systems the account is on.
    let product: TokenPair.Product

    init(token: String) {
        let claims = Self.claims(token)
        roles = claims?.realmAccess?.roles ?? []
        product =
            switch claims?.featureScope {
            case "CLASSIC_PBX": .classic
            case "NEO_PBX": .neo
            default: .unknown
            }
    }

    private struct Claims: Decodable {
        struct RealmAccess: Decodable { let roles: [String]? }

        let featureScope: String?
        let realmAccess: RealmAccess?

        private enum CodingKeys: String, CodingKey {
            case featureScope
            case realmAccess = "realm_access"
        }
    }

    private static func claims(_ token: String) -> Claims? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.bytes(String(parts[1])) else { return nil }
        return try? JSONDecoder().decode(Claims.self, from: Data(bytes))
    }
}
