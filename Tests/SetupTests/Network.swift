import Foundation
import SipgateAPI
import Synchronization

/// The network of a scene: sipgate is there, and under every other address whoever is named.
final class Network: Transport {
    private let real = URLSessionTransport()
    private let port: Int
    private let neighbour: Exchange.Response?
    /// How many more requests to sipgate are answered; one more is sent, and its answer lost.
    private let left: Mutex<Int>

    init(port: Int, neighbour: (status: Int, body: String)? = nil, answers: Int = .max) {
        self.port = port
        self.neighbour = neighbour.map { Exchange.Response(status: $0.status, body: Data($0.body.utf8)) }
        left = Mutex(answers)
    }

    func send(_ request: Exchange.Request) async throws -> Exchange.Response {
        guard request.url.port == port else {
            guard let neighbour else { throw SipgateError.unreachable(reason: "Nobody is there.") }
            return neighbour
        }
        let number = left.withLock { left in
            left -= 1
            return left
        }
        guard number >= -1 else { throw SipgateError.unreachable(reason: "The line is cut.") }
        let answer = try await real.send(request)
        guard number >= 0 else { throw SipgateError.unreachable(reason: "The line is cut.") }
        return answer
    }
}
