import Access
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import PushAPI
import Statistics

/// Logging in to the dashboard and out of it.
struct SessionRoutes: Sendable {
    let site: Site
    let gate: Gate

    private static var largestBody: Int { 8_192 }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/session") { request, _ in
            guard let session = try await gate.session(of: request) else { return try Response.json(Answer(nil)) }
            // Use has prolonged it, and the browser must keep it as long.
            return try Response.json(Answer(session)).setting(cookie(for: session, request))
        }
        router.post("/api/v1/session") { request, context in try await logIn(request, context) }
        router.delete("/api/v1/session") { request, _ in
            let session = try await gate.writer(request, \.canSeeBoard)
            try await site.account.logins.logOut(session.token)
            return try Response.json(Answer(nil)).setting(cookie("", age: 0, request))
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
                from: request.address(seenBy: context)
            )
            return try Response.json(Answer(session)).setting(cookie(for: session, request))
        } catch let error as AccessError {
            context.logger.notice("a login was refused", metadata: ["reason": "\(error)"])
            throw Problem(error, at: site.clock(), language)
        }
    }

    private func cookie(for session: Session, _ request: Request) -> Cookie {
        cookie(session.token, age: max(0, (session.expiresAt - site.clock()) / 1_000), request)
    }

    private func cookie(_ value: String, age: Int64, _ request: Request) -> Cookie {
        let base = site.account.baseAddress
        return Cookie(
            name: Cookie.session,
            value: value,
            path: BasePath(of: base).cookiePath(),
            age: age,
            isSecure: request.isEncrypted(base)
        )
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
        var formToken: String?
        var rights: [String]

        init(_ session: Session?) {
            user = session.map { Person(name: $0.user, role: $0.role.rawValue) }
            formToken = session?.formToken
            rights = session.map { $0.role.rightNames } ?? []
        }
    }
}

extension Role {
    /// The rights by the names that pages know.
    fileprivate var rightNames: [String] {
        let rights: [(String, Bool)] = [
            ("seeBoard", canSeeBoard), ("seeStatistics", canSeeStatistics), ("seeNumbers", canSeeNumbers),
            ("exportCalls", canExportCalls), ("connectAccount", canConnectAccount),
            ("importHistory", canImportHistory), ("manageUsers", canManageUsers),
        ]
        return rights.filter(\.1).map(\.0)
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
