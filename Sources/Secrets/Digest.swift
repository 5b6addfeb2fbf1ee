import COpenSSL

/// Fingerprints of bytes.
public enum Digest {
    /// The SHA-256 of `bytes`: 32 bytes.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let message = Array(bytes)
        var digest = [UInt8](repeating: 0, count: 32)
        let isDone = EVP_Digest(message, message.count, &digest, nil, EVP_sha256(), nil) == 1
        // Without memory only, where Swift would stop as well.
        precondition(isDone, "libcrypto has no SHA-256")
        return digest
    }
}
