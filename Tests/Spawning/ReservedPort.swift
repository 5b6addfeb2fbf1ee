import Foundation
import Synchronization

/// Ports for programs that must know theirs beforehand.
package enum ReservedPort {
    /// Those that this process has given away already: whoever got one may not listen on it yet, or not at the moment.
    private static let given = Mutex<Set<Int>>([])

    /// A port of this machine that nobody uses, and that nobody else gets from here.
    ///
    /// It lies where the system takes none for connections that go out, and for servers that let it choose.
    ///
    /// - Throws: `SpawnError` when all are taken.
    package static func next() throws -> Int {
        for port in range.shuffled() where given.withLock({ $0.insert(port).inserted }) && isFree(port) { return port }
        throw SpawnError(program: "a server", reason: "no port is free")
    }

    private static let range: Range<Int> = {
        let file = "/proc/sys/net/ipv4/ip_local_port_range"
        let bounds = ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split { $0.isWhitespace }
        // Linux's usual bound, below that of other systems.
        let end = bounds.first.flatMap { Int($0) } ?? 32_768
        let start = 10_000
        return end > start + 1_000 ? start..<end : start..<32_768
    }()

    private static func isFree(_ port: Int) -> Bool {
        #if os(Linux)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_ANY
        address.sin_port = UInt16(port).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
