import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The requests under way, by the number of their task; each lands exactly once.
///
/// A flight that is aborted lands at once and only then cancels its task, so that nothing depends on the session
/// reporting a cancelled task.
final class Flights: NSObject, URLSessionDataDelegate, Sendable {
    private typealias Landing = CheckedContinuation<Exchange.Response, any Error>

    private struct Flight {
        let landing: Landing
        var body = Data()
    }

    private let largestAnswerBytes: Int
    private let aloft = Mutex<[Int: Flight]>([:])

    init(largestAnswerBytes: Int) {
        self.largestAnswerBytes = largestAnswerBytes
    }

    /// How many have not landed yet.
    var count: Int { aloft.withLock(\.count) }

    func start(_ task: URLSessionDataTask, for landing: CheckedContinuation<Exchange.Response, any Error>) {
        aloft.withLock { $0[task.taskIdentifier] = Flight(landing: landing) }
        task.resume()
    }

    func abort(_ task: URLSessionTask, because reason: any Error) {
        guard let flight = takeDown(task) else { return }
        flight.landing.resume(throwing: reason)
        task.cancel()
    }

    private func takeDown(_ task: URLSessionTask) -> Flight? {
        aloft.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = aloft.withLock { aloft in
            aloft[dataTask.taskIdentifier]?.body.append(data)
            return aloft[dataTask.taskIdentifier].map { $0.body.count > largestAnswerBytes } ?? false
        }
        if isTooLarge {
            let reason = "It is longer than \(largestAnswerBytes >> 20) MiB."
            abort(dataTask, because: SipgateError.unreadable(what: "the answer", reason: reason))
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let flight = takeDown(task) else { return }
        if let error {
            flight.landing.resume(throwing: SipgateError.unreachable(reason: Unreachable.reason(task.host, error)))
        } else if let response = task.response as? HTTPURLResponse {
            flight.landing.resume(returning: Exchange.Response(response, body: flight.body))
        } else {
            flight.landing.resume(throwing: SipgateError.unreachable(reason: "\(task.host) sent no HTTP answer."))
        }
    }

    // A 401 that asks for a password is an answer like any other. Foundation on Linux would wait for ever if left to
    // itself, and report no more than a cancelled task when told to go without; so there the flight lands here, with the
    // body, which has arrived by then.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        // Without an answer it is the server's certificate that is in question.
        guard let refusal = (challenge.failureResponse ?? task.response) as? HTTPURLResponse else {
            completionHandler(.performDefaultHandling, nil)
            return
        }
        #if canImport(FoundationNetworking)
            if let flight = takeDown(task) {
                flight.landing.resume(returning: Exchange.Response(refusal, body: flight.body))
            }
            completionHandler(.cancelAuthenticationChallenge, nil)
        #else
            _ = refusal
            completionHandler(.rejectProtectionSpace, nil)
        #endif
    }

    // Refused, which makes the redirect itself the answer: a token must not travel on to another address.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

extension URLSessionTask {
    /// The host that is asked, for messages; never the address, whose query may hold numbers.
    var host: String { originalRequest?.url?.host() ?? "The server" }
}

extension Exchange.Response {
    fileprivate init(_ response: HTTPURLResponse, body: Data) {
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields { headers["\(name)"] = "\(value)" }
        self.init(status: response.statusCode, headers: headers, body: body)
    }
}
