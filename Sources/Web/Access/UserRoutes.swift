import Access
import HTTPTypes
import Hummingbird
import Logging
import Secrets
import Statistics

/// Who may log in, as administrators see and change it.
struct UserRoutes: Sendable {
    let site: Site

    private var users: Users { site.account.users }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/users", for: \.canManageUsers) { request, context in
            let reader = try context.identity.user
            return try Response.json(try await list(for: reader))
        }
        router.post("/api/v1/users", for: \.canManageUsers) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let answer = try await add(request)
                context.logger.notice("a user was added", metadata: ["user": "\(answer.name)", "by": "\(writer)"])
                return try Response.json(answer).with(.created)
            }
        }
        router.patch("/api/v1/users", for: \.canManageUsers) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let answer = try await change(request)
                context.logger.notice(
                    "a user was changed",
                    metadata: ["user": "\(answer.name)", "by": "\(writer)"]
                )
                return try Response.json(answer)
            }
        }
        router.delete("/api/v1/users", for: \.canManageUsers) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let name = request.uri.queryParameters["name"].map(String.init) ?? ""
                try await users.remove(name)
                context.logger.notice("a user was removed", metadata: ["user": "\(name)", "by": "\(writer)"])
                return try Response.json(try await list(for: writer))
            }
        }
        router.post("/api/v1/users/log-out", for: \.canManageUsers) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let wanted = try await request.decoded(Named.self, like: #"{"name": "…"}"#)
                try await site.account.logins.logOutEverywhere(wanted.name)
                return try Response.json(try await list(for: writer))
            }
        }
    }

    private func list(for reader: String) async throws -> List {
        List(users: try await users.all().map { Entry($0, isYou: $0.name == reader) })
    }

    private func add(_ request: Request) async throws -> Added {
        let wanted = try await request.decoded(NewUser.self, like: #"{"name": "…", "role": "viewer"}"#)
        let role = try Role(named: wanted.role, request)
        let made = wanted.password == nil ? RandomText.password() : nil
        let user = try await users.add(
            wanted.name,
            role,
            password: made ?? wanted.password ?? "",
            mayReveal: wanted.mayReveal ?? false
        )
        return Added(user, password: made)
    }

    private func change(_ request: Request) async throws -> Added {
        let wanted = try await request.decoded(Change.self, like: #"{"name": "…", "role": "lead"}"#)
        let made = wanted.password == "new" ? RandomText.password() : nil
        let user = try await users.change(
            wanted.name,
            role: try wanted.role.map { try Role(named: $0, request) },
            password: made ?? wanted.password,
            mayReveal: wanted.mayReveal
        )
        return Added(user, password: made)
    }
}

// What is sent, and what is answered.
extension UserRoutes {
    private struct Named: Decodable {
        var name: String
    }

    private struct NewUser: Decodable {
        var name: String
        var role: String
        var password: String?
        var mayReveal: Bool?
    }

    private struct Change: Decodable {
        var name: String
        var role: String?
        /// A text, or `new` for one that is made up.
        var password: String?
        var mayReveal: Bool?
    }

    private struct List: Encodable {
        var users: [Entry]
    }

    private struct Entry: Encodable {
        var name: String
        var role: String
        var createdAt: String
        var mayReveal: Bool
        var isYou: Bool

        init(_ user: User, isYou: Bool) {
            name = user.name
            role = user.role.rawValue
            createdAt = RFC3339.text(user.createdAt)
            mayReveal = user.mayReveal
            self.isYou = isYou
        }
    }

    private struct Added: Encodable {
        var name: String
        var role: String
        var mayReveal: Bool
        /// Where it was made up; shown this once.
        var password: String?

        init(_ user: User, password: String?) {
            name = user.name
            role = user.role.rawValue
            mayReveal = user.mayReveal
            self.password = password
        }
    }
}

extension Role {
    /// Reads a role from a request.
    ///
    /// - Throws: `Problem` 400.
    init(named name: String, _ request: Request) throws {
        guard let role = Role(rawValue: name) else {
            let names = Role.allCases.map(\.rawValue).joined(separator: ", ")
            let detail = Localized(de: "Die Rolle ist eine von: \(names).", en: "The role is one of: \(names).")
            throw Problem(status: .badRequest, detail: detail[Language(of: request)])
        }
        self = role
    }
}
