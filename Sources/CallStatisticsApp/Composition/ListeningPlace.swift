import Synchronization

/// Where the server listens, once it does: the port may be one that the system has chosen.
final class ListeningPlace: Sendable {
    private let host: String
    private let port = Mutex<Int?>(nil)

    init(host: String) {
        self.host = host
    }

    /// Remembers the port.
    func listens(on number: Int) { port.withLock { $0 = number } }

    /// The port.
    ///
    /// - Throws: `NotListening`.
    var required: Int {
        get throws {
            guard let number = port.withLock(\.self) else { throw NotListening() }
            return number
        }
    }

    /// The address under which this machine reaches the webhook.
    ///
    /// - Throws: `NotListening`.
    var address: String {
        get throws {
            let name = HealthProbe.reachable(host)
            return "http://\(name.contains(":") ? "[\(name)]" : name):\(try required)/"
        }
    }
}

/// The server takes no requests yet.
struct NotListening: Error, CustomStringConvertible {
    var description: String { "The server has not begun to listen yet. Try again in a moment." }
}
