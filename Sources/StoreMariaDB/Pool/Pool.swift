import NIOPosix
import Store
import Synchronization

/// Threads that wait for the database, and the connections that they use; as many of the one as of the other.
///
/// The connector blocks the thread that calls it: on the threads of Swift's own it would stop all else.
final class Pool: Sendable {
    let address: MariaDBAddress
    private let threads: NIOThreadPool
    private let state = Mutex(State())

    private struct State {
        var idle: [Connection] = []
        var backoff = Backoff()
        var isClosed = false
    }

    init(_ address: MariaDBAddress, connections: Int) {
        self.address = address
        // A migration needs two: one works, the other says that it is alive.
        threads = NIOThreadPool(numberOfThreads: max(2, connections))
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Runs a job on a connection that nobody else uses meanwhile.
    ///
    /// - Throws: `ServerError` when there is no connection to be had, or what `body` throws.
    func run<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await onThread { [self] in
            let connection = try take()
            defer { give(connection) }
            return try body(connection)
        }
    }

    /// Makes a connection that is not of the pool.
    func connect(_ patience: Patience) async throws -> Connection {
        try await onThread { [self] in try open(patience) }
    }

    /// Runs a job on such a connection.
    func run<T: Sendable>(
        on connection: Connection,
        _ body: @escaping @Sendable (Connection) throws -> T
    ) async throws -> T {
        try await onThread { try body(connection) }
    }

    /// Waits for the jobs that have begun and closes all connections.
    func close() async throws {
        let idle = state.withLock { state -> [Connection]? in
            guard !state.isClosed else { return nil }
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        guard let idle else { return }
        try await onThread { _ = consume idle }
        try await threads.shutdownGracefully()
    }

    private func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        do {
            return try await threads.runIfActive(body)
        } catch let error as CancellationError {
            guard !Task.isCancelled else { throw error }
            // So the threads speak of their own end too.
            throw StoreError.failed(reason: "it has been closed")
        }
    }

    private func take() throws(ServerError) -> Connection {
        if let idle = state.withLock({ $0.idle.popLast() }) { return idle }
        return try open(.everyday)
    }

    private func open(_ patience: Patience) throws(ServerError) -> Connection {
        let begin = ContinuousClock.now
        try state.withLock { state throws(ServerError) in try state.backoff.check(at: begin) }
        do throws(ServerError) {
            let connection = try Connection(to: address, patience)
            state.withLock { $0.backoff.succeeded() }
            return connection
        } catch {
            state.withLock { $0.backoff.failed(error, from: begin, to: .now) }
            throw error
        }
    }

    private func give(_ connection: Connection) {
        // When one is lost the others most likely are too: a job must not have to meet them one by one. They close
        // outside the lock, which takes a word to the server.
        let lost = state.withLock { state -> [Connection] in
            guard connection.isBroken else {
                if !state.isClosed { state.idle.append(connection) }
                return []
            }
            defer { state.idle = [] }
            return state.idle
        }
        _ = consume lost
    }
}
