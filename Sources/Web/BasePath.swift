import HTTPTypes
import Hummingbird

/// The path under which a proxy shows the service to browsers, as in `https://example.com/phone/`.
///
/// Pages name everything by relative addresses, so a proxy may take the path away or leave it; here it is taken away
/// where it was left.
struct BasePath: Sendable {
    /// Begins with a slash and does not end with one; empty where the service has a name of its own.
    let text: String

    /// Takes the path of the address at which browsers reach the service.
    init(of address: String) {
        let rest = address.components(after: "://")
        let path = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
        text = String(path.reversed().drop { $0 == "/" }.reversed())
    }

    /// Takes a path as it is.
    init(path: String) {
        text = path
    }

    /// The path for a cookie that goes along with every request for what is below.
    func cookiePath(_ below: String = "/") -> String { text + below }

    /// What is left of a request's target; nil when nothing is to be taken away.
    func shortened(_ target: String) -> String? {
        guard !text.isEmpty, target.hasPrefix(text) else { return nil }
        let rest = target.dropFirst(text.count)
        if rest.hasPrefix("/") { return String(rest) }
        return rest.hasPrefix("?") ? "/" + rest : nil
    }
}

extension String {
    fileprivate func components(after mark: String) -> Substring {
        firstRange(of: mark).map { self[$0.upperBound...] } ?? self[...]
    }
}

/// Answers a request as if it had come without the base path.
struct WithoutBasePath<Inner: HTTPResponder>: HTTPResponder {
    let base: BasePath
    let inner: Inner

    func respond(to request: Request, context: Inner.Context) async throws -> Response {
        guard let path = request.head.path else { return try await inner.respond(to: request, context: context) }
        // Without the slash at the end, the relative addresses of the page would lead beside it.
        if path == base.text, !base.text.isEmpty, request.method == .get { return .seeOther(base.text + "/") }
        guard let target = path == base.text ? "/" : base.shortened(path), target != path else {
            return try await inner.respond(to: request, context: context)
        }
        var head = request.head
        head.path = target
        return try await inner.respond(to: Request(head: head, body: request.body), context: context)
    }
}
