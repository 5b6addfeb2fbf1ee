import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A webhook server for tests: keeps every request and answers as told.
final class TinyServer: Sendable {
    struct Request: Sendable {
        var head: HTTPRequestHead
        var body: [UInt8]
        var connection: ObjectIdentifier
        var at: NIODeadline
    }

    /// How to answer the request with this number, counted from 0.
    enum Reply: Sendable {
        case status(Int)
        case statusThenClose(Int)
        case close
        case chunked(String)
        case late(TimeAmount)
    }

    let port: Int
    private let log: Log

    var requests: [Request] { log.requests.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)/webhook?a=1" }

    private init(log: Log, port: Int) {
        self.log = log
        self.port = port
    }

    /// Runs a server on a free port for the time of `body`.
    static func with<Result: Sendable>(
        reply: @escaping @Sendable (Int) -> Reply = { _ in .status(200) },
        body: (TinyServer) async throws -> Result
    ) async throws -> Result {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let log = Log()
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(log: log, reply: reply))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = TinyServer(log: log, port: channel.localAddress?.port ?? 0)
        do {
            let result = try await body(server)
            try await group.shutdownGracefully()
            return result
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }
}

/// What arrived, in order.
private final class Log: Sendable {
    let requests = Mutex<[TinyServer.Request]>([])

    func append(_ request: TinyServer.Request) -> Int {
        requests.withLock {
            $0.append(request)
            return $0.count - 1
        }
    }
}

private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let log: Log
    private let reply: @Sendable (Int) -> TinyServer.Reply
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(log: Log, reply: @escaping @Sendable (Int) -> TinyServer.Reply) {
        self.log = log
        self.reply = reply
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let bytes): body += bytes.readableBytesView
        case .end:
            guard let head else { return }
            let connection = ObjectIdentifier(context.channel)
            let number = log.append(.init(head: head, body: body, connection: connection, at: .now()))
            answer(reply(number), context: context)
        }
    }

    private func answer(_ reply: TinyServer.Reply, context: ChannelHandlerContext) {
        switch reply {
        case .status(let status): respond(status, ["content-length": "2"], ["ok"], context: context)
        case .statusThenClose(let status):
            respond(status, ["content-length": "2", "connection": "close"], ["ok"], context: context)
            context.close(promise: nil)
        case .close: context.close(promise: nil)
        case .chunked(let text):
            respond(200, ["transfer-encoding": "chunked"], text.map { String($0) }, context: context)
        case .late(let delay):
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: delay) {
                let (handler, context) = bound.value
                handler.respond(200, ["content-length": "2"], ["ok"], context: context)
            }
        }
    }

    private func respond(
        _ status: Int,
        _ headers: [String: String],
        _ pieces: [String],
        context: ChannelHandlerContext
    ) {
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: status),
            headers: HTTPHeaders(headers.map { ($0.key, $0.value) })
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        for piece in pieces {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: piece)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
