import Foundation
import SipgateAPI
import Synchronization

/// Lets questions through to sipgate, and answers everything that would change something itself.
final class Rehearsal: Transport {
    private let real: any Transport
    private let kept = Mutex<[Exchange.Request]>([])

    init(of real: any Transport) {
        self.real = real
    }

    /// What would have been sent, in order.
    var requests: [Exchange.Request] { kept.withLock(\.self) }

    func send(_ request: Exchange.Request) async throws -> Exchange.Response {
        guard request.method != .get else { return try await real.send(request) }
        kept.withLock { $0.append(request) }
        let id = request.method == .post ? "…" : request.url.lastPathComponent
        let answer = #"{"clientId":"\#(id)","clientSecret":"…"}"#
        return Exchange.Response(status: 200, body: Data(answer.utf8))
    }
}
