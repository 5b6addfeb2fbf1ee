/// Spares a server that cannot be reached, and those who wait for it: for a growing while nobody tries again.
struct Backoff {
    private static let first: Duration = .milliseconds(100)
    private static let longest: Duration = .seconds(5)

    private var pause: Duration = .zero
    private var waiting: (until: ContinuousClock.Instant, error: ServerError)?

    /// Refuses a try before the pause is over.
    ///
    /// - Throws: What the last try failed with.
    func check(at now: ContinuousClock.Instant) throws(ServerError) {
        if let waiting, now < waiting.until { throw waiting.error }
    }

    /// Notes that a try failed which began at `begin`.
    mutating func failed(_ error: ServerError, from begin: ContinuousClock.Instant, to now: ContinuousClock.Instant) {
        // Tries at the same time are one.
        if let waiting, begin < waiting.until { return }
        pause = min(max(pause * 2, Self.first), Self.longest)
        waiting = (now.advanced(by: pause), error)
    }

    /// Notes that the server is there.
    mutating func succeeded() { self = Backoff() }
}
