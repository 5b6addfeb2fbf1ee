import Foundation

/// Where browsers reach Grafana: a whole address, or a port and a path on the machine that the browser already reaches.
public struct GrafanaAddress: Hashable, Sendable {
    private let text: String

    /// Reads `https://…`, `http://…`, or `:3009/d/…`; nil for anything else.
    public init?(_ text: String) {
        if text.hasPrefix(":") {
            let port = text.dropFirst().prefix { $0 != "/" }
            guard let number = UInt16(port), number > 0 else { return nil }
        } else {
            guard let url = URL(string: text), url.scheme == "https" || url.scheme == "http", url.host() != nil else {
                return nil
            }
        }
        self.text = text
    }

    /// The address for a browser that has reached this service as `authority`, such as `calls.example.com:8080`.
    ///
    /// A port alone is taken on the same machine, without encryption, as Compose publishes it.
    public func address(reachedAs authority: String?) -> String {
        guard text.hasPrefix(":") else { return text }
        let host = authority.flatMap { URL(string: "http://\($0)/")?.host(percentEncoded: true) } ?? "localhost"
        return "http://\(host.contains(":") ? "[\(host)]" : host)\(text)"
    }
}
