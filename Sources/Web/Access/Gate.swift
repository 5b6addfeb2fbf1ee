import Access
import HTTPTypes
import Hummingbird
import PushAPI
import Statistics

/// Knows who sent a request.
struct Gate: Sendable {
    let site: Site

    /// Who sent a request; nil when nobody is known to have.
    ///
    /// A token in the header decides alone. In a browser a session counts before a screen's cookie, and both before
    /// the welcome that a site has for guests.
    ///
    /// - Throws: `StoreError`.
    func identity(of request: Request) async throws -> Identity? {
        if let token = request.bearerToken { return try await holder(of: token) }
        if let token = request.cookie(Cookie.session), let session = try await site.account.logins.session(for: token) {
            return Identity(session)
        }
        if let token = request.cookie(Cookie.kiosk), let screen = try await screen(token) { return screen }
        return guest(request.cookie(Cookie.guest))
    }

    /// Who reads.
    ///
    /// - Throws: `Problem` 401 or 403, `StoreError`.
    func reader(_ request: Request, _ right: Right) async throws -> Identity {
        let language = Language(of: request)
        guard let identity = try await identity(of: request) else { throw Problem.notLoggedIn(language) }
        try identity.require(right, language)
        return identity
    }

    /// Who changes something, from a page of this service.
    ///
    /// - Throws: `Problem` 401 or 403, `StoreError`.
    func writer(_ request: Request, _ right: Right) async throws -> Identity {
        let identity = try await reader(request, right)
        try identity.requireForm(request.headers[.formToken], Language(of: request))
        return identity
    }

    /// The screen on a wall that a token was made for; nil when it was made for something else, or never.
    ///
    /// A screen shows its token in its address, so that no other token may stand there.
    ///
    /// - Throws: `StoreError`.
    func screen(_ token: String) async throws -> Identity? {
        guard let holder = try await holder(of: token), holder.role == .kiosk else { return nil }
        return holder
    }

    private func holder(of token: String) async throws -> Identity? {
        let holder = try await site.account.tokens.bearer(of: token)
        return holder.map { Identity(user: $0.name, role: $0.role, proof: .token) }
    }

    /// A guest, whose forms are known by what the browser keeps; nil where a site has no welcome for guests.
    func guest(_ token: String?) -> Identity? {
        guard let role = site.guest else { return nil }
        let name = "guest"
        let session = token.flatMap { $0.isEmpty ? nil : Session.guest(name, role, token: $0) }
        return Identity(user: name, role: role, proof: .guest(session))
    }
}

extension Identity {
    /// Somebody who is logged in.
    init(_ session: Session) {
        self.init(user: session.user, role: session.role, proof: .session(session))
    }
}

extension Request {
    /// The token of `Authorization: Bearer …`; nil where another kind of header, or none, was sent.
    fileprivate var bearerToken: String? {
        guard let text = headers[.authorization], text.lowercased().hasPrefix("bearer ") else { return nil }
        return String(text.dropFirst("bearer ".count).drop { $0 == " " })
    }
}

extension HTTPField.Name {
    // Each is a constant token, which is what the initialiser checks; where it were not, the header would be missing.
    static var formToken: Self { Self("X-Form-Token") ?? .authorization }
    static var xForwardedFor: Self { Self("X-Forwarded-For") ?? .authorization }
    static var xForwardedProto: Self { Self("X-Forwarded-Proto") ?? .authorization }
}
