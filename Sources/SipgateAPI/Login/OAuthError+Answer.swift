import Foundation

extension OAuthError {
    /// The error that a browser brought back; nil when it brought none.
    init?(callback fields: [String: String], secrets: [String]) {
        guard let code = fields["error"] else { return nil }
        let detail = Masking.masked(fields["error_description"] ?? "", secrets: secrets)
        switch code {
        case "access_denied": self = .accessDenied(detail: detail)
        case "temporarily_unavailable": self = .temporary(.serverError(status: 503))
        case "server_error": self = .temporary(.serverError(status: 500))
        case "unauthorized_client", "invalid_client": self = .invalidClient(detail: detail)
        default: self = .refused(code: Masking.masked(code, secrets: secrets), detail: detail)
        }
    }

    /// The error that an answer of the token address stands for; nil for a success.
    ///
    /// The words are those of RFC 6749; that a wrong redirect address is an `invalid_grant` is Keycloak's way.
    init?(_ response: Exchange.Response, secrets: [String], retryAfter: Duration?) {
        switch response.status {
        case 200..<300: return nil
        case 429: self = .temporary(.rateLimited(retryAfter: retryAfter))
        case 500...: self = .temporary(.serverError(status: response.status))
        default: self = Self.refusal(response, secrets: secrets)
        }
    }

    private struct Body: Decodable {
        let error: String
        let description: String?

        private enum CodingKeys: String, CodingKey {
            case error
            case description = "error_description"
        }
    }

    private static func refusal(_ response: Exchange.Response, secrets: [String]) -> OAuthError {
        guard let body = try? JSONDecoder().decode(Body.self, from: response.body) else {
            return .unreadable(reason: "It has the status \(response.status).")
        }
        let detail = Masking.masked(body.description ?? "", secrets: secrets)
        let saysRedirect = detail.lowercased().contains("redirect_uri")
        return switch body.error {
        case "invalid_grant" where saysRedirect, "invalid_request" where saysRedirect: .redirectRefused
        case "invalid_grant": .invalidGrant(detail: detail)
        case "invalid_client", "unauthorized_client": .invalidClient(detail: detail)
        default: .refused(code: Masking.masked(body.error, secrets: secrets), detail: detail)
        }
    }
}
