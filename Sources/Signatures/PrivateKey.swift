import COpenSSL

/// An RSA private key that signs as sipgate does, for simulated traffic, demos and tests.
public struct PrivateKey: Sendable {
    private let handle: KeyHandle

    /// Makes a new key.
    ///
    /// - Parameters:
    ///   - bits: Length of the modulus; sipgate's key has 4096.
    ///   - primes: Number of prime factors, 2 to 4. More make signing several times faster and the key easier
    ///     to factor, and leave the public key an ordinary one (RFC 8017, section 3): good for load generators
    ///     that sign hundreds of thousands of bodies, and for nothing that must stay secret.
    /// - Throws: `KeyError.failed`.
    public init(bits: Int = 4096, primes: Int = 2) throws {
        let failure = KeyError.failed(operation: "make an RSA key")
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nil) else { throw failure }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1,
            EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(clamping: bits)) == 1,
            EVP_PKEY_CTX_set_rsa_keygen_primes(context, Int32(clamping: primes)) == 1,
            EVP_PKEY_generate(context, &key) == 1, let key
        else { throw failure }
        handle = KeyHandle(owning: key)
    }

    /// Reads a key in PEM form (`-----BEGIN PRIVATE KEY-----`).
    ///
    /// - Throws: `KeyError.notPEM` or `KeyError.notRSA`.
    public init(pem: String) throws {
        guard let handle = KeyHandle.read(pem: pem, with: { PEM_read_bio_PrivateKey($0, nil, nil, nil) }) else {
            throw KeyError.notPEM(wanted: "private key")
        }
        guard EVP_PKEY_get_base_id(handle.pointer) == EVP_PKEY_RSA else { throw KeyError.notRSA }
        self.handle = handle
    }

    /// The public half.
    ///
    /// - Throws: `KeyError.tooShort` for a key that the product would not trust.
    public var publicKey: PublicKey {
        get throws { try PublicKey(handle) }
    }

    /// Signs `bytes`: RSASSA-PKCS1-v1_5 with SHA-256.
    ///
    /// - Throws: `KeyError.failed`.
    public func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        let failure = KeyError.failed(operation: "sign")
        guard let context = EVP_MD_CTX_new() else { throw failure }
        defer { EVP_MD_CTX_free(context) }
        var length = Int(EVP_PKEY_get_size(handle.pointer))
        var signature = [UInt8](repeating: 0, count: length)
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, handle.pointer) == 1,
            EVP_DigestSign(context, &signature, &length, bytes, bytes.count) == 1
        else { throw failure }
        return Array(signature.prefix(length))
    }

    /// The private key as PEM text.
    ///
    /// - Throws: `KeyError.failed`.
    public func pem() throws -> String {
        try Self.text { PEM_write_bio_PrivateKey($0, handle.pointer, nil, nil, 0, nil, nil) }
    }

    /// The public half as PEM text, as `SIPGATE_PUBLIC_KEY_FILE` holds it.
    ///
    /// - Throws: `KeyError.failed`.
    public func publicPEM() throws -> String {
        try Self.text { PEM_write_bio_PUBKEY($0, handle.pointer) }
    }

    private static func text(_ write: (OpaquePointer) -> Int32) throws -> String {
        let failure = KeyError.failed(operation: "write a key")
        guard let sink = BIO_new(BIO_s_mem()) else { throw failure }
        defer { BIO_free(sink) }
        guard write(sink) == 1 else { throw failure }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = BIO_read(sink, &buffer, Int32(buffer.count))
        guard count > 0 else { throw failure }
        return String(decoding: buffer.prefix(Int(count)), as: UTF8.self)
    }
}
