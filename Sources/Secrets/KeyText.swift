import Foundation

/// The ways in which people write a key.
enum KeyText {
    /// The bytes of a text in base64url, base64 or hexadecimal digits; nil for every other text.
    static func bytes(_ text: String) -> [UInt8]? {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.utf8.count == 2 * SecretKey.length { return hexadecimal(text) }
        return Base64URL.bytes(text) ?? Data(base64Encoded: text).map(Array.init)
    }

    private static func hexadecimal(_ text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.utf8.count else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
