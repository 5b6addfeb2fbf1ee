import Foundation

/// One question to sipgate and its answer, as they are on the wire.
public enum Exchange {
    /// The methods that this client knows; there is no DELETE, so that nothing can ever be deleted.
    public enum Method: String, Sendable {
        /// Reads.
        case get = "GET"
        /// Creates an OAuth2 client, or trades a code for tokens.
        case post = "POST"
        /// Replaces the webhook settings or an OAuth2 client.
        case put = "PUT"
    }

    /// A question.
    public struct Request: Sendable {
        /// What is done.
        public var method: Method
        /// The whole address, query included.
        public var url: URL
        /// The headers by name.
        public var headers: [String: String]
        /// The body; nil for none.
        public var body: Data?

        /// Asks for an address.
        public init(method: Method = .get, url: URL, headers: [String: String] = [:], body: Data? = nil) {
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
        }
    }

    /// An answer, whatever its status.
    public struct Response: Sendable {
        /// The status code.
        public var status: Int
        /// The body, decompressed.
        public var body: Data
        private let headers: [String: String]

        /// Holds an answer; names of headers are known in any case.
        public init(status: Int, headers: [String: String] = [:], body: Data = Data()) {
            self.status = status
            self.body = body
            self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        }

        /// The value of a header; nil when it is missing.
        public func header(_ name: String) -> String? {
            headers[name.lowercased()]
        }
    }
}

extension Exchange.Request: Discreet {
    /// Method, host and path; neither query nor headers nor body, which hold secrets and numbers.
    public var description: String { "\(method.rawValue) \(url.host() ?? "")\(url.path())" }
}

extension Exchange.Response: Discreet {
    /// Status and size; nothing of the content, which holds secrets and numbers.
    public var description: String { "\(status), \(body.count) bytes" }
}

/// What carries a question to sipgate and brings the answer back; the seam between this module and the network.
public protocol Transport: Sendable {
    /// Sends one request and waits for its whole answer; follows no redirect and tries nothing twice.
    ///
    /// - Throws: `SipgateError.unreachable` when there is no answer, `SipgateError.unreadable` when it is too
    ///   large, and `CancellationError` when the task is cancelled, which ends the request.
    func send(_ request: Exchange.Request) async throws -> Exchange.Response
}
