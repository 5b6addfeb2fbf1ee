import Access
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import PushAPI
import Secrets
import Statistics

/// Logging in to the dashboard and out of it.
struct SessionRoutes: Sendable {
    let site: Site
    let gate: Gate

    private static var largestBody: Int { 8_192 }

    /// Adds the routes that are open to all.
    func addOpen(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/session") { request, _ in try await whoIs(request) }
        router.post("/api/v1/session") { request, context in try await logIn(request, context) }
    }

    /// Adds the routes of those who are logged in.
    func add(to router: some RouterMethods<Visitor>) {
        router.delete("/api/v1/session", for: \.canSeeBoard) { request, context in
            guard case .session(let session) = try context.identity.proof else {
                throw Problem.notLoggedIn(Language(of: request))
            }
            try await site.account.logins.logOut(session.token)
            return try Response.json(Answer(nil)).setting(cookie("", age: 0, request))
        }
    }

    private func whoIs(_ request: Request) async throws -> Response {
        let identity = try await gate.identity(of: request)
        switch identity?.proof {
        case .session(let session):
            // Use has prolonged it, and the browser must keep it as long.
            return try Response.json(Answer(identity)).setting(cookie(for: session, request))
        case .guest(nil):
            let token = RandomText.urlSafe()
            return try Response.json(Answer(gate.guest(token)))
                .setting(site.cookie(Cookie.guest, token, age: 30 * 86_400, for: request))
        case .guest, .token, nil:
            return try Response.json(Answer(identity))
        }
    }

    private func logIn(_ request: Request, _ context: Visitor) async throws -> Response {
        let language = Language(of: request)
        // A form of another page cannot send this type without being asked about it first.
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw Problem(status: .unsupportedMediaType, detail: "Send the name and the password as application/json.")
        }
        let body = try await request.body.collect(upTo: Self.largestBody)
        guard let wanted = try? JSONDecoder().decode(Wanted.self, from: Data(body.readableBytesView)) else {
            throw Problem(status: .badRequest, detail: #"Send {"name": "…", "password": "…"}."#)
        }
        do {
            let session = try await site.account.logins.logIn(
                name: wanted.name,
                password: wanted.password,
                from: request.address(seenBy: context, behind: site.trustedProxies)
            )
            return try Response.json(Answer(Identity(session))).setting(cookie(for: session, request))
        } catch let error as AccessError {
            context.logger.notice("a login was refused", metadata: ["reason": "\(error)"])
            throw Problem(error, at: site.clock(), language)
        }
    }

    private func cookie(for session: Session, _ request: Request) -> Cookie {
        cookie(session.token, age: max(0, (session.expiresAt - site.clock()) / 1_000), request)
    }

    private func cookie(_ value: String, age: Int64, _ request: Request) -> Cookie {
        site.cookie(Cookie.session, value, age: age, for: request)
    }

    private struct Wanted: Decodable {
        var name: String
        var password: String
    }

    private struct Answer: Encodable {
        struct Person: Encodable {
            var name: String
            var role: String
        }

        var user: Person?
        var guest: Bool
        var formToken: String?
        var rights: [String]

        init(_ identity: Identity?) {
            guest = identity?.isGuest ?? false
            user = guest ? nil : identity.map { Person(name: $0.user, role: $0.role.rawValue) }
            formToken = identity?.formToken
            rights = identity?.rightNames ?? []
        }
    }
}

extension Problem {
    /// A refused login, in the reader's language.
    fileprivate init(_ error: AccessError, at now: Instant, _ language: Language) {
        switch error {
        case .tooManyAttempts(let until):
            let seconds = max(1, (until - now + 999) / 1_000)
            let detail = Localized(
                de: "Zu viele Fehlversuche. Bitte in \(seconds) Sekunden noch einmal versuchen.",
                en: "Too many failed attempts. Try again in \(seconds) seconds."
            )
            self.init(status: .tooManyRequests, detail: detail[language], headers: [.retryAfter: "\(seconds)"])
        default:
            let detail = Localized(
                de: "Name oder Passwort ist falsch. Ein Administrator kann ein neues Passwort setzen.",
                en: "\(error)"
            )
            self.init(status: .unauthorized, detail: detail[language])
        }
    }
}

extension Response {
    /// An answer that is nobody's to keep.
    static func json(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .noStore("application/json", ByteBuffer(bytes: try encoder.encode(value)))
    }

    /// The answer with something for the browser to keep.
    func setting(_ cookie: Cookie) -> Response {
        var response = self
        response.headers.append(HTTPField(name: .setCookie, value: cookie.text))
        return response
    }
}
