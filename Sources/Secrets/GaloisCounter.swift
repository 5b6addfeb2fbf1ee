import COpenSSL

/// AES-256-GCM (NIST SP 800-38D): encryption that notices every change.
enum GaloisCounter {
    /// Length in bytes of a nonce, which must never be used twice with a key.
    static let nonceLength = 12
    /// Length in bytes of the tag that vouches for the rest.
    static let tagLength = 16

    /// Encrypts `plain`.
    ///
    /// - Parameter context: What must be the same when it is opened; it is not part of the result.
    /// - Returns: The encrypted bytes, as many as `plain` has, and their tag.
    static func seal(_ plain: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: tagLength)
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        var written: Int32 = 0
        let isDone =
            cipher != nil
            && EVP_EncryptInit_ex2(cipher, EVP_aes_256_gcm(), key, nonce, nil) == 1
            && EVP_EncryptUpdate(cipher, nil, &written, context, Int32(context.count)) == 1
            && EVP_EncryptUpdate(cipher, &sealed, &written, plain, Int32(plain.count)) == 1
            && EVP_EncryptFinal_ex(cipher, nil, &written) == 1
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), &tag) == 1
        // Without memory only, where Swift would stop as well.
        precondition(isDone, "libcrypto has no AES-256-GCM")
        return sealed + tag
    }

    /// Decrypts what `seal` has made; nil when anything differs from what was then given.
    static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]) -> [UInt8]? {
        guard sealed.count >= tagLength else { return nil }
        let body = Array(sealed.dropLast(tagLength))
        var tag = Array(sealed.suffix(tagLength))
        var plain = [UInt8](repeating: 0, count: body.count)
        guard let cipher = EVP_CIPHER_CTX_new() else { return nil }
        defer { EVP_CIPHER_CTX_free(cipher) }
        // A wrong tag leaves its reason in the thread's queue, where a later caller would find it.
        defer { ERR_clear_error() }
        var written: Int32 = 0
        guard EVP_DecryptInit_ex2(cipher, EVP_aes_256_gcm(), key, nonce, nil) == 1,
            EVP_DecryptUpdate(cipher, nil, &written, context, Int32(context.count)) == 1,
            EVP_DecryptUpdate(cipher, &plain, &written, body, Int32(body.count)) == 1,
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &tag) == 1,
            EVP_DecryptFinal_ex(cipher, nil, &written) == 1
        else { return nil }
        return plain
    }
}
