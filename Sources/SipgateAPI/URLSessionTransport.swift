import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The transport over Foundation's URLSession, which is libcurl on Linux.
///
/// Keeps no cookies, no cache and no credentials, and follows no redirect: a token must not travel to an address that
/// nobody configured. Proxies are those of the environment (`https_proxy`).
public final class URLSessionTransport: Transport {
    /// The largest answer that is read: 16 MiB, decompressed; a page of 1000 history entries has about one.
    public static let largestAnswerBytes = 16 << 20

    private let session: URLSession
    let flights: Flights
    private let timeout: Duration
    private let userAgent: String

    /// Opens a session of its own.
    ///
    /// - Parameters:
    ///   - timeout: The time that one request may take from its start to the last byte of its answer.
    ///   - userAgent: The name by which sipgate knows the client.
    public init(timeout: Duration = .seconds(20), userAgent: String = "call-statistics") {
        self.timeout = timeout
        self.userAgent = userAgent
        flights = Flights(largestAnswerBytes: Self.largestAnswerBytes)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpCookieAcceptPolicy = .never
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        // The deadline of a flight comes first; this one is a net, as libcurl restarts it with every byte that arrives.
        configuration.timeoutIntervalForRequest = Double(timeout.components.seconds) + 5
        session = URLSession(configuration: configuration, delegate: flights, delegateQueue: nil)
    }

    // A session keeps its delegate and its threads until it is told to end.
    deinit {
        session.invalidateAndCancel()
    }

    /// Sends one request and waits for its whole answer.
    ///
    /// - Throws: `SipgateError.unreachable` when there is no answer, `SipgateError.unreadable` when it is too
    ///   large, and `CancellationError` when the task is cancelled, which ends the request.
    public func send(_ request: Exchange.Request) async throws -> Exchange.Response {
        try Task.checkCancellation()
        let task = session.dataTask(with: urlRequest(request))
        let deadline = Task { [flights, timeout] in
            try await Task.sleep(for: timeout)
            flights.abort(task, because: SipgateError.unreachable(reason: Unreachable.tooSlow(task.host, timeout)))
        }
        defer { deadline.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                flights.start(task, for: continuation)
                // A cancellation that came before the start found nothing to end.
                if Task.isCancelled { flights.abort(task, because: CancellationError()) }
            }
        } onCancel: {
            flights.abort(task, because: CancellationError())
        }
    }

    private func urlRequest(_ request: Exchange.Request) -> URLRequest {
        var wired = URLRequest(url: request.url)
        wired.httpMethod = request.method.rawValue
        wired.httpBody = request.body
        wired.httpShouldHandleCookies = false
        wired.setValue(userAgent, forHTTPHeaderField: "User-Agent")
        for (name, value) in request.headers { wired.setValue(value, forHTTPHeaderField: name) }
        return wired
    }
}
