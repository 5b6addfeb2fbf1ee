import Access
import HTTPTypes
import Hummingbird
import Statistics

/// Knows who sent a request, and lets nobody else in.
struct Gate: Sendable {
    let site: Site

    /// The session that a request belongs to; nil when nobody is logged in.
    ///
    /// - Throws: `StoreError`.
    func session(of request: Request) async throws -> Session? {
        guard let token = request.cookie(Cookie.session) else { return nil }
        return try await site.account.logins.session(for: token)
    }

    /// The session of a request that reads.
    ///
    /// - Throws: `Problem` 401 or 403, `StoreError`.
    func reader(_ request: Request, _ right: KeyPath<Role, Bool>) async throws -> Session {
        guard let session = try await session(of: request) else { throw Problem.notLoggedIn(Language(of: request)) }
        guard session.role[keyPath: right] else { throw Problem.notAllowed(Language(of: request)) }
        return session
    }

    /// The session of a request that changes something: its own pages prove that they sent it.
    ///
    /// - Throws: `Problem` 401 or 403, `StoreError`.
    func writer(_ request: Request, _ right: KeyPath<Role, Bool>) async throws -> Session {
        let session = try await reader(request, right)
        guard let token = request.headers[.formToken], session.isFormToken(token) else {
            throw Problem.foreignForm(Language(of: request))
        }
        return session
    }
}

extension HTTPField.Name {
    // Each is a constant token, which is what the initialiser checks; where it were not, the header would be missing.
    static var formToken: Self { Self("X-Form-Token") ?? .authorization }
    static var xForwardedFor: Self { Self("X-Forwarded-For") ?? .authorization }
    static var xForwardedProto: Self { Self("X-Forwarded-Proto") ?? .authorization }
}

extension Problem {
    static func notLoggedIn(_ language: Language) -> Problem {
        let detail = Localized(de: "Bitte zuerst anmelden: /login", en: "Log in first: /login")
        return Problem(status: .unauthorized, detail: detail[language])
    }

    static func notAllowed(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Dafür fehlt das Recht. Ein Administrator darf das.",
            en: "This is not allowed for you. An administrator may do it."
        )
        return Problem(status: .forbidden, detail: detail[language])
    }

    static func foreignForm(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Die Anfrage kam nicht von einer Seite dieses Dienstes oder die Anmeldung ist erneuert worden. "
                + "Bitte die Seite neu laden.",
            en: "The request did not come from a page of this service, or the login is a new one. Reload the page."
        )
        return Problem(status: .forbidden, detail: detail[language])
    }
}
