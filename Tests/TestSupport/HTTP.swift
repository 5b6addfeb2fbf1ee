import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A request as a test wants it, sensible or not.
package struct HTTPRequest: Sendable {
    package var method: String
    package var path: String
    package var headers: [(String, String)] = []
    package var body: [UInt8] = []
    /// Whether the length of the body is not told beforehand.
    package var isChunked = false

    package init(_ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}

/// What a server answered.
package struct HTTPReply: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// When the request was written: measured on the connection's own thread, however busy the tests are.
    package var sentAt: NIODeadline
    /// When its last byte arrived, measured in the same place.
    package var receivedAt: NIODeadline

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header, whatever its case; nil when it is missing.
    package subscript(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as a value.
    package func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }
}

/// Why there was no reply.
package enum HTTPFailure: Error {
    case closed(path: String)
    case silent(path: String)
}

/// Sends single requests, each over a connection of its own.
package struct HTTPClient: Sendable {
    let port: Int
    /// What requests carry that name nobody themselves; nil for a stranger.
    let token: String?

    package init(port: Int, token: String? = nil) {
        self.port = port
        self.token = token
    }

    /// Sends a request and waits for the whole reply.
    package func send(_ request: HTTPRequest, within limit: TimeAmount = .seconds(180)) async throws -> HTTPReply {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: HTTPReply.self)
        do {
            let channel = try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let sync = channel.pipeline.syncOperations
                        try sync.addHTTPClientHandlers()
                        try sync.addHandler(ReplyCollector(path: request.path, promise: promise))
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
            let timeout = loop.scheduleTask(in: limit) {
                promise.fail(HTTPFailure.silent(path: request.path))
                channel.close(promise: nil)
            }
            write(request, to: channel)
            defer {
                timeout.cancel()
                channel.close(promise: nil)
            }
            return try await promise.futureResult.get()
        } catch {
            promise.fail(error)
            throw error
        }
    }

    /// Sends a GET.
    package func get(_ path: String, headers: [(String, String)] = []) async throws -> HTTPReply {
        try await send(HTTPRequest("GET", path, headers: headers))
    }

    private func write(_ request: HTTPRequest, to channel: any Channel) {
        var headers = HTTPHeaders(request.headers)
        if !headers.contains(name: "Host") { headers.add(name: "Host", value: "127.0.0.1:\(port)") }
        let isReading = ["GET", "HEAD"].contains(request.method)
        if let token, isReading, !headers.contains(name: "Cookie"), !headers.contains(name: "Authorization") {
            headers.add(name: "Authorization", value: "Bearer \(token)")
        }
        if request.isChunked {
            headers.add(name: "Transfer-Encoding", value: "chunked")
        } else if !request.body.isEmpty || request.method == "POST" {
            headers.add(name: "Content-Length", value: "\(request.body.count)")
        }
        let head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: request.method),
            uri: request.path,
            headers: headers
        )
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        for start in stride(from: 0, to: request.body.count, by: 16_384) {
            let part = ByteBuffer(bytes: request.body[start..<min(start + 16_384, request.body.count)])
            channel.writeAndFlush(HTTPClientRequestPart.body(.byteBuffer(part)), promise: nil)
        }
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    }
}

/// Puts the parts of one reply together.
private final class ReplyCollector: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart

    private let path: String
    private let promise: EventLoopPromise<HTTPReply>
    private var reply = HTTPReply(status: 0, headers: [], body: [], sentAt: .now(), receivedAt: .now())

    init(path: String, promise: EventLoopPromise<HTTPReply>) {
        self.path = path
        self.promise = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            reply.status = Int(head.status.code)
            reply.headers = head.headers.map { ($0.name, $0.value) }
        case .body(let part): reply.body += part.readableBytesView
        case .end:
            reply.receivedAt = .now()
            promise.succeed(reply)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .head = unwrapOutboundIn(data) { reply.sentAt = .now() }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(HTTPFailure.closed(path: path))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }
}
