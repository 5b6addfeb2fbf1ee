/// The parts of an `http://` address that a request needs.
struct WebhookAddress: Sendable {
    let host: String
    let port: Int
    /// Path and query, as they stand in the request line.
    let target: String
    /// Host and port as they stand in the `Host` header and in messages.
    let authority: String

    init(_ text: String) throws(SendError) {
        if text.lowercased().hasPrefix("https://") { throw .httpsNotSupported(text) }
        let failure = SendError.notAnAddress(text)
        let isPrintable = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPrintable, text.lowercased().hasPrefix("http://") else { throw failure }
        let rest = text.dropFirst("http://".count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { throw failure }
        let path = rest.dropFirst(authority.count)
        target = path.isEmpty ? "/" : path.first == "?" ? "/" + path : String(path)
        self.authority = String(authority)

        let host: Substring
        let portText: Substring
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw failure }
            host = authority[..<end].dropFirst()
            portText = authority[end...].dropFirst()
        } else {
            host = authority.prefix { $0 != ":" }
            portText = authority.dropFirst(host.count)
        }
        guard !host.isEmpty else { throw failure }
        self.host = String(host)
        if portText.isEmpty {
            port = 80
        } else {
            guard portText.first == ":", let number = Int(portText.dropFirst()), (1...65_535).contains(number)
            else { throw failure }
            port = number
        }
    }
}
