/// What came of a load: how much was sent, how the server took it and how fast.
public struct LoadReport: Sendable {
    /// Requests that were written to a connection.
    public var sent = 0
    /// Requests that the server answered with a status from 200 to 299.
    public var accepted = 0
    /// All other answers, by status.
    public var refused: [Int: Int] = [:]
    /// Requests without an answer, because the connection broke or the server took too long.
    public var failures = 0
    /// Connections that were opened again after the server had closed them.
    public var reconnects = 0
    /// From the first request to the last answer.
    ///
    /// Nanoseconds.
    public var elapsedNanoseconds: UInt64 = 0
    /// From the moment a request was due to its answer.
    ///
    /// With a rate the due time is that of the schedule, so that a stalling server cannot hide the requests
    /// that it kept from being sent. Failures are not in it.
    public var latency = LatencyHistogram()

    /// Answered requests per second of the whole run.
    public var answersPerSecond: Double {
        elapsedNanoseconds == 0 ? 0 : Double(latency.count) * 1e9 / Double(elapsedNanoseconds)
    }

    mutating func record(status: Int, nanoseconds: UInt64) {
        latency.record(nanoseconds)
        if (200...299).contains(status) {
            accepted += 1
        } else {
            refused[status, default: 0] += 1
        }
    }
}
