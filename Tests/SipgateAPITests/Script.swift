import Foundation
import PushAPI
import SipgateAPI
import SipgateStub
import Synchronization

/// A question and its answer as this module knows them; the stub has a type of the same name.
typealias Exchange = SipgateAPI.Exchange

/// A transport without a network: records what is sent, and answers from a script.
final class Script: Transport {
    typealias Answering = @Sendable (_ request: Exchange.Request, _ number: Int) throws -> Exchange.Response

    private let answering: Answering
    private let sent = Mutex<[Exchange.Request]>([])

    /// Answers with what `answering` makes of a request and its number, which counts from 0.
    init(_ answering: @escaping Answering) {
        self.answering = answering
    }

    /// Always gives the same answer.
    convenience init(status: Int = 200, headers: [String: String] = [:], _ body: String = "") {
        self.init { _, _ in Exchange.Response(status: status, headers: headers, body: Data(body.utf8)) }
    }

    /// What was sent so far.
    var requests: [Exchange.Request] { sent.withLock(\.self) }

    func send(_ request: Exchange.Request) async throws -> Exchange.Response {
        let number = sent.withLock { sent in
            sent.append(request)
            return sent.count - 1
        }
        return try answering(request, number)
    }
}

/// The waits of a client that does not wait.
final class Waits: Sendable {
    private let waits = Mutex<[Duration]>([])

    var all: [Duration] { waits.withLock(\.self) }

    func note(_ duration: Duration) {
        waits.withLock { $0.append(duration) }
    }
}

/// A moment for tests: 2026-03-02T09:00:00Z.
let nine = Instant(milliseconds: 1_772_442_000_000)

/// An access token of the shape that sipgate's have.
let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ3MCJ9.c2lnbmF0dXJl"

/// A client over a transport, whose clock stands still and whose waits take no time.
func client(
    _ transport: any Transport,
    addresses: SipgateAddresses = SipgateAddresses(),
    credentials: Credentials = .bearer(token),
    pacing: Pacing = Pacing(),
    waits: Waits = Waits()
) -> SipgateClient {
    SipgateClient(
        addresses: addresses,
        transport: transport,
        credentials: { credentials },
        pacing: pacing,
        clock: { nine },
        sleep: { waits.note($0) },
        jitter: { 0 }
    )
}

/// What `body` throws, if it is of the type asked for.
func failure<Failure: Error>(_ type: Failure.Type, _ body: () async throws -> Void) async -> Failure? {
    do {
        try await body()
        return nil
    } catch {
        return error as? Failure
    }
}

/// The fields of a request's query; a name that repeats keeps its last value.
func asked(_ request: Exchange.Request) -> [String: String] {
    let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    return Dictionary(items.map { ($0.name, $0.value ?? "") }) { _, last in last }
}
