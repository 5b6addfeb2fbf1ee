import Foundation

extension State {
    /// Gives out tokens for a code or a refresh token.
    mutating func token(_ question: Question) -> Answer {
        do {
            return .json(WireTokens(try pair(question), login))
        } catch {
            return .json(["error": error.error, "error_description": error.reason], status: error.status)
        }
    }

    private mutating func pair(_ question: Question) throws(Login.Refusal) -> Login.Pair {
        let form = question.form ?? Form("")
        let clientID = try client(question, form)
        switch form["grant_type"] {
        case "authorization_code":
            return try login.redeem(
                form["code"] ?? "",
                clientID: clientID,
                redirectURI: form["redirect_uri"],
                verifier: form["code_verifier"],
                account: account,
                now: now
            )
        case "refresh_token":
            guard let token = form["refresh_token"] else {
                throw Login.Refusal(error: "invalid_request", reason: "No refresh token")
            }
            return try login.refresh(token, clientID: clientID, account: account, now: now)
        case nil: throw Login.Refusal(error: "invalid_request", reason: "Missing form parameter: grant_type")
        case .some: throw Login.Refusal(error: "unsupported_grant_type", reason: "Unsupported grant_type")
        }
    }

    /// The program that asks, by its secret in the form or as basic authentication.
    private func client(_ question: Question, _ form: Form) throws(Login.Refusal) -> String {
        var (id, secret) = (form["client_id"], form["client_secret"])
        if let field = question.headers["authorization"], field.hasPrefix("Basic "),
            let data = Data(base64Encoded: String(field.dropFirst(6)))
        {
            let pair = String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1)
            // Both halves are written as in a form before they are joined.
            if pair.count == 2 {
                (id, secret) = (pair[0].removingPercentEncoding, pair[1].removingPercentEncoding)
            }
        }
        guard let client = account.clients.first(where: { $0.id == id }) else {
            throw Login.Refusal(status: 401, error: "invalid_client", reason: "Invalid client credentials")
        }
        guard client.secret == secret else {
            throw Login.Refusal(status: 401, error: "unauthorized_client", reason: "Invalid client secret")
        }
        return client.id
    }
}

private struct WireTokens: Encodable {
    var accessToken: String
    var refreshToken: String
    var idToken: String
    var tokenType = "bearer"
    var expiresIn: Int
    var refreshExpiresIn: Int
    var notBeforePolicy = 0
    var sessionState: String

    init(_ pair: Login.Pair, _ login: Login) {
        accessToken = pair.access
        refreshToken = pair.refresh
        idToken = pair.identity
        expiresIn = login.accessLife
        refreshExpiresIn = login.refreshLife
        sessionState = pair.session
    }

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case idToken = "id_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
        case refreshExpiresIn = "refresh_expires_in"
        case notBeforePolicy = "not-before-policy"
        case sessionState = "session_state"
    }
}
