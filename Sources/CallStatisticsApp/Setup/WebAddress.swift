import Foundation

/// An address of the web that somebody has typed.
struct WebAddress: Equatable, Sendable {
    /// As it was typed, without blanks around it.
    let text: String
    private let url: URL

    /// Reads `https://…` or `http://…`; nil for anything else.
    init?(_ typed: String) {
        let text = typed.trimmingCharacters(in: .whitespaces)
        guard text.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 }), let url = URL(string: text),
            ["https", "http"].contains(url.scheme?.lowercased()), url.host()?.isEmpty == false, url.fragment() == nil
        else { return nil }
        self.text = text
        self.url = url
    }

    var isEncrypted: Bool { url.scheme?.lowercased() == "https" }

    /// Whether it has a user, a password or a query, which the address of a page has not.
    var hasExtras: Bool { url.user() != nil || url.password() != nil || url.query() != nil }

    /// Whether it means the machine that asks, which nobody else can reach under it.
    var isLoopback: Bool {
        let host = url.host() ?? ""
        return host == "localhost" || host.hasPrefix("127.") || host == "[::1]" || host == "::1"
    }

    /// Without the slashes at its end.
    var base: String {
        var base = text[...]
        while base.hasSuffix("/") { base = base.dropLast() }
        return String(base)
    }

    /// Scheme, host and port.
    var origin: String {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return base }
        parts.path = ""
        parts.query = nil
        parts.user = nil
        parts.password = nil
        return parts.string ?? base
    }

    /// Where a service that stands behind this address says that it is there.
    var health: URL? { URL(string: origin + "/healthz") }

    /// An address or a longer text in which passwords and queries of addresses cannot be read.
    static func shown(_ text: String) -> String {
        text.replacing(#/:\/\/[^\/\s"@]*@/#, with: "://…@")
            .replacing(#/(https?:\/\/[^\s"?]*)\?[^\s"]*/#) { "\($0.output.1)?…" }
    }
}
