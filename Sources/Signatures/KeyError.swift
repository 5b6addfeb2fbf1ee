/// Why a key could not be used.
public enum KeyError: Error, Equatable, CustomStringConvertible {
    /// The text is not a PEM key of the wanted kind.
    case notPEM(wanted: String)
    /// The key is of another algorithm than RSA.
    case notRSA
    /// The key is too short to be trusted. Bits.
    case tooShort(bits: Int)
    /// OpenSSL could not make a key or a signature.
    case failed(operation: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notPEM(let wanted):
            "This is not a \(wanted) in PEM form. The file must begin with -----BEGIN."
        case .notRSA:
            "This key is not an RSA key. sipgate signs with RSA; check that the file is the right one."
        case .tooShort(let bits):
            "This RSA key has \(bits) bits; at least \(PublicKey.smallestBits) are needed."
        case .failed(let operation):
            "OpenSSL could not \(operation). Check the installation of libcrypto."
        }
    }
}
