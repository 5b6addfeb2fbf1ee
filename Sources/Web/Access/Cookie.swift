import HTTPTypes
import Hummingbird

/// What the service asks a browser to keep.
///
/// Never for scripts, and sent along with requests of other pages only when those lead the browser here (`Lax`).
struct Cookie: Sendable {
    /// Who is logged in.
    static let session = "call-statistics-session"
    /// The token of a screen on a wall.
    static let kiosk = "call-statistics-kiosk"
    /// By what forms of a guest are known.
    static let guest = "call-statistics-guest"
    /// A login at sipgate that is under way.
    static let attempt = "call-statistics-sipgate"

    var name: String
    var value: String
    /// Below which addresses it is sent along.
    var path: String
    /// How long it is kept, in seconds; 0 removes it.
    var age: Int64
    /// Whether it travels over HTTPS alone.
    var isSecure: Bool

    /// The value of `Set-Cookie`.
    var text: String {
        "\(name)=\(value); Path=\(path); Max-Age=\(age); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }
}

extension Site {
    /// Something for a browser to keep for all addresses of the site.
    func cookie(_ name: String, _ value: String, age: Int64, for request: Request) -> Cookie {
        let base = account.baseAddress
        return Cookie(
            name: name,
            value: value,
            path: BasePath(of: base).cookiePath(),
            age: age,
            isSecure: request.isEncrypted(base)
        )
    }
}

extension Request {
    /// What the browser kept under a name; nil when it kept nothing.
    func cookie(_ name: String) -> String? {
        for field in headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard let equals = pair.firstIndex(of: "="), pair[..<equals] == name else { continue }
                return String(pair[pair.index(after: equals)...])
            }
        }
        return nil
    }
}
