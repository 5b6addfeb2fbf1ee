import COpenSSL

/// An RSA public key that checks RSASSA-PKCS1-v1_5 signatures with SHA-256, as sipgate makes them.
public struct PublicKey: Sendable {
    /// The shortest modulus that is accepted, in bits.
    public static let smallestBits = 2048

    private let handle: KeyHandle

    /// Reads a key in PEM form (`-----BEGIN PUBLIC KEY-----`).
    ///
    /// - Throws: `KeyError` when the text is no PEM, no RSA key, or too short a key.
    public init(pem: String) throws {
        guard let handle = KeyHandle.read(pem: pem, with: { PEM_read_bio_PUBKEY($0, nil, nil, nil) }) else {
            throw KeyError.notPEM(wanted: "public key")
        }
        try self.init(handle)
    }

    init(_ handle: KeyHandle) throws {
        guard EVP_PKEY_get_base_id(handle.pointer) == EVP_PKEY_RSA else { throw KeyError.notRSA }
        guard handle.bits >= Self.smallestBits else { throw KeyError.tooShort(bits: handle.bits) }
        self.handle = handle
    }

    /// Whether `signature` was made over exactly these `bytes` by the owner of the private key.
    public func isValid(signature: [UInt8], for bytes: UnsafeRawBufferPointer) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        // A wrong signature leaves its reason in the thread's queue, where a later caller would find it.
        defer { ERR_clear_error() }
        guard EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, handle.pointer) == 1 else { return false }
        let message = bytes.bindMemory(to: UInt8.self)
        return EVP_DigestVerify(context, signature, signature.count, message.baseAddress, message.count) == 1
    }
}
