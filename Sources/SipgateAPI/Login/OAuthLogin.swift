import Foundation
import PushAPI
import Secrets

/// The login at sipgate: the authorisation code flow of OAuth2, with `state` and PKCE.
///
/// RFC 6749 and RFC 7636 (`S256`). sipgate's login is a Keycloak; that it knows PKCE is documented by Keycloak and not
/// by sipgate, and a server that does not know it ignores it.
public struct OAuthLogin: Sendable {
    private let addresses: SipgateAddresses
    private let clientID: String
    private let clientSecret: String
    private let redirectAddress: String
    private let transport: any Transport
    private let clock: Clock

    /// Sets up the login.
    ///
    /// - Parameters:
    ///   - addresses: Where the login is, and its realm.
    ///   - clientID: The id of the OAuth2 client.
    ///   - clientSecret: The secret of the OAuth2 client.
    ///   - redirectAddress: Where the browser returns to; registered with the client, character by character.
    ///   - transport: What carries the requests.
    ///   - clock: Our own clock, from which the ends of tokens are counted.
    public init(
        addresses: SipgateAddresses = SipgateAddresses(),
        clientID: String,
        clientSecret: String,
        redirectAddress: String,
        transport: any Transport,
        clock: @escaping Clock = SipgateClient.wallClock
    ) {
        self.addresses = addresses
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectAddress = redirectAddress
        self.transport = transport
        self.clock = clock
    }

    /// Begins a login; nothing is sent yet.
    ///
    /// - Parameter scopes: What is asked for; see ``Scope``.
    /// - Returns: Where to send the browser, and what is needed when it comes back.
    public func begin(scopes: [String]) -> LoginAttempt {
        let state = RandomText.urlSafe()
        let verifier = RandomText.urlSafe()
        let address = addresses.authorise.asking([
            ("response_type", "code"),
            ("client_id", clientID),
            ("redirect_uri", redirectAddress),
            ("scope", scopes.joined(separator: " ")),
            ("state", state),
            ("code_challenge", Self.challenge(verifier)),
            ("code_challenge_method", "S256"),
        ])
        return LoginAttempt(address: address, state: state, verifier: verifier, scopes: scopes)
    }

    /// Finishes a login with what the browser brought back.
    ///
    /// - Parameters:
    ///   - query: The query of the address that the browser asked for, as it came.
    ///   - attempt: The login that was begun for this browser.
    /// - Throws: ``OAuthError``, or `CancellationError`.
    public func finish(callback query: String, attempt: LoginAttempt) async throws -> TokenPair {
        let fields = Dictionary(Form.decoded(query).map { ($0.name, $0.value) }) { first, _ in first }
        // Before anything else is believed: an answer of unknown origin may say what it likes.
        guard fields["state"] == attempt.state else { throw OAuthError.stateMismatch }
        let secrets = [attempt.state, attempt.verifier, clientSecret]
        if let error = OAuthError(callback: fields, secrets: secrets) { throw error }
        guard let code = fields["code"], !code.isEmpty else { throw OAuthError.missingCode }
        return try await trade(
            [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectAddress),
                ("code_verifier", attempt.verifier),
            ],
            secrets: secrets + [code]
        )
    }

    /// Trades a refresh token for the next pair, which ends the old one.
    ///
    /// Sent once only: whether a request without an answer was carried out cannot be known.
    ///
    /// - Throws: ``OAuthError``, or `CancellationError`.
    public func refresh(_ refreshToken: String) async throws -> TokenPair {
        try await trade(
            [("grant_type", "refresh_token"), ("refresh_token", refreshToken)],
            secrets: [refreshToken, clientSecret]
        )
    }

    private func trade(_ fields: [Form.Field], secrets: [String]) async throws -> TokenPair {
        let body = Form.encoded(fields + [("client_id", clientID), ("client_secret", clientSecret)])
        let request = Exchange.Request(
            method: .post,
            url: addresses.token,
            headers: ["Content-Type": Form.contentType, "Accept": "application/json"],
            body: Data(body.utf8)
        )
        // Before the request, so that a slow answer makes tokens end too early rather than too late.
        let asked = clock()
        let response: Exchange.Response
        do {
            response = try await transport.send(request)
        } catch let error as SipgateError {
            throw OAuthError.temporary(error)
        }
        let retryAfter = response.retryAfter(now: clock())
        if let error = OAuthError(response, secrets: secrets, retryAfter: retryAfter) { throw error }
        do {
            return try Answer.decoded(TokenAnswer.self, response.body, what: "the login").pair(now: asked)
        } catch let SipgateError.unreadable(_, reason) {
            throw OAuthError.unreadable(reason: reason)
        }
    }

    private static func challenge(_ verifier: String) -> String {
        Base64URL.text(Digest.sha256(verifier.utf8))
    }
}

extension OAuthLogin: Discreet {
    /// The client's id, without its secret.
    public var description: String { "OAuth2 login of the client \(clientID)" }
}
