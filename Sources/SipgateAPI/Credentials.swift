import Foundation

/// What proves to sipgate's REST API who is asking.
public enum Credentials: Hashable, Sendable {
    /// An access token of the OAuth2 login; lives for five minutes.
    case bearer(String)
    /// A personal access token, made in sipgate's web app; lives until it is deleted there.
    case personalToken(id: String, token: String)

    /// The credentials of a personal access token.
    public init(_ token: PersonalToken) {
        self = .personalToken(id: token.id, token: token.token)
    }

    /// The value of the `Authorization` header: `Bearer …`, or `Basic …` for a personal access token.
    var authorization: String {
        switch self {
        case .bearer(let token): "Bearer " + token
        case .personalToken(let id, let token): "Basic " + Data("\(id):\(token)".utf8).base64EncodedString()
        }
    }

    /// Every spelling in which an answer could repeat what is secret.
    var secrets: [String] {
        switch self {
        case .bearer(let token): [token]
        case .personalToken(let id, let token): [token, Data("\(id):\(token)".utf8).base64EncodedString()]
        }
    }
}

extension Credentials: Discreet {
    /// The kind of the credentials, without any secret.
    public var description: String {
        switch self {
        case .bearer: "access token"
        case .personalToken: "personal access token"
        }
    }
}
