import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Why no answer came, as a sentence with the host and nothing else of the request.
enum Unreachable {
    static func tooSlow(_ host: String, _ timeout: Duration) -> String {
        "\(host) did not answer within \(timeout.components.seconds) s."
    }

    static func reason(_ host: String, _ error: any Error) -> String {
        switch (error as? URLError)?.code {
        case .cannotFindHost, .dnsLookupFailed: "The name \(host) is not known; check the address and the name server."
        case .cannotConnectToHost: "\(host) refused the connection or cannot be connected to."
        case .timedOut: "\(host) did not answer in time."
        case .networkConnectionLost, .badServerResponse: "\(host) broke off the connection."
        case .notConnectedToInternet: "This machine is not connected to the internet."
        case .secureConnectionFailed, .clientCertificateRejected, .clientCertificateRequired:
            insecure(host)
        case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateNotYetValid,
            .serverCertificateHasUnknownRoot:
            untrusted(host)
        default: otherReason(host, error.localizedDescription)
        }
    }

    // On Linux, Foundation has a code for few errors only and hands on the words of libcurl for the others.
    private static func otherReason(_ host: String, _ words: String) -> String {
        let detail = " (\(Masking.masked(words)))"
        if words.contains("certificate") { return untrusted(host, detail) }
        if words.contains("SSL") || words.contains("TLS") { return insecure(host, detail) }
        return "\(host) cannot be asked\(detail)."
    }

    private static func insecure(_ host: String, _ detail: String = "") -> String {
        "A secure connection (TLS) to \(host) cannot be made\(detail)."
    }

    private static func untrusted(_ host: String, _ detail: String = "") -> String {
        "The certificate of \(host) is not trusted\(detail); check the clock and the package ca-certificates."
    }
}
