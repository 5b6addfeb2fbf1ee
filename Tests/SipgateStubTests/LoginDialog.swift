import Foundation
import Secrets
import SipgateStub

/// The login as a program and a browser go through it.
struct LoginDialog {
    static let folder = "/auth/realms/\(SipgateStub.realm)/protocol/openid-connect"

    var visitor: Visitor
    var clientID: String
    var secret: String
    var redirectURI: String
    var scope = "numbers:read groups:read"
    var state = "a state with & and ä"
    /// The secret of PKCE; nil goes without.
    var verifier: String? = RandomText.urlSafe()

    init(_ stub: SipgateStub) {
        visitor = Visitor(stub: stub)
        clientID = stub.client.id
        secret = stub.client.secret
        redirectURI = stub.client.redirectURIs[0]
    }

    /// The address to which a program sends the browser.
    var page: String {
        var query = "response_type=code&client_id=\(clientID.escaped)&redirect_uri=\(redirectURI.escaped)"
        query += "&scope=\(scope.escaped)&state=\(state.escaped)"
        if let verifier {
            let challenge = Base64URL.text(Digest.sha256(verifier.utf8))
            query += "&code_challenge=\(challenge)&code_challenge_method=S256"
        }
        return "\(Self.folder)/auth?\(query)"
    }

    /// Presses a button of the page.
    func press(_ decision: String) async throws -> Reply {
        try await visitor.post(form: ["decision": decision], to: page)
    }

    /// The code that comes back when the user agrees.
    func code() async throws -> String {
        let address = URLComponents(string: try await press("allow").header("Location") ?? "")
        guard let code = address?.queryItems?.first(where: { $0.name == "code" })?.value else { throw NoCode() }
        return code
    }

    func redeem(
        _ code: String,
        verifier: String? = nil,
        redirectURI: String? = nil,
        secret: String? = nil
    )
        async throws -> Reply
    {
        try await visitor.post(
            form: [
                "grant_type": "authorization_code", "client_id": clientID, "client_secret": secret ?? self.secret,
                "code": code, "redirect_uri": redirectURI ?? self.redirectURI,
                "code_verifier": verifier ?? self.verifier ?? "",
            ],
            to: "\(Self.folder)/token"
        )
    }

    func refresh(_ token: String, clientID: String? = nil) async throws -> Reply {
        try await visitor.post(
            form: [
                "grant_type": "refresh_token", "client_id": clientID ?? self.clientID, "client_secret": secret,
                "refresh_token": token,
            ],
            to: "\(Self.folder)/token"
        )
    }
}

/// The stub sent no code back.
struct NoCode: Error {}

/// The answer of the token endpoint.
struct Tokens: Decodable {
    var access_token: String
    var refresh_token: String
    var expires_in: Int
    var refresh_expires_in: Int
}

/// Why the token endpoint gave none.
struct TokenProblem: Decodable, Equatable {
    var error: String
    var error_description: String
}
