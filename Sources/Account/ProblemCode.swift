import SipgateAPI

/// What went wrong with sipgate, as one word, by which a page says it in the reader's language.
public enum ProblemCode: String, Hashable, Sendable, Codable {
    /// There was no answer.
    case unreachable
    /// The token is not accepted.
    case notAuthenticated
    /// A right is missing.
    case notAllowed
    /// sipgate.io is not booked.
    case notBooked
    /// There were too many requests.
    case rateLimited
    /// sipgate has a fault of its own.
    case serverError
    /// The login is used up, revoked or was idle for too long.
    case invalidGrant
    /// The OAuth2 client is not accepted.
    case invalidClient
    /// The tokens cannot be opened with the key at hand.
    case wrongKey
    /// Anything else; its own sentence says it best.
    case other

    /// The word for an error.
    public init(_ error: any Error) {
        self =
            switch error {
            case let error as SipgateError: ProblemCode(error)
            case OAuthError.temporary(let error): ProblemCode(error)
            case OAuthError.invalidGrant: .invalidGrant
            case OAuthError.invalidClient: .invalidClient
            default: .other
            }
    }

    private init(_ error: SipgateError) {
        self =
            switch error {
            case .unreachable: .unreachable
            case .notAuthenticated: .notAuthenticated
            case .notAllowed: .notAllowed
            case .notBooked: .notBooked
            case .rateLimited: .rateLimited
            case .serverError: .serverError
            case .notOnNeo, .notFound, .rejected, .unreadable: .other
            }
    }
}
