import Foundation

/// Fetches a page from a server on this machine, over a connection of its own.
///
/// Plain sockets, because cancelling a task that waits for `URLSession` can block for ever on Linux.
struct LocalPage {
    let port: Int
    let path: String
    /// By what the reader is known; nil for a page that everybody may read.
    var token: String?

    /// The body of the reply, whatever its status; nil when there is no whole reply within some seconds.
    func fetch() -> String? {
        let connection = socket(AF_INET, Self.stream, 0)
        guard connection >= 0 else { return nil }
        defer { close(connection) }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(connection),
            send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(authorization)Connection: close\r\n\r\n", connection)
        else { return nil }
        let reply = String(decoding: receive(connection), as: UTF8.self)
        return reply.firstRange(of: "\r\n\r\n").map { String(reply[$0.upperBound...]) }
    }

    private var authorization: String { token.map { "Authorization: Bearer \($0)\r\n" } ?? "" }

    private func connect(_ connection: Int32) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        return withUnsafeBytes(of: &address) { bytes in
            let general = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return general.map { Foundation.connect(connection, $0, socklen_t(bytes.count)) == 0 } ?? false
        }
    }

    private func send(_ text: String, _ connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return write(connection, bytes, bytes.count) == bytes.count
    }

    private func receive(_ connection: Int32) -> [UInt8] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return received }
            received += buffer.prefix(count)
        }
    }

    #if canImport(Darwin)
        private static let stream = SOCK_STREAM
    #else
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #endif
}
