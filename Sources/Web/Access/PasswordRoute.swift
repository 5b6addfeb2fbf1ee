import Access
import Hummingbird
import PushAPI

/// Changing one's own password.
struct PasswordRoute: Sendable {
    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.post("/api/v1/session/password", for: \.canSeeBoard) { request, context in
            let writer = try context.identity.user
            return try await request.explaining(at: site.clock()) {
                let wanted = try await request.decoded(Wanted.self, like: #"{"current": "…", "new": "…"}"#)
                let session = try await site.account.logins.changePassword(
                    of: writer,
                    from: wanted.current,
                    to: wanted.new,
                    address: request.address(seenBy: context, behind: site.trustedProxies)
                )
                return try Response.json(Answer(formToken: session.formToken)).setting(cookie(session, request))
            }
        }
    }

    private func cookie(_ session: Session, _ request: Request) -> Cookie {
        let age = max(0, (session.expiresAt - site.clock()) / 1_000)
        return site.cookie(Cookie.session, session.token, age: age, for: request)
    }

    private struct Wanted: Decodable {
        var current: String
        var new: String
    }

    /// The old session has ended with all others; the browser goes on with a new one.
    private struct Answer: Encodable {
        var formToken: String
    }
}
