/// Bytes that nobody can guess.
public enum RandomBytes {
    /// Makes `count` bytes with the generator of the operating system, which cannot fail.
    public static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

/// Texts that nobody can guess.
public enum RandomText {
    /// Letters and digits without those that are taken for each other: no `0`, `O`, `1`, `l`, `I`.
    private static let readable = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")

    /// A text of letters, digits, `-` and `_`.
    ///
    /// - Parameter bytes: How many random bytes it stands for; 32 give 43 characters.
    public static func urlSafe(bytes: Int = 32) -> String {
        Base64URL.text(RandomBytes.make(bytes))
    }

    /// A password to be read and typed by people.
    ///
    /// - Parameter length: Characters, each worth 5.8 bits; 16 make 93 bits.
    public static func password(length: Int = 16) -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<length).compactMap { _ in readable.randomElement(using: &generator) })
    }
}
