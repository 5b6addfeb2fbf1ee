import NIOCore
import NIOPosix

/// Ports for programs that must know theirs beforehand.
package enum FreePort {
    /// A port of this machine that nobody uses at this moment.
    package static func find() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        try await channel.close()
        return port
    }
}
