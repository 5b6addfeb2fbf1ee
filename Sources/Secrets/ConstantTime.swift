import COpenSSL

/// Comparison that does not tell by its duration how much is right.
public enum ConstantTime {
    /// Whether both hold the same bytes.
    ///
    /// Only their lengths can be learnt from the time that it takes.
    public static func isEqual(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
        let (left, right) = (Array(left), Array(right))
        return left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }

    /// Whether both texts have the same bytes in UTF-8.
    public static func isEqual(_ left: String, _ right: String) -> Bool {
        isEqual(left.utf8, right.utf8)
    }
}
