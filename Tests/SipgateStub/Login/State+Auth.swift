import Foundation
import Secrets

extension State {
    /// An answer of the login.
    mutating func auth(_ question: Question) -> Answer {
        let parts = question.segments
        guard parts.count == 6, parts[1] == "realms", parts[3] == "protocol", parts[4] == "openid-connect" else {
            return .json(["error": "HTTP 404 Not Found"], status: 404)
        }
        guard parts[2] == SipgateStub.realm else { return .json(["error": "Realm does not exist"], status: 404) }
        switch (question.method, parts[5]) {
        case ("GET", "auth"): return loginPage(question)
        case ("POST", "auth"): return decide(question)
        case ("POST", "token"): return token(question)
        default: return .json(["error": "HTTP 405 Method Not Allowed"], status: 405)
        }
    }

    /// The page on which a user lets a program in.
    private func loginPage(_ question: Question) -> Answer {
        switch authorization(question) {
        case .refused(let answer): answer
        case .granted(let request): .html(ConsentPage(request, question: question, account: account).html)
        }
    }

    /// What the user said on the page.
    private mutating func decide(_ question: Question) -> Answer {
        switch authorization(question) {
        case .refused(let answer): return answer
        case .granted(let request):
            guard question.form?["decision"] == "allow" else {
                return request.callback([("error", "access_denied")])
            }
            let (code, session) = login.code(for: request, now: now)
            return request.callback([("session_state", session), ("code", code)])
        }
    }

    private enum Authorization {
        case granted(AuthorizationRequest)
        case refused(Answer)
    }

    /// Nobody is sent to an address that is not registered, not even with an error.
    private func authorization(_ question: Question) -> Authorization {
        let asked = question.parameters
        guard let client = account.clients.first(where: { $0.id == asked["client_id"] }) else {
            return .refused(.html(ConsentPage.error("Client not found"), status: 400))
        }
        guard let address = asked["redirect_uri"], client.redirectURIs.contains(address) else {
            return .refused(.html(ConsentPage.error("Invalid parameter: redirect_uri"), status: 400))
        }
        let request = AuthorizationRequest(
            clientID: client.id,
            clientName: client.name,
            redirectURI: address,
            scopes: (asked["scope"] ?? "").split(separator: " ").map(String.init),
            state: asked["state"],
            challenge: asked["code_challenge"]
        )
        guard asked["response_type"] == "code" else {
            return .refused(request.callback([("error", "unsupported_response_type")]))
        }
        guard request.challenge == nil || asked["code_challenge_method"] == "S256" else {
            let reason = "Invalid parameter: code_challenge_method"
            return .refused(request.callback([("error", "invalid_request"), ("error_description", reason)]))
        }
        guard request.scopes.allSatisfy(Self.knownScopes.contains) else {
            return .refused(request.callback([("error", "invalid_scope")]))
        }
        return .granted(request)
    }

    /// What may be asked for: what opens something here, and what opens what the stub does not play.
    private static let knownScopes = Route.scopes.union([
        "openid", "profile", "email", "offline_access", "all", "groups:users:read", "history:write", "numbers:write",
        "devices:read", "rtcm:read", "channels:read", "events:read", "phonelines:sipgateio:read",
    ])
}

/// What a program wants a user to allow.
struct AuthorizationRequest {
    var clientID: String
    var clientName: String
    var redirectURI: String
    var scopes: [String]
    var state: String?
    /// The S256 challenge of PKCE.
    var challenge: String?

    /// Sends the browser back to the program.
    func callback(_ parameters: [(String, String)]) -> Answer {
        let all = (state.map { [("state", $0)] } ?? []) + parameters
        let query = all.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
        return .redirect(to: "\(redirectURI)\(redirectURI.contains("?") ? "&" : "?")\(query)")
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}
