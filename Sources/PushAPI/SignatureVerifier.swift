import Signatures

/// Checks that a request body was signed by sipgate.
///
/// The signature covers the raw body and nothing else: no URL, no time. A recorded request can be replayed,
/// which does no harm because applying an event twice changes nothing.
public struct SignatureVerifier: Sendable {
    /// The name of the header that carries the signature in Base64.
    public static let header = "X-Sipgate-Signature"

    private let key: PublicKey

    /// Trusts the owner of `key`.
    public init(key: PublicKey) {
        self.key = key
    }

    /// Trusts sipgate's own key, which is built in.
    ///
    /// - Throws: `KeyError` when the installed libcrypto cannot read it.
    public static func sipgate() throws -> SignatureVerifier {
        SignatureVerifier(key: try PublicKey(pem: sipgateKey))
    }

    /// Passes when the header holds the signature of exactly this body.
    ///
    /// - Parameters:
    ///   - header: The value of `X-Sipgate-Signature`, nil when the request has none.
    ///   - body: The body byte for byte as it came.
    /// - Throws: `Refusal.missingSignature` or `Refusal.badSignature`.
    public func check(header: String?, body: UnsafeRawBufferPointer) throws(Refusal) {
        guard let header, !header.isEmpty else { throw .missingSignature }
        guard header.utf8.count <= WebhookLimits.signatureCharacters,
            let signature = Base64.decode(header),
            key.isValid(signature: signature, for: body)
        else { throw .badSignature }
    }
}
