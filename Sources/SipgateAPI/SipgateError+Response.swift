import Foundation

extension SipgateError {
    /// The error that an answer stands for; nil for a success.
    ///
    /// Decided by the status code. The words only tell the kinds of 403 apart, and are masked before they are kept.
    init?(_ response: Exchange.Response, of operation: Operation, secrets: [String], retryAfter: Duration?) {
        let words = response.status < 400 ? "" : ErrorBody.words(response.body)
        let detail = Masking.masked(words, secrets: secrets)
        switch response.status {
        case 200..<300: return nil
        case 300..<400: self = .rejected(status: response.status, detail: Self.redirect(response))
        case 401: self = .notAuthenticated
        case 403: self = Self.forbidden(words.lowercased(), detail: detail, operation)
        case 404: self = .notFound
        case 429: self = .rateLimited(retryAfter: retryAfter)
        case 500...: self = .serverError(status: response.status)
        default: self = .rejected(status: response.status, detail: detail)
        }
    }

    private static func forbidden(_ words: String, detail: String, _ operation: Operation) -> SipgateError {
        if words.contains("classic pbx") { return .notOnNeo(what: operation.what) }
        let isNotBooked = ["not booked", "not_booked", "notbooked"].contains { words.contains($0) }
        if operation.needsBooking, isNotBooked { return .notBooked }
        return .notAllowed(scopes: operation.scopes, detail: detail)
    }

    private static func redirect(_ response: Exchange.Response) -> String {
        let host = response.header("Location").flatMap { URL(string: $0) }?.host()
        return host.map { "redirects to \($0)" } ?? "redirects"
    }
}
