import NIOCore
import NIOHTTP1
import NIOPosix

/// Stands behind a proxy and answers each request with its method, its path and its headers.
struct EchoServer {
    let port: Int

    /// Serves for the time of `body`.
    nonisolated(nonsending) static func serve<Result>(
        _ body: nonisolated(nonsending) (EchoServer) async throws -> Result
    ) async throws -> Result {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Echo())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(EchoServer(port: channel.localAddress?.port ?? 0))
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private var text = ""

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                text = "reached \(head.method.rawValue) \(head.uri)\n"
                for header in head.headers { text += "\(header.name): \(header.value)\n" }
            case .body: break
            case .end:
                let body = ByteBuffer(string: text)
                let headers = HTTPHeaders([("Content-Length", "\(body.readableBytes)")])
                let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
