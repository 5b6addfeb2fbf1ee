import Access
import HTTPTypes
import Hummingbird
import Statistics

/// Hands requests below `/demo/` to the demo, as if they had come without that.
///
/// The demo welcomes everybody as a guest; who gets that far is decided by the real site.
struct DemoPages: Sendable {
    private static let base = BasePath(path: "/demo")

    let demo: DemoMount

    /// The webhook for its simulated calls, which has its own key.
    func addOpen(to router: some RouterMethods<Visitor>) {
        // What posts its calls does not look.
        router.post("/demo") { request, context in try await handOver(request, context, to: demo.site) }
    }

    /// Everything else.
    func add(to router: some RouterMethods<Visitor>) {
        router.get("/demo") { request, context in
            // Without the slash at the end, the relative addresses of the page would lead beside it.
            guard request.head.path != Self.base.text else { return Response.seeOther(DemoMount.address) }
            return try await look(request, context)
        }
        for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
            router.on("/demo/**", method: method, use: look)
        }
    }

    private func look(_ request: Request, _ context: Visitor) async throws -> Response {
        try context.identity.require(\.canSeeStatistics, Language(of: request))
        return try await handOver(request, context, to: demo.look())
    }

    private func handOver(_ request: Request, _ context: Visitor, to site: MountedSite?) async throws -> Response {
        guard let site, let target = request.head.path.flatMap(Self.base.shortened) else { return try ended(request) }
        var head = request.head
        head.path = target
        // A token of the real site is unknown in the demo.
        head.headerFields[.authorization] = nil
        return try await site.responder.respond(to: Request(head: head, body: request.body), context: context)
    }

    /// A page leads back to the real site, everything else is gone.
    private func ended(_ request: Request) throws -> Response {
        let wantsPage = request.headers[.accept]?.contains("text/html") == true
        if request.method == .get, wantsPage { return .seeOther("../") }
        let detail = Localized(
            de: "Die Demo ist beendet. Ein Administrator kann sie auf der Startseite neu starten.",
            en: "The demo has ended. An administrator can start it anew on the first page."
        )
        throw Problem(status: .notFound, detail: detail[Language(of: request)])
    }
}
