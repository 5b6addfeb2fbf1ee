/// A key of 256 bits that seals what must not be read by those who have the database alone.
///
/// It shows itself nowhere by accident: printing, dumping and interpolating tell nothing of it.
public struct SecretKey: Sendable {
    /// Length of a key in bytes.
    static let length = 32
    /// Says how a sealed text is to be read.
    private static let version = "v1."

    private let bytes: [UInt8]

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a key.
    ///
    /// - Parameter text: 32 bytes as base64url, as base64, or as 64 hexadecimal digits; white space around them is
    ///   ignored.
    /// - Throws: `SecretKeyError.notAKey`.
    public init(text: String) throws(SecretKeyError) {
        guard let bytes = KeyText.bytes(text), bytes.count == Self.length else { throw .notAKey }
        self.bytes = bytes
    }

    /// Makes a key that nobody knows.
    public static func random() -> SecretKey {
        SecretKey(bytes: RandomBytes.make(length))
    }

    /// The key as base64url, to be kept where only the product can read it.
    public var text: String { Base64URL.text(bytes) }

    /// Encrypts `plain`, so that it can be stored where others may read and write.
    ///
    /// Up to 2³² times with one key, which is once a second for 136 years: the nonces are random.
    ///
    /// - Parameter purpose: What it is for. It can be opened for this purpose only, so that nobody can put one sealed
    ///   secret in the place of another.
    /// - Returns: A text of letters, digits, `-`, `_` and one dot: `v1.` and the base64url of nonce, encrypted bytes
    ///   and tag.
    public func seal(_ plain: [UInt8], as purpose: String) -> String {
        let nonce = RandomBytes.make(GaloisCounter.nonceLength)
        let sealed = GaloisCounter.seal(plain, key: bytes, nonce: nonce, context: Array(purpose.utf8))
        return Self.version + Base64URL.text(nonce + sealed)
    }

    /// Decrypts what `seal` has made for the same purpose.
    ///
    /// - Throws: `SecretKeyError.malformed` when `seal` cannot have made it; `.wrongKey` when it was made with another
    ///   key, for another purpose, or changed since.
    public func open(_ sealed: String, as purpose: String) throws(SecretKeyError) -> [UInt8] {
        guard sealed.hasPrefix(Self.version),
            let bytes = Base64URL.bytes(String(sealed.dropFirst(Self.version.count))),
            bytes.count >= GaloisCounter.nonceLength + GaloisCounter.tagLength
        else { throw .malformed }
        let nonce = Array(bytes.prefix(GaloisCounter.nonceLength))
        let body = Array(bytes.dropFirst(GaloisCounter.nonceLength))
        guard let plain = GaloisCounter.open(body, key: self.bytes, nonce: nonce, context: Array(purpose.utf8)) else {
            throw .wrongKey
        }
        return plain
    }
}

extension SecretKey: Equatable {
    /// Whether both are the same key; takes the same time whatever the answer.
    public static func == (left: SecretKey, right: SecretKey) -> Bool {
        ConstantTime.isEqual(left.bytes, right.bytes)
    }
}

extension SecretKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Does not tell the key.
    public var description: String { "SecretKey(…)" }
    /// Does not tell the key.
    public var debugDescription: String { description }
    /// Has no children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
