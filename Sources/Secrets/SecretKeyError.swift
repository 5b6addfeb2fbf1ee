/// Why a key, or what was sealed with it, could not be used.
public enum SecretKeyError: Error, Equatable, CustomStringConvertible {
    /// The text is not a key.
    case notAKey
    /// What should be opened was not sealed by this product, or was cut.
    case malformed
    /// What should be opened was sealed with another key or for another purpose, or was changed since.
    case wrongKey
    /// Others than the file's owner may read it.
    case readableByOthers(path: String)
    /// The file does not hold a key.
    case noKeyInFile(path: String)
    /// The file can neither be read nor made.
    case unusableFile(path: String, reason: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notAKey:
            "This is not a key of 256 bits. Make one with: openssl rand -base64 32"
        case .malformed:
            "The stored secret is damaged. Enter it anew, or restore the database from a backup."
        case .wrongKey:
            """
            The stored secret was sealed with another key than the one that is now in use. \
            Put the former key back, or enter the secret anew.
            """
        case .readableByOthers(let path):
            "The key in \(path) can be read by other users of this machine. Run: chmod 600 '\(path)'"
        case .noKeyInFile(let path):
            """
            The file \(path) does not hold a key of 256 bits. Restore it from a backup; or remove it, \
            which makes a new key and the stored secrets unreadable.
            """
        case .unusableFile(let path, let reason):
            """
            The key in \(path) cannot be used: \(reason). Check that its folder exists and may be written, \
            or make it yourself: (umask 077; openssl rand -base64 32 > '\(path)')
            """
        }
    }
}
