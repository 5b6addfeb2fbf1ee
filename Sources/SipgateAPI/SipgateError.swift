/// Why sipgate's REST API did not give what it was asked for.
///
/// No case holds a secret or a whole phone number: what sipgate says is masked before it gets here.
public enum SipgateError: Error, Hashable, Sendable {
    /// There was no answer; `reason` is a sentence.
    case unreachable(reason: String)
    /// 401: the token is expired, revoked or wrong.
    case notAuthenticated
    /// 403: the login lacks a scope or a right; `scopes` are those that the call needs, `detail` is what sipgate says.
    case notAllowed(scopes: [String], detail: String)
    /// 403: sipgate.io is not booked for the account.
    case notBooked
    /// 403: what is asked for does not exist on a "neo" account; `what` names it.
    case notOnNeo(what: String)
    /// 404.
    case notFound
    /// 429: too many requests; holds the wait that sipgate asks for, if it does.
    case rateLimited(retryAfter: Duration?)
    /// 5xx.
    case serverError(status: Int)
    /// Any other answer that is not a success.
    case rejected(status: Int, detail: String)
    /// A success whose content is not what sipgate documents; `reason` holds nothing of the content.
    case unreadable(what: String, reason: String)
}

extension SipgateError {
    /// Whether the same request may succeed a little later: no answer, 429 and 5xx.
    public var isTemporary: Bool {
        switch self {
        case .unreachable, .rateLimited, .serverError: true
        default: false
        }
    }
}

extension SipgateError: CustomStringConvertible {
    /// What happened and what to do next; fit for a log.
    public var description: String {
        switch self {
        case .unreachable(let reason):
            "sipgate cannot be reached. \(reason) Try again later; if it lasts, check the network and any proxy."
        case .notAuthenticated:
            "sipgate does not accept the login. Connect the account anew, or make a new personal access token."
        case .notAllowed(let scopes, let detail):
            """
            sipgate refuses this.\(Self.quoted(detail)) The login needs \(Self.listed(scopes)), and its user must be \
            allowed to see the whole account: connect with an administrator's login and that scope.
            """
        case .notBooked:
            "sipgate.io is not booked for this account. Book it in sipgate's web app under sipgate.io; then try again."
        case .notOnNeo(let what):
            """
            This account is on sipgate neo, where \(what) cannot be read. Nothing needs to be done: \
            what webhooks report is counted all the same.
            """
        case .notFound:
            "sipgate does not know what was asked for. Check the configured address of the API and the id."
        case .rateLimited(let wait):
            "sipgate got too many requests. Try again \(wait.map { "in \($0.components.seconds) s" } ?? "later")."
        case .serverError(let status):
            "sipgate has a fault of its own (status \(status)). Try again later; if it lasts, ask sipgate."
        case .rejected(let status, let detail):
            "sipgate rejects the request (status \(status)).\(Self.quoted(detail)) Check the configured addresses and values."
        case .unreadable(let what, let reason):
            """
            What sipgate sent for \(what) cannot be read. \(reason) Check the configured address of the API; \
            if it is right, report this.
            """
        }
    }

    private static func quoted(_ detail: String) -> String {
        detail.isEmpty ? "" : " It says: “\(detail)”."
    }

    private static func listed(_ scopes: [String]) -> String {
        scopes.isEmpty ? "no further scope" : "the scope \(scopes.joined(separator: " and "))"
    }
}
