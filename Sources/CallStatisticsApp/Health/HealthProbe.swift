import NIOCore
import NIOPosix

/// One question to a server: `GET /healthz`.
enum HealthProbe {
    /// How long an answer may take.
    private static let patience = TimeAmount.seconds(3)

    /// Why there is no answer.
    enum Failure: Error, Equatable, CustomStringConvertible {
        case tooLate
        case notHTTP
        case cannotConnect(reason: String)

        var description: String {
            switch self {
            case .tooLate: "nothing within 3 s"
            case .notHTTP: "what came is not HTTP"
            case .cannotConnect(let reason): reason
            }
        }
    }

    /// The address under which this machine reaches a server that listens on `host`.
    static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        default: host
        }
    }

    /// The status of the answer.
    ///
    /// - Throws: `Failure`.
    static func status(host: String, port: Int) async throws -> Int {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let answer = loop.makePromise(of: Int.self)
        let alarm = loop.scheduleTask(in: patience) { answer.fail(Failure.tooLate) }
        let connecting = ClientBootstrap(group: loop)
            .connectTimeout(patience)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(StatusReader(answer: answer, host: host))
                }
            }
            .connect(host: host, port: port)
        connecting.whenFailure { answer.fail(Failure(connecting: $0)) }
        let result: Result<Int, any Error>
        do {
            result = .success(try await answer.futureResult.get())
        } catch {
            result = .failure(error)
        }
        alarm.cancel()
        connecting.whenSuccess { $0.close(promise: nil) }
        return try result.get()
    }
}

extension HealthProbe.Failure {
    fileprivate init(connecting error: any Error) {
        let last = (error as? NIOConnectionError)?.connectionErrors.last?.error ?? error
        switch last {
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self = .cannotConnect(reason: "connection refused")
        case let error as IOError: self = .cannotConnect(reason: "error \(error.errnoCode) of the operating system")
        case ChannelError.connectTimeout: self = .tooLate
        default: self = .cannotConnect(reason: "the name is unknown")
        }
    }
}

/// Asks, and reads the first line of the answer: `HTTP/1.1 200 OK`.
private final class StatusReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: EventLoopPromise<Int>
    private let host: String
    private var line: [UInt8] = []

    init(answer: EventLoopPromise<Int>, host: String) {
        self.answer = answer
        self.host = host
    }

    func channelActive(context: ChannelHandlerContext) {
        let authority = host.contains(":") ? "[\(host)]" : host
        let request = ByteBuffer(string: "GET /healthz HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n\r\n")
        context.writeAndFlush(wrapOutboundOut(request), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        line += Array(buffer: unwrapInboundIn(data)).prefix(64 - min(64, line.count))
        // The rest of the line is for people.
        guard line.count >= 12 else { return }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1].prefix(3)) else {
            return answer.fail(HealthProbe.Failure.notHTTP)
        }
        answer.succeed(status)
    }

    func channelInactive(context: ChannelHandlerContext) { answer.fail(HealthProbe.Failure.notHTTP) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
