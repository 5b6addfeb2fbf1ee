import Hummingbird
import Ingest
import NIOCore
import ServiceLifecycle
import Statistics
import Synchronization

/// Sends live snapshots to all listening browsers, each made once for all who speak the same language.
final class LiveBroadcast: Service {
    /// Changes that come closer together share one snapshot.
    private static let shortestPause: Duration = .milliseconds(50)
    /// A silent line is dead: something is sent at least this often.
    private static let longestPause: Duration = .seconds(2)

    private struct Listener {
        var language: Language
        var continuation: AsyncStream<ByteBuffer>.Continuation
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
    func listen(_ language: Language) -> AsyncStream<ByteBuffer> {
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(1))
        if let first = message(language) { continuation.yield(first) }
        let number = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            state.last += 1
            state.listeners[state.last] = Listener(language: language, continuation: continuation)
            return state.last
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.listeners[number] = nil }
        }
        return stream
    }

    func run() async throws {
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
        for (language, group) in Dictionary(grouping: listeners, by: \.language) {
            guard let message = message(language) else { continue }
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

    private func message(_ language: Language) -> ByteBuffer? {
        guard let json = try? LiveSnapshot(of: site, language).json() else { return nil }
        var buffer = ByteBuffer(string: "event: live\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        return buffer
    }
}
