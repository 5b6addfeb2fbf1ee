import Access
import Hummingbird
import Statistics

/// The address that a screen on a wall is started with: `live?key=TOKEN`.
///
/// The token moves from the address into a cookie, where neither passers-by nor the browser's history read it.
struct KioskLink: Sendable {
    /// How long a screen stays known, in seconds: a year, or until its token is removed.
    private static let age: Int64 = 365 * 86_400

    let gate: Gate

    /// The token in the address; nil for any other request.
    static func key(in request: Request) -> String? {
        guard request.uri.path == "/live", request.method == .get else { return nil }
        return request.uri.queryParameters["key"].map(String.init)
    }

    /// Keeps the token and leads to the wallboard; a token that no screen has leads to the login, which says so.
    ///
    /// - Throws: `StoreError`.
    func admit(_ key: String, _ request: Request) async throws -> Response {
        guard try await gate.screen(key) != nil else {
            return .seeOther("login?problem=key&next=live")
        }
        let rest = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("key=") }
        return .seeOther("live" + (rest.isEmpty ? "" : "?" + rest.joined(separator: "&")))
            .setting(gate.site.cookie(Cookie.kiosk, key, age: Self.age, for: request))
    }
}
