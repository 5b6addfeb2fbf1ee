import NIOCore
import NIOPosix
import Synchronization

/// A connection on which a test writes whatever bytes it likes, and which remembers when which bytes came back.
package final class RawConnection: Sendable {
    /// Bytes, and when they arrived: measured on the connection's own thread, however busy the tests are.
    package struct Arrival: Sendable {
        package var at: NIODeadline
        package var bytes: [UInt8]
    }

    private let channel: any Channel
    private let log: ArrivalLog

    private init(channel: any Channel, log: ArrivalLog) {
        self.channel = channel
        self.log = log
    }

    /// Connects to a port of this machine.
    package static func open(port: Int) async throws -> RawConnection {
        let log = ArrivalLog()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ArrivalHandler(log))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawConnection(channel: channel, log: log)
    }

    /// Everything that came so far.
    package var arrivals: [Arrival] { log.state.withLock(\.arrivals) }

    /// Everything that came so far, as text.
    package var text: String { String(decoding: arrivals.flatMap(\.bytes), as: UTF8.self) }

    /// Whether the other side has closed the connection.
    package var isClosed: Bool { log.state.withLock(\.isClosed) }

    /// Writes bytes; a connection that the other side has closed takes none, and that is no error.
    package func write(_ bytes: [UInt8]) async {
        try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    /// Writes text.
    package func write(_ text: String) async {
        await write(Array(text.utf8))
    }

    /// Ends this side of the connection.
    package func finish() async {
        try? await channel.close(mode: .output).get()
    }

    /// Closes the connection.
    package func close() async {
        try? await channel.close().get()
    }
}

private final class ArrivalLog: Sendable {
    struct State {
        var arrivals: [RawConnection.Arrival] = []
        var isClosed = false
    }

    let state = Mutex(State())
}

private final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let log: ArrivalLog

    init(_ log: ArrivalLog) {
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let arrival = RawConnection.Arrival(at: .now(), bytes: Array(unwrapInboundIn(data).readableBytesView))
        log.state.withLock { $0.arrivals.append(arrival) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        log.state.withLock { $0.isClosed = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
