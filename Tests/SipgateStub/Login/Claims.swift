import Foundation
import Secrets

/// What a token says of itself.
struct Claims: Encodable {
    /// What a token is for, in Keycloak's words.
    enum Kind: String, Encodable {
        case access = "Bearer"
        case refresh = "Refresh"
        case identity = "ID"
    }

    struct Access: Encodable {
        var roles: [String]
    }

    var jti = UUID().uuidString.lowercased()
    var exp: Int
    var nbf = 0
    var iat: Int
    var iss = "https://login.sipgate.com/auth/realms/\(SipgateStub.realm)"
    var aud: String
    var sub: String
    var typ: Kind
    var azp: String
    var sessionState: String
    var realmAccess: Access
    var scope: String
    var featureScope: String

    private enum CodingKeys: String, CodingKey {
        case jti, exp, nbf, iat, iss, aud, sub, typ, azp, scope, featureScope
        case sessionState = "session_state"
        case realmAccess = "realm_access"
    }

    init(
        _ type: Kind,
        clientID: String,
        scopes: [String],
        session: String,
        account: StubAccount,
        life: Int,
        now: Date
    ) {
        iat = Int(now.timeIntervalSince1970)
        exp = iat + life
        aud = clientID
        sub = "f:0b5e1f0c-6a4e-4c53-9d6f-5d1d1f5f2a10:\(account.masterSipID)"
        typ = type
        azp = clientID
        sessionState = session
        realmAccess = Access(roles: scopes)
        scope = scopes.joined(separator: " ")
        featureScope = account.product.rawValue
    }

    /// The claims as a token in the shape of a JWT; its signature is noise, since nobody here has sipgate's key.
    var token: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let payload = (try? encoder.encode(self)) ?? Data()
        let header = Data(#"{"alg":"RS256","typ":"JWT","kid":"stub"}"#.utf8)
        return "\(Base64URL.text(header)).\(Base64URL.text(payload)).\(RandomText.urlSafe(bytes: 256))"
    }
}
