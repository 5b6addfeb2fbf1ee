import Foundation

/// A request that reached the stub, and what it answered.
package struct Exchange: Sendable, Codable {
    package var method: String
    /// With the leading `/v2` or `/auth`, without the query.
    package var path: String
    /// As it stood in the address, still escaped; empty when there was none.
    package var query: String
    /// The names in lower case; the values of a repeated header joined by a comma.
    package var requestHeaders: [String: String]
    package var requestBody: String
    /// What the caller may do; nil when it could not be told who asks.
    package var scopes: [String]?
    /// 0 when the connection was closed without an answer.
    package var status: Int
    /// The names in lower case.
    package var responseHeaders: [String: String]
    package var responseBody: String
    /// When the answer was ready.
    package var at: Date
    /// Whether an injected fault made the answer.
    package var fault: Bool
}
