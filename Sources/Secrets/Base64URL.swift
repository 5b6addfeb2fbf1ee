import Foundation

/// Bytes as text that may stand in addresses, cookies and headers: base64url without padding (RFC 4648, section 5).
public enum Base64URL {
    /// The text of `bytes`: four characters for three bytes, of letters, digits, `-` and `_`.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-")
            .replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// The bytes of a text; nil when it is not exactly what `text(_:)` would have written.
    ///
    /// Padding, white space, the other alphabet and stray bits at the end are refused, so that no two texts stand for
    /// the same bytes.
    public static func bytes(_ text: String) -> [UInt8]? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding) else { return nil }
        let bytes = Array(data)
        return Self.text(bytes).utf8.elementsEqual(text.utf8) ? bytes : nil
    }
}
