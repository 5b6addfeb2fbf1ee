import Store

/// Repeats what failed for no fault of its own.
enum Retries {
    /// A failure after which nothing has been written and another try makes sense.
    struct Chance: Error {
        var error: ServerError
    }

    /// A lock is waited for five seconds at a time: a busy server has some minutes.
    private static let attempts = 40

    /// Runs `body` until it succeeds or fails with anything but `Chance`, forty times at most.
    ///
    /// - Throws: The last `ServerError`, what `body` throws, or `CancellationError`.
    static func run<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        var pause: Duration = .milliseconds(4)
        for _ in 1..<attempts {
            do {
                return try await body()
            } catch is Chance {
                // Those who got in each other's way must not meet again.
                try await Task.sleep(for: pause * Double.random(in: 0.5...1.5))
                pause = min(pause * 2, .milliseconds(500))
            }
        }
        do {
            return try await body()
        } catch let chance as Chance {
            throw chance.error
        }
    }
}
