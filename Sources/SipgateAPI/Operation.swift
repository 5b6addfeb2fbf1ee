import Foundation

/// One call of the REST API: what is asked, and what it takes to be allowed to.
struct Operation: Sendable {
    var method = Exchange.Method.get
    /// The segments of the path under the base address.
    var path: [String]
    var query: [Form.Field] = []
    var body: Data?
    /// What is asked for, as messages name it.
    let what: String
    /// The least scopes that allow it.
    var scopes: [String]
    /// Whether it is part of sipgate.io, which an account has to book.
    var needsBooking = false

    func request(_ addresses: SipgateAddresses, _ credentials: Credentials?) -> Exchange.Request {
        var headers = ["Accept": "application/json"]
        headers["Authorization"] = credentials?.authorization
        if body != nil { headers["Content-Type"] = "application/json" }
        let url = addresses.api.adding(segments: path).asking(query)
        return Exchange.Request(method: method, url: url, headers: headers, body: body)
    }
}
