/// Why a login at sipgate did not come to a pair of tokens.
///
/// No case holds a secret: what sipgate says is masked before it gets here.
public enum OAuthError: Error, Hashable, Sendable {
    /// The user said no, or may not say yes.
    case accessDenied(detail: String)
    /// The browser came back with a state that this login did not give, or without any.
    case stateMismatch
    /// The browser came back with neither a code nor an error.
    case missingCode
    /// The code is used up or expired, or the refresh token is: the login is lost.
    case invalidGrant(detail: String)
    /// The id or the secret of the OAuth2 client is wrong.
    case invalidClient(detail: String)
    /// The redirect address is not one of those registered.
    case redirectRefused
    /// sipgate refuses for another reason; `code` is its word for it, such as `invalid_scope`.
    case refused(code: String, detail: String)
    /// sipgate is away, overloaded or faulty; the tokens at hand are as good as before.
    case temporary(SipgateError)
    /// The answer is not that of a token address.
    case unreadable(reason: String)
}

extension OAuthError {
    /// Whether asking again with the same means is pointless, so that a person has to do something.
    public var isFinal: Bool {
        switch self {
        case .temporary, .unreadable: false
        default: true
        }
    }
}

extension OAuthError: CustomStringConvertible {
    /// What happened, and the cure; fit for a log.
    public var description: String {
        switch self {
        case .accessDenied(let detail):
            "sipgate did not get the consent.\(Self.quoted(detail)) Connect again, log in as an administrator and agree."
        case .stateMismatch:
            """
            The answer does not belong to the login that was begun here. Begin again, in one browser window, and do \
            not use an old link.
            """
        case .missingCode:
            "The answer holds no code. Begin again; if it lasts, check that no proxy cuts the address after its path."
        case .invalidGrant(let detail):
            """
            sipgate no longer accepts the login.\(Self.quoted(detail)) It was used already, revoked, or idle for too \
            long. Connect the account anew.
            """
        case .invalidClient(let detail):
            """
            sipgate does not accept the OAuth2 client.\(Self.quoted(detail)) Check its id, its secret and the realm \
            in the configuration, or run the set-up again.
            """
        case .redirectRefused:
            """
            sipgate does not accept the redirect address. Register exactly the configured address with the OAuth2 \
            client, or run the set-up again.
            """
        case .refused(let code, let detail):
            "sipgate refuses the login (\(code)).\(Self.quoted(detail)) Check the OAuth2 client and the realm."
        case .temporary(let error):
            error.description
        case .unreadable(let reason):
            "sipgate's answer to the login cannot be read. \(reason) Check the configured address of the login."
        }
    }

    private static func quoted(_ detail: String) -> String {
        detail.isEmpty ? "" : " It says: “\(detail)”."
    }
}
