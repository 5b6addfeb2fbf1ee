import Access
import HTTPTypes
import Hummingbird
import Statistics
import Store

/// Lets nobody pass who is not known; every route that is added after it stands behind it.
///
/// Whoever opens a page is led to the login and comes back from there; others are told in an answer.
struct Fence: RouterMiddleware {
    let gate: Gate

    func handle(
        _ request: Request,
        context: Visitor,
        next: (Request, Visitor) async throws -> Response
    ) async throws -> Response {
        if let key = KioskLink.key(in: request) { return try await KioskLink(gate: gate).admit(key, request) }
        var context = context
        do {
            guard let identity = try await gate.identity(of: request) else { return try refuse(request) }
            context.standing = .known(identity)
        } catch let error as StoreError where request.isForPage {
            // Pages hold no data, and say by themselves what they cannot get. A screen on a wall must not be left with
            // an error that nobody is there to reload.
            context.standing = .unverifiable(error)
        }
        return try await next(request, context)
    }

    private func refuse(_ request: Request) throws -> Response {
        guard request.isForPage else { throw Problem.notLoggedIn(Language(of: request)) }
        return .seeOther(PageAddress.login(insteadOf: request))
    }
}

extension Request {
    /// Whether a browser asks for something to look at.
    var isForPage: Bool {
        let data = ["/api/", "/demo/api/", "/readyz", "/metrics"]
        let isData = data.contains { uri.path.hasPrefix($0) }
        return !isData && (method == .get || method == .head)
    }
}
