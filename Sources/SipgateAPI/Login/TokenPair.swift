import Foundation
import PushAPI

/// What a login brings: a token to ask with, and one to get the next pair with.
///
/// sipgate's access token lives for five minutes, the refresh token for thirty days; refreshing gives a new pair and
/// ends the old one.
public struct TokenPair: Hashable, Sendable, Codable {
    /// Proves who is asking.
    public var accessToken: String
    /// Gets the next pair, once.
    public var refreshToken: String
    /// When the access token ends.
    public var expiresAt: Instant
    /// When the refresh token ends; nil when sipgate does not say.
    public var refreshExpiresAt: Instant?
    /// What sipgate granted; empty when it does not say.
    public var scopes: [String]
    /// Which of sipgate's systems the account is on.
    public var product: Product

    /// Holds a pair.
    public init(
        accessToken: String,
        refreshToken: String,
        expiresAt: Instant,
        refreshExpiresAt: Instant? = nil,
        scopes: [String] = [],
        product: Product = .unknown
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.refreshExpiresAt = refreshExpiresAt
        self.scopes = scopes
        self.product = product
    }

    /// Which of sipgate's systems an account is on.
    public enum Product: String, Hashable, Sendable, Codable {
        /// The system with groups and phone lines.
        case classic
        /// The system with channels, for new accounts since September 2025.
        case neo
        /// sipgate does not say.
        case unknown
    }
}

extension TokenPair: Discreet {
    /// What was granted; neither token.
    public var description: String { "token pair for \(scopes.joined(separator: " ")) (\(product.rawValue))" }
}

/// The answer of the token address, as documented by sipgate and RFC 6749.
struct TokenAnswer: Decodable {
    private let accessToken: String
    private let refreshToken: String
    private let expiresIn: Double?
    private let refreshExpiresIn: Double?
    private let scope: String?

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case expiresIn = "expires_in"
        case refreshExpiresIn = "refresh_expires_in"
        case scope
    }

    /// The life of sipgate's access tokens, for an answer that does not state one.
    private static let usualLife = 300.0

    /// The pair, with its ends counted from `now`.
    func pair(now: Instant) -> TokenPair {
        let claims = TokenClaims(token: accessToken)
        let granted = scope.map { $0.split(separator: " ").map(String.init) } ?? []
        return TokenPair(
            accessToken: accessToken,
            refreshToken: refreshToken,
            expiresAt: now + (Self.milliseconds(expiresIn) ?? Int64(Self.usualLife * 1_000)),
            // Keycloak writes 0 for a token that does not end by itself.
            refreshExpiresAt: Self.milliseconds(refreshExpiresIn).map { now + $0 },
            scopes: granted.isEmpty ? claims.roles : granted,
            product: claims.product
        )
    }

    private static func milliseconds(_ seconds: Double?) -> Int64? {
        guard let seconds, (1...1e10).contains(seconds) else { return nil }
        return Int64(seconds * 1_000)
    }
}
