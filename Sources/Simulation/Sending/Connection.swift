import NIOCore
import NIOPosix

/// Decides what a connection sends.
///
/// Called on the event loop only.
protocol ConnectionOwner: AnyObject {
    /// Whether the bodies of answers are wanted.
    var keepsBodies: Bool { get }
    /// The answer to the request under way is complete; the connection is free again unless it `isClosing`.
    func connection(_ connection: Connection, received answer: ResponseScan)
    /// The connection is gone; `error` tells why a request under way gets no answer, nil when there was none.
    func connectionClosed(_ connection: Connection, error: SendError?)
}

/// A keep-alive connection with at most one request under way.
///
/// Confined to its event loop: it is made, used and told of everything there, and is not `Sendable`.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// When the request under way was due.
    private(set) var due = NIODeadline.uptimeNanoseconds(0)
    /// When the request under way was written; nil when there is none.
    private(set) var sentAt: NIODeadline?
    /// Whether nothing more can be sent here.
    private(set) var isClosing = false

    private let owner: any ConnectionOwner
    private let address: WebhookAddress
    private let writer: RequestWriter
    private var context: ChannelHandlerContext?
    private var request = ByteBuffer()
    private var received = ByteBuffer()
    private var failure: SendError?

    init(owner: any ConnectionOwner, address: WebhookAddress, writer: RequestWriter) {
        self.owner = owner
        self.address = address
        self.writer = writer
    }

    /// Connects; the future holds the connection when it can be used, or a `SendError`.
    static func open(
        owner: any ConnectionOwner,
        address: WebhookAddress,
        writer: RequestWriter,
        on loop: any EventLoop
    ) -> EventLoopFuture<NIOLoopBound<Connection>> {
        let connection = NIOLoopBound(Connection(owner: owner, address: address, writer: writer), eventLoop: loop)
        return ClientBootstrap(group: loop)
            .connectTimeout(.seconds(5))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(connection.value)
                }
            }
            .connect(host: address.host, port: address.port)
            .map { _ in connection }
            .flatMapErrorThrowing { error in
                throw SendError.cannotConnect(address: address.authority, reason: reason(for: error))
            }
    }

    /// Writes a request; must not be called while one is under way.
    func send(_ body: SignedBody, due: NIODeadline, now: NIODeadline) {
        self.due = due
        sentAt = now
        writer.write(body, to: &request)
        context?.writeAndFlush(wrapOutboundOut(request), promise: nil)
    }

    /// Closes; a request under way fails with `error`.
    func close(_ error: SendError? = nil) {
        failure = failure ?? error
        isClosing = true
        context?.close(promise: nil)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var incoming = unwrapInboundIn(data)
        if received.readableBytes == 0 {
            received = incoming
        } else {
            received.writeBuffer(&incoming)
        }
        scan(atEnd: false)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        scan(atEnd: true)
        self.context = nil
        let lost = sentAt == nil ? nil : failure ?? .connectionLost(address: address.authority)
        sentAt = nil
        owner.connectionClosed(self, error: lost)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What a broken connection means is told once, by channelInactive.
        close()
    }

    private func scan(atEnd: Bool) {
        guard sentAt != nil, received.readableBytes > 0 else { return }
        do {
            guard let answer = try ResponseScan(received, keepsBody: owner.keepsBodies, atEnd: atEnd) else { return }
            received.moveReaderIndex(forwardBy: answer.length)
            sentAt = nil
            if answer.closes { close() }
            owner.connection(self, received: answer)
        } catch {
            close(.notHTTP(address: address.authority))
        }
    }

    private static func reason(for error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            if let last = error.connectionErrors.last { return reason(for: last.error) }
            return "the name \(error.host) is unknown"
        case let error as IOError where error.errnoCode == ECONNREFUSED: return "connection refused"
        case let error as IOError: return "error \(error.errnoCode) of the operating system"
        case ChannelError.connectTimeout: return "no reply within 5 s"
        default: return "\(error)"
        }
    }
}
