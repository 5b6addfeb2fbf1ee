import Access
import Hummingbird
import Ingest
import NIOCore
import ServiceLifecycle
import Statistics
import Synchronization

/// Those who get the same live snapshots.
struct LiveAudience: Hashable, Sendable {
    var language: Language
    /// Whether telephone numbers of the other side are shown in full.
    var seesNumbers: Bool
    /// Whether it is told why disk or database fail.
    var isOperator: Bool

    init(_ language: Language, _ reader: Identity) {
        self.language = language
        seesNumbers = reader.canSeeNumbers
        isOperator = reader.canChangeSettings
    }
}

/// Sends live snapshots to all listening browsers, each made once for all of an audience.
final class LiveBroadcast: Service {
    /// Changes that come closer together share one snapshot.
    private static let shortestPause: Duration = .milliseconds(50)
    /// A silent line is dead: something is sent at least this often.
    private static let longestPause: Duration = .seconds(2)

    /// A browser that listens.
    struct Listener: Sendable {
        let audience: LiveAudience
        /// What is sent to it.
        let messages: AsyncStream<ByteBuffer>
        fileprivate let continuation: AsyncStream<ByteBuffer>.Continuation

        /// Sends nothing more, and lets the broadcast forget it: nobody else notices that a browser is gone.
        func stop() { continuation.finish() }

        /// Tells it that its reader is not let in any more, and sends nothing else.
        func end() {
            continuation.yield(ByteBuffer(string: "event: ended\ndata: {}\n\n"))
            stop()
        }
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var last = 0
        var isClosed = false
    }

    private let site: Site
    private let state = Mutex(State())

    init(_ site: Site) {
        self.site = site
    }

    /// Snapshots from now on, the newest only when the browser is slower than the calls.
    func listen(_ audience: LiveAudience) -> Listener {
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(1))
        let listener = Listener(audience: audience, messages: stream, continuation: continuation)
        if let first = message(audience) { continuation.yield(first) }
        let number = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            state.last += 1
            state.listeners[state.last] = listener
            return state.last
        }
        guard let number else {
            continuation.finish()
            return listener
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.listeners[number] = nil }
        }
        return listener
    }

    /// How many listen.
    var count: Int { state.withLock { $0.listeners.count } }

    func run() async throws {
        // Also when the task is cancelled: nobody shall wait for more.
        defer { close() }
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { await self.sendChanges() }
                group.addTask { await self.sendBeats() }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.close()
        }
    }

    private func sendChanges() async {
        for await _ in site.intake.live.changes().cancelOnGracefulShutdown() {
            send()
            try? await Task.sleep(for: Self.shortestPause)
        }
    }

    private func sendBeats() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.longestPause)
            send()
        }
    }

    private func send() {
        let listeners = state.withLock { Array($0.listeners.values) }
        for (audience, group) in Dictionary(grouping: listeners, by: \.audience) {
            guard let message = message(audience) else { continue }
            for listener in group { listener.continuation.yield(message) }
        }
    }

    private func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.continuation.finish() }
    }

    private func message(_ audience: LiveAudience) -> ByteBuffer? {
        guard let json = try? LiveSnapshot(of: site, for: audience).json() else { return nil }
        var buffer = ByteBuffer(string: "event: live\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        return buffer
    }
}
