import Access
import Account
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import PushAPI
import Secrets
import SipgateAPI

/// Connecting the account: `GET /auth` leads to sipgate's login, which leads back to `GET /auth-code`.
///
/// Only an administrator's browser can do either, and only the one that began: what the login is checked against is
/// sealed in a cookie of its own. So nobody can attach a foreign account.
struct ConnectRoutes: Sendable {
    /// How long somebody may take to log in at sipgate, in ms.
    private static let patience: Int64 = 15 * 60_000

    let site: Site
    let gate: Gate
    private let ended = EndedAttempts()

    init(site: Site, gate: Gate) {
        self.site = site
        self.gate = gate
    }

    /// A login that is under way, as the browser keeps it.
    private struct Pending: Codable {
        var attempt: LoginAttempt
        var user: String
        var expiresAt: Instant
    }

    /// Adds where the way to sipgate begins.
    func add(to router: some RouterMethods<Visitor>) {
        router.get("/auth") { request, context in try begin(request, try context.identity) }
    }

    /// Adds where it comes back, which is open to all: who may is asked by the route.
    func addOpen(to router: some RouterMethods<Visitor>) {
        router.get("/auth-code") { request, context in try await finish(request, context) }
    }

    private func begin(_ request: Request, _ reader: Identity) throws -> Response {
        guard reader.canConnectAccount else { return .seeOther("account") }
        guard case .browser(let login) = site.account.keeper.login.way else {
            return .seeOther("account?problem=notConfigured")
        }
        // sipgate leads back to the configured address; a browser that knows this service by another name would have
        // lost its cookies there.
        if let elsewhere = baseAddress(insteadOf: request) { return .seeOther(elsewhere + "/auth?here=1") }
        let attempt = login.begin(scopes: Scope.needed(for: site.account.keeper.features))
        let pending = Pending(
            attempt: attempt,
            user: reader.user,
            expiresAt: site.clock() + Self.patience
        )
        let sealed = site.account.key.seal(Array(try JSONEncoder().encode(pending)), as: Cookie.attempt)
        return .seeOther(attempt.address.absoluteString)
            .setting(cookie(sealed, age: Self.patience / 1_000, request))
    }

    private func finish(_ request: Request, _ context: Visitor) async throws -> Response {
        let clear = cookie("", age: 0, request)
        guard let reader = try await gate.identity(of: request), reader.canConnectAccount else {
            return .seeOther("login?next=account").setting(clear)
        }
        guard let pending = pending(of: request), pending.user == reader.user else {
            return .seeOther("account?problem=otherBrowser").setting(clear)
        }
        guard pending.expiresAt > site.clock() else {
            return .seeOther("account?problem=attemptExpired").setting(clear)
        }
        // A page that is loaded anew while sipgate thinks must not spend its code twice: sipgate would take that for a
        // theft, and end the login that has just begun.
        guard ended.end(pending.attempt.state, expiresAt: pending.expiresAt, at: site.clock()) else {
            return .seeOther("account").setting(clear)
        }
        do {
            let keeper = site.account.keeper
            try await keeper.login.finish(request.uri.query ?? "", pending.attempt, by: reader.user)
            keeper.wake()
            let authority = request.head.authority
            let next = site.account.grafana?.address(reachedAs: authority) ?? "account?connected=1"
            return .seeOther(next).setting(clear)
        } catch let error as OAuthError {
            context.logger.warning("the account could not be connected", metadata: ["reason": "\(error)"])
            return .seeOther("account?problem=\(error.code)").setting(clear)
        }
    }

    /// The configured address, where the browser has reached the service by another one and was not led here by it.
    private func baseAddress(insteadOf request: Request) -> String? {
        let base = site.account.baseAddress
        guard request.uri.queryParameters["here"] == nil, let reached = request.head.authority,
            let wanted = URL(string: base), let host = wanted.host()
        else { return nil }
        let authority = wanted.port.map { "\(host):\($0)" } ?? host
        return reached.lowercased() == authority.lowercased() ? nil : base
    }

    private func pending(of request: Request) -> Pending? {
        guard let sealed = request.cookie(Cookie.attempt),
            let bytes = try? site.account.key.open(sealed, as: Cookie.attempt)
        else { return nil }
        return try? JSONDecoder().decode(Pending.self, from: Data(bytes))
    }

    private func cookie(_ value: String, age: Int64, _ request: Request) -> Cookie {
        let base = site.account.baseAddress
        return Cookie(
            name: Cookie.attempt,
            value: value,
            path: BasePath(of: base).cookiePath("/auth-code"),
            age: age,
            isSecure: request.isEncrypted(base)
        )
    }
}

extension Response {
    /// Leads the browser elsewhere, this time.
    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }
}

extension OAuthError {
    /// The word by which the account page knows what to say.
    fileprivate var code: String {
        switch self {
        case .accessDenied: "accessDenied"
        case .stateMismatch: "stateMismatch"
        case .missingCode: "missingCode"
        case .invalidGrant: "invalidGrant"
        case .invalidClient: "invalidClient"
        case .redirectRefused: "redirectRefused"
        case .temporary: "unreachable"
        case .refused, .unreadable: "unreadable"
        }
    }
}
