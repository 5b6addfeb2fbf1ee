import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A server that answers every connection with the same bytes, right or wrong, for what no proper server would send.
final class WireServer: Sendable {
    /// What a connection gets.
    struct Reply: Sendable {
        var bytes: String
        /// How often the bytes are sent, with a pause of 50 ms in between; for answers that do not end.
        var repetitions = 1
        /// How long the connection stays open after them.
        var lingering = Duration.zero
    }

    let port: UInt16
    private let socket: Int32
    private let seen = Mutex<[String]>([])

    /// What the requests looked like, one text each.
    var requests: [String] { seen.withLock(\.self) }

    init(_ reply: Reply) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.socket = socket
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { [weak self] in
                    self?.note(connection)
                    Self.answer(connection, reply)
                }
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// An address at the server.
    func url(_ scheme: String = "http", path: String = "/v2") -> URL {
        URL(string: "\(scheme)://127.0.0.1:\(port)\(path)") ?? URL(filePath: path)
    }

    private func note(_ connection: Int32) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &buffer, buffer.count, 0)
        let text = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        seen.withLock { $0.append(text) }
    }

    private static func answer(_ connection: Int32, _ reply: Reply) {
        let bytes = Array(reply.bytes.utf8)
        for number in 0..<reply.repetitions {
            if number > 0 { usleep(50_000) }
            guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { break }
        }
        if reply.lingering > .zero { usleep(UInt32(reply.lingering / .microseconds(1))) }
        close(connection)
    }
}
