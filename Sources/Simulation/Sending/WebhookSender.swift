import NIOCore
import NIOPosix
import Signatures

/// Sends bodies to a webhook the way sipgate does: HTTP/1.1, kept-alive connections, a signature header.
///
/// All connections share one thread, so that a load test leaves the other processors to the server.
public struct WebhookSender: Sendable {
    /// What the server said to one body.
    public struct Answer: Hashable, Sendable {
        /// The HTTP status.
        public var status: Int
        /// The body of the answer.
        public var body: [UInt8]
        /// From the call of `send` to the end of the answer.
        ///
        /// Nanoseconds.
        public var nanoseconds: UInt64
    }

    private let settings: SendSettings
    private let key: PrivateKey?
    private let loop: any EventLoop
    private let queue: NIOLoopBound<RequestQueue>

    /// Opens a sender for the time of `body`; connections are opened when the first request needs them.
    ///
    /// - Parameters:
    ///   - url: Address of the webhook, `http://` only.
    ///   - key: Signs what is sent; nil sends unsigned.
    ///   - connections: How many connections are used at most, and by `run` always.
    ///   - body: Uses the sender.
    /// - Throws: `SendError` for an address that cannot be used, and what `body` throws.
    nonisolated(nonsending) public static func withSender<Result>(
        url: String,
        key: PrivateKey?,
        connections: Int = 8,
        body: nonisolated(nonsending) (WebhookSender) async throws -> Result
    ) async throws -> Result {
        let settings = SendSettings(address: try WebhookAddress(url), connections: connections)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let sender = try await WebhookSender(settings, key: key, on: group.next())
            let result = try await body(sender)
            try await group.shutdownGracefully()
            return result
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    private init(_ settings: SendSettings, key: PrivateKey?, on loop: any EventLoop) async throws {
        self.settings = settings
        self.key = key
        self.loop = loop
        queue = try await loop.submit {
            NIOLoopBound(RequestQueue(settings, on: loop), eventLoop: loop)
        }.get()
    }

    /// Signs and sends one body and waits for the answer, whatever its status.
    ///
    /// - Throws: `SendError` when there is no answer, `KeyError` when the body cannot be signed.
    public func send(_ body: [UInt8]) async throws -> Answer {
        let signed = try SignedBody(body, key: key)
        let promise = loop.makePromise(of: Answer.self)
        let ticket = RequestQueue.Ticket(body: signed, promise: promise, due: .now())
        loop.execute { [queue] in queue.value.submit(ticket) }
        return try await promise.futureResult.get()
    }

    /// Signs and sends all bodies, one request under way per connection, and counts what comes back.
    ///
    /// Signing takes far longer than sending and happens between two requests; `SignedBody.presign` does it
    /// beforehand. A cancelled task stops sending and gets the report so far.
    ///
    /// - Parameters:
    ///   - bodies: What to send, in this order.
    ///   - rate: Requests per second, sent at fixed times and measured from them; nil sends without a pause.
    ///   - limit: How long to send at most.
    /// - Throws: `SendError.cannotConnect` when the server cannot be reached at first or for five seconds in
    ///   the course, `KeyError` when a body cannot be signed.
    public func run(
        _ bodies: some Sequence<[UInt8]> & Sendable,
        rate: Double? = nil,
        limit: Duration? = nil
    ) async throws -> LoadReport {
        try await run(rate: rate, limit: limit) { [key] in
            var iterator = bodies.makeIterator()
            return { try iterator.next().map { try SignedBody($0, key: key) } }
        }
    }

    /// Sends all bodies as they are signed; otherwise like `run` with bodies.
    ///
    /// - Throws: `SendError.cannotConnect`.
    public func run(
        presigned bodies: some Sequence<SignedBody> & Sendable,
        rate: Double? = nil,
        limit: Duration? = nil
    ) async throws -> LoadReport {
        try await run(rate: rate, limit: limit) {
            var iterator = bodies.makeIterator()
            return { iterator.next() }
        }
    }

    private func run(
        rate: Double?,
        limit: Duration?,
        source: @escaping @Sendable () -> (() throws -> SignedBody?)
    ) async throws -> LoadReport {
        let done = loop.makePromise(of: LoadReport.self)
        let pace = LoadPace(rate: rate.map { max($0, 0.001) }, limit: limit.map { TimeAmount($0) })
        let run = try await loop.submit { [settings, loop] in
            let run = LoadRun(settings, pace: pace, on: loop, done: done, nextBody: source())
            run.start()
            return NIOLoopBound(run, eventLoop: loop)
        }.get()
        return try await withTaskCancellationHandler {
            try await done.futureResult.get()
        } onCancel: {
            loop.execute { run.value.stop() }
        }
    }
}
