/// Watches how many acknowledged events wait for the store, and when none does any more.
struct BacklogWatch: ~Copyable {
    private let server: RunningServer
    private let watching: Task<Backlog, any Error>

    /// Begins to look four times a second, seldom enough not to slow the server down.
    init(_ server: RunningServer) {
        self.server = server
        watching = Task {
            var backlog = Backlog()
            let start = ContinuousClock.now
            while !Task.isCancelled {
                guard let length = try server.metrics().backlog else { throw MeasuringError.noMetrics }
                backlog.record(length, at: start.duration(to: .now).inSeconds)
                do { try await Task.sleep(for: .milliseconds(250)) } catch { break }
            }
            return backlog
        }
    }

    deinit { watching.cancel() }

    /// Waits until as many events are in the store as were acknowledged.
    ///
    /// - Throws: `MeasuringError.stuck` when there is no progress for a minute.
    func untilApplied(
        _ acknowledged: Int
    ) async throws -> (at: ContinuousClock.Instant, backlog: Backlog) {
        var last = (applied: -1, at: ContinuousClock.now)
        while true {
            guard let applied = try server.metrics().applied else { throw MeasuringError.noMetrics }
            let now = ContinuousClock.now
            if applied >= acknowledged {
                watching.cancel()
                var backlog = try await watching.value
                backlog.applied = applied
                return (now, backlog)
            }
            if applied > last.applied { last = (applied, now) }
            guard last.at + .seconds(60) > now else {
                throw MeasuringError.stuck(applied: applied, of: acknowledged)
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}

/// How many acknowledged events waited for the store in the course of a run.
struct Backlog {
    /// The most that were seen to wait.
    private(set) var longest = 0
    /// One look in so many seconds.
    private(set) var course: [(second: Double, length: Int)] = []
    /// Events in the store at the end.
    var applied = 0

    mutating func record(_ length: Int, at second: Double) {
        longest = max(longest, length)
        if let last = course.last, second - last.second < Self.step { return }
        course.append((second, length))
    }

    private static let step = 5.0
}

extension Duration {
    /// This length of time in seconds.
    var inSeconds: Double { self / .seconds(1) }
}
