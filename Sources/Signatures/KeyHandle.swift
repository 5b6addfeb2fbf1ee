import COpenSSL

/// Owns one `EVP_PKEY`.
///
/// `@unchecked Sendable` holds because the pointer is set once, in the initialiser, and OpenSSL documents
/// an `EVP_PKEY` that nobody changes as usable from several threads (openssl-threads(7)): its reference
/// count is atomic and the RSA caches it fills lazily have their own lock. Nothing here changes a key.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    var bits: Int { Int(EVP_PKEY_get_bits(pointer)) }

    /// Reads a PEM text with one of OpenSSL's readers.
    static func read(
        pem: String,
        with reader: (_ source: OpaquePointer) -> OpaquePointer?
    ) -> KeyHandle? {
        var text = pem
        return text.withUTF8 { bytes in
            guard let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer { BIO_free(source) }
            // A refused text leaves its reason in the thread's queue, where a later caller would find it.
            defer { ERR_clear_error() }
            return reader(source).map(KeyHandle.init(owning:))
        }
    }
}
