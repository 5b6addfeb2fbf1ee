/// Why there is no login.
public enum LoginProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Neither a client nor a token is configured.
    case notConfigured
    /// Nobody has logged in yet.
    case notConnected
    /// sipgate does not accept the login any more.
    case lost(String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notConfigured:
            "No access to sipgate is configured. Run: call-statistics setup"
        case .notConnected:
            "The sipgate account is not connected yet. Log in to the dashboard as an administrator and open /auth."
        case .lost(let reason):
            "The login at sipgate is lost: \(reason) Log in to the dashboard as an administrator and open /auth."
        }
    }
}
