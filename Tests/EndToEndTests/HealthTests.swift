import Foundation
import NIOCore
import NIOPosix
import TestSupport
import Testing

/// `health`, which asks the server on this machine.
@Suite struct HealthTests {
    @Test func `a running server is well, by option and by environment`() async throws {
        try await withServer { server in
            let folder = server.dataFolder
            let asked = try await Product.run(["health", "--port", "\(server.port)"], in: folder)
            #expect(asked.exit == .status(0), "\(asked.errors)")
            let environment = ["PORT": "\(server.port)", "HOST": "0.0.0.0"]
            #expect(try await Product.run(["health"], environment: environment, in: folder).exit == .status(0))
        }
    }

    @Test func `where nobody listens nothing is well`() async throws {
        try await withFolder { folder in
            let asked = try await Product.run(["health", "--port", "1"], in: folder)
            #expect(asked.exit == .status(1))
            #expect(asked.errors.contains("127.0.0.1 port 1: connection refused"))
            #expect(try await Product.run(["health", "--port", "0"], in: folder).exit == .status(2))
        }
    }

    @Test(arguments: [
        ("HTTP/1.1 503 Service Unavailable\r\n\r\n", "503"), ("220 mail.local\r\n", "not HTTP"),
        ("", "nothing within 3 s"),
    ]) func `another answer is not taken for health`(answer: String, reason: String) async throws {
        try await withFolder { folder in
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        channel.writeAndFlush(ByteBuffer(string: answer), promise: nil)
                    }
                }
                .bind(host: "127.0.0.1", port: 0).get()
            let port = channel.localAddress?.port ?? 0
            let start = ContinuousClock.now
            let asked = try await Product.run(["health", "--port", "\(port)"], in: folder)
            try await channel.close()
            #expect(asked.exit == .status(1))
            #expect(asked.errors.contains(reason), "\(asked.errors)")
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }
}
