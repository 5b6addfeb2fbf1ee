import Foundation

/// A server under test: where it listens and what it tells about itself.
struct RunningServer: Sendable {
    let processID: Int32
    let port: Int
    /// With which it may be read.
    let token: String

    func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Its counters at this moment.
    ///
    /// - Throws: `MeasuringError.noMetrics`.
    func metrics() throws -> MetricsText {
        guard let text = LocalPage(port: port, path: "/metrics", token: token).fetch() else {
            throw MeasuringError.noMetrics
        }
        return MetricsText(text)
    }

    /// Its memory at this moment.
    ///
    /// - Throws: `MeasuringError.noMemory` where the system does not tell, as outside of Linux.
    func memory() throws -> Memory {
        guard let status = try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8),
            let memory = Memory(status: status)
        else { throw MeasuringError.noMemory }
        return memory
    }
}

/// What could not be measured.
enum MeasuringError: Error, CustomStringConvertible {
    case noMetrics
    case noMemory
    case refused(count: Int, path: String)
    case stuck(applied: Int, of: Int)

    var description: String {
        switch self {
        case .noMetrics:
            "/metrics does not hold the counters of events. Build server and benchmarks from the same version."
        case .noMemory:
            "The memory of the server cannot be read from /proc. Leave it out with --only."
        case .refused(let count, let path):
            "The server did not accept \(count) requests to \(path). Build server and benchmarks from the same version."
        case .stuck(let applied, let total):
            "The server stopped applying events: \(applied) of \(total) in the store, and no more for a minute."
        }
    }
}
