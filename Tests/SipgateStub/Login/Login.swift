import Foundation
import Secrets

/// The sessions of the login, and the tokens and codes that belong to them.
struct Login {
    /// How long an authorisation code waits to be redeemed, in seconds.
    private static let codeLife: TimeInterval = 60

    /// In seconds.
    var accessLife = 300
    /// In seconds; 30 days.
    var refreshLife = 2_592_000

    private var sessions: [String: Session] = [:]
    private var accesses: [String: (session: String, expires: Date)] = [:]
    /// Refresh tokens stay here when they are spent, so that a second use is noticed.
    private var refreshes: [String: (session: String, expires: Date)] = [:]
    private var codes: [String: Code] = [:]

    private struct Session {
        var clientID: String
        var scopes: [String]
        /// The only refresh token that is still good.
        var refresh: String
    }

    private struct Code {
        var request: AuthorizationRequest
        var session: String
        var expires: Date
        var isSpent = false
    }

    /// Everything that a login hands out at once.
    struct Pair {
        var access: String
        var refresh: String
        var identity: String
        var session: String
    }

    /// Why there are no tokens.
    struct Refusal: Error {
        var status = 400
        var error = "invalid_grant"
        var reason: String
    }

    /// What an access token allows; nil when it is worth nothing.
    func scopes(of access: String, now: Date) -> [String]? {
        guard let token = accesses[access], token.expires > now else { return nil }
        return sessions[token.session]?.scopes
    }

    mutating func revokeAll() {
        sessions = [:]
    }

    /// Starts a session, or goes on with one.
    mutating func issue(
        clientID: String,
        scopes: [String],
        account: StubAccount,
        now: Date,
        session: String = UUID().uuidString.lowercased()
    ) -> Pair {
        func token(_ type: Claims.Kind, life: Int) -> String {
            Claims(type, clientID: clientID, scopes: scopes, session: session, account: account, life: life, now: now)
                .token
        }
        let pair = Pair(
            access: token(.access, life: accessLife),
            refresh: token(.refresh, life: refreshLife),
            identity: token(.identity, life: accessLife),
            session: session
        )
        accesses[pair.access] = (session, now.addingTimeInterval(TimeInterval(accessLife)))
        refreshes[pair.refresh] = (session, now.addingTimeInterval(TimeInterval(refreshLife)))
        sessions[session] = Session(clientID: clientID, scopes: scopes, refresh: pair.refresh)
        return pair
    }

    /// Spends a refresh token; a token that was spent before ends the whole session, since it may have been stolen.
    mutating func refresh(_ token: String, clientID: String, account: StubAccount, now: Date) throws(Refusal) -> Pair {
        guard let known = refreshes[token] else { throw Refusal(reason: "Invalid refresh token") }
        guard let session = sessions[known.session] else { throw Refusal(reason: "Session not active") }
        guard session.clientID == clientID else { throw Refusal(reason: "Invalid refresh token") }
        guard session.refresh == token else {
            sessions[known.session] = nil
            throw Refusal(reason: "Maximum allowed refresh token reuse exceeded")
        }
        guard known.expires > now else { throw Refusal(reason: "Token is not active") }
        return issue(clientID: clientID, scopes: session.scopes, account: account, now: now, session: known.session)
    }

    /// A code for a program that a user has just let in.
    mutating func code(for request: AuthorizationRequest, now: Date) -> (code: String, session: String) {
        let session = UUID().uuidString.lowercased()
        let code = "\(RandomText.urlSafe(bytes: 24)).\(session).\(UUID().uuidString.lowercased())"
        codes[code] = Code(request: request, session: session, expires: now.addingTimeInterval(Self.codeLife))
        return (code, session)
    }

    /// Spends a code; one that was spent before ends the session that it began.
    mutating func redeem(
        _ code: String,
        clientID: String,
        redirectURI: String?,
        verifier: String?,
        account: StubAccount,
        now: Date
    ) throws(Refusal) -> Pair {
        guard let known = codes[code], known.request.clientID == clientID else {
            throw Refusal(reason: "Code not valid")
        }
        guard !known.isSpent else {
            sessions[known.session] = nil
            throw Refusal(reason: "Code not valid")
        }
        codes[code]?.isSpent = true
        guard known.expires > now else { throw Refusal(reason: "Code not valid") }
        guard known.request.redirectURI == redirectURI else { throw Refusal(reason: "Incorrect redirect_uri") }
        if let challenge = known.request.challenge {
            guard let verifier else { throw Refusal(reason: "PKCE code verifier not specified") }
            guard challenge == Base64URL.text(Digest.sha256(verifier.utf8)) else {
                throw Refusal(reason: "PKCE verification failed")
            }
        }
        return issue(
            clientID: clientID,
            scopes: known.request.scopes,
            account: account,
            now: now,
            session: known.session
        )
    }
}
