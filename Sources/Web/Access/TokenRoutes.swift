import Access
import HTTPTypes
import Hummingbird
import Logging
import Statistics

/// The programs and screens that may read without a login, as administrators manage them.
struct TokenRoutes: Sendable {
    let site: Site

    private var tokens: Tokens { site.account.tokens }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/tokens", for: \.canManageUsers) { request, _ in
            try Response.json(try await list())
        }
        router.post("/api/v1/tokens", for: \.canManageUsers) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let wanted = try await request.decoded(Wanted.self, like: #"{"name": "…", "role": "kiosk"}"#)
                let (token, text) = try await tokens.create(wanted.name, try Role(named: wanted.role, request))
                context.logger.notice("a token was made", metadata: ["token": "\(token.id)", "by": "\(writer)"])
                return try Response.json(Made(token, text, link: link(token, text))).with(.created)
            }
        }
        router.delete("/api/v1/tokens/:id", for: \.canManageUsers) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let id = context.parameters.get("id") ?? ""
                try await tokens.remove(id)
                context.logger.notice("a token was removed", metadata: ["token": "\(id)", "by": "\(writer)"])
                return try Response.json(try await list())
            }
        }
    }

    private func list() async throws -> List {
        List(tokens: try await tokens.all().map(Entry.init))
    }

    /// The address that a screen on a wall is started with; nil for programs.
    ///
    /// Relative where no address is set at which others reach this service.
    private func link(_ token: Token, _ text: String) -> String? {
        guard token.role == .kiosk else { return nil }
        let base = site.account.baseAddress
        let isReachable = !base.isEmpty && !base.hasPrefix("http://localhost")
        return (isReachable ? base + "/" : "") + "live?key=\(text)"
    }
}

// What is sent, and what is answered.
extension TokenRoutes {
    private struct Wanted: Decodable {
        var name: String
        var role: String
    }

    private struct List: Encodable {
        var tokens: [Entry]
    }

    private struct Entry: Encodable {
        var id: String
        var name: String
        var role: String
        var createdAt: String
        var lastUsedAt: String?

        init(_ token: Token) {
            id = token.id
            name = token.name
            role = token.role.rawValue
            createdAt = RFC3339.text(token.createdAt)
            lastUsedAt = token.lastUsedAt.map { RFC3339.text($0) }
        }
    }

    /// A new token; its text is shown this once.
    private struct Made: Encodable {
        var id: String
        var name: String
        var role: String
        var token: String
        var link: String?

        init(_ token: Token, _ text: String, link: String?) {
            id = token.id
            name = token.name
            role = token.role.rawValue
            self.token = text
            self.link = link
        }
    }
}
