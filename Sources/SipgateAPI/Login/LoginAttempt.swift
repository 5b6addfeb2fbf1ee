import Foundation

/// A login that has begun: a browser is on its way to sipgate, and is expected back.
///
/// Keep it where only this browser's session gets at it, and throw it away after one use.
public struct LoginAttempt: Hashable, Sendable, Codable {
    /// Where to send the browser.
    public let address: URL
    /// The text that must come back with the browser, so that nobody can slip in the answer of another login.
    public let state: String
    /// The secret of PKCE (RFC 7636) whose digest is in the address, so that a stolen code is of no use.
    public let verifier: String
    /// What was asked for.
    public let scopes: [String]
}

extension LoginAttempt: Discreet {
    /// What was asked for, without state and verifier.
    public var description: String { "login for \(scopes.joined(separator: " "))" }
}
