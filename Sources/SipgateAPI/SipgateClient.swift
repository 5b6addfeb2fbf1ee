import Foundation
import PushAPI

/// A client of sipgate's REST API, version 2.
///
/// Reads, and changes two settings when asked to: the webhook settings and an OAuth2 client. It cannot delete anything,
/// as it knows no way to say so. Each question asks for the credentials anew, so a token may change between two tries.
///
/// Every method throws ``SipgateError``, `CancellationError`, or what the credentials throw.
public struct SipgateClient: Sendable {
    let addresses: SipgateAddresses
    let transport: any Transport
    let credentials: @Sendable () async throws -> Credentials
    let pacing: Pacing
    let clock: Clock
    let sleep: @Sendable (Duration) async throws -> Void
    let jitter: @Sendable () -> Double

    /// Sets up a client.
    ///
    /// - Parameters:
    ///   - addresses: Where the API is.
    ///   - transport: What carries the requests.
    ///   - credentials: Gives valid credentials, refreshed if need be.
    ///   - pacing: How failed questions are repeated; only GET ever is.
    ///   - clock: Our own clock.
    ///   - sleep: Waits between two tries.
    ///   - jitter: Gives random numbers from 0 to below 1.
    public init(
        addresses: SipgateAddresses = SipgateAddresses(),
        transport: any Transport,
        credentials: @escaping @Sendable () async throws -> Credentials,
        pacing: Pacing = Pacing(),
        clock: @escaping Clock = SipgateClient.wallClock,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.addresses = addresses
        self.transport = transport
        self.credentials = credentials
        self.pacing = pacing
        self.clock = clock
        self.sleep = sleep
        self.jitter = jitter
    }

    /// The clock of this machine.
    public static let wallClock: Clock = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}

extension SipgateClient {
    /// Asks, and decodes the answer.
    func ask<Value: Decodable>(_ operation: Operation, for type: Value.Type) async throws -> Value {
        try Answer.decoded(type, try await perform(operation).body, what: operation.what)
    }

    /// Asks, again if that may help, and gives the successful answer.
    @discardableResult
    func perform(_ operation: Operation) async throws -> Exchange.Response {
        var failures = 0
        while true {
            let (error, retryAfter): (SipgateError, Duration?)
            do {
                switch try await tryOnce(operation) {
                case .success(let response): return response
                case .failure(let failure): (error, retryAfter) = (failure.error, failure.retryAfter)
                }
            } catch let unanswered as SipgateError {
                (error, retryAfter) = (unanswered, nil)
            }
            failures += 1
            let pause = pacing.wait(after: error, failures: failures, retryAfter: retryAfter, jitter: jitter())
            guard operation.method == .get, let pause else { throw error }
            try await sleep(pause)
        }
    }

    private struct Failure: Error {
        let error: SipgateError
        let retryAfter: Duration?
    }

    private func tryOnce(_ operation: Operation) async throws -> Result<Exchange.Response, Failure> {
        let credentials = try await credentials()
        let response = try await transport.send(operation.request(addresses, credentials))
        let retryAfter = response.retryAfter(now: clock())
        let error = SipgateError(response, of: operation, secrets: credentials.secrets, retryAfter: retryAfter)
        return error.map { .failure(Failure(error: $0, retryAfter: retryAfter)) } ?? .success(response)
    }
}
