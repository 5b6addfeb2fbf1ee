import HTTPTypes
import Hummingbird
import NIOCore
import Statistics

/// Hands requests below `/demo/` to the demo, as if they had come without that.
struct WithDemo<Inner: HTTPResponder<Visitor>>: HTTPResponder {
    private var base: BasePath { BasePath(path: "/demo") }

    let demo: DemoMount?
    let inner: Inner

    func respond(to request: Request, context: Visitor) async throws -> Response {
        guard let demo, let path = request.head.path else {
            return try await inner.respond(to: request, context: context)
        }
        // Without the slash at the end, the relative addresses of the page would lead beside it.
        if path == base.text, request.method == .get { return .seeOther(DemoMount.address) }
        guard let target = base.shortened(path) else {
            return try await inner.respond(to: request, context: context)
        }
        // What posts its simulated calls does not look.
        let isCall = request.method == .post && target == "/"
        guard let site = isCall ? demo.site : demo.look() else { return try ended(request, context) }
        var head = request.head
        head.path = target
        return try await site.responder.respond(to: Request(head: head, body: request.body), context: context)
    }

    /// A page leads back to the real site, everything else is gone.
    private func ended(_ request: Request, _ context: Visitor) throws -> Response {
        let wantsPage = request.headers[.accept]?.contains("text/html") == true
        if request.method == .get, wantsPage { return .seeOther("../") }
        let detail = Localized(
            de: "Die Demo ist beendet. Ein Administrator kann sie auf der Startseite neu starten.",
            en: "The demo has ended. An administrator can start it anew on the first page."
        )
        return try Problem(status: .notFound, detail: detail[Language(of: request)])
            .response(from: request, context: context)
    }
}
