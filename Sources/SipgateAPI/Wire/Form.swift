/// The encoding of HTML forms, for queries and for bodies of the token address.
enum Form {
    /// A name and its value; names may repeat, as in `types=CALL&types=VOICEMAIL`.
    typealias Field = (name: String, value: String)

    /// The media type of a body in this encoding.
    static let contentType = "application/x-www-form-urlencoded"

    /// Joins fields; everything but RFC 3986's unreserved characters is escaped, a blank as `%20`.
    static func encoded(_ fields: [Field]) -> String {
        fields.map { escaped($0.name) + "=" + escaped($0.value) }.joined(separator: "&")
    }

    /// Escapes every byte that is not unreserved; an empty segment or dots alone cannot occur in a path of ours.
    static func escaped(_ text: String) -> String {
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                escaped.append(byte)
            } else {
                escaped.append(UInt8(ascii: "%"))
                escaped.append(digits[Int(byte >> 4)])
                escaped.append(digits[Int(byte & 0xF)])
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// Splits fields: at `&`, then at the first `=`, so that a value may hold further ones; a `+` is a blank.
    static func decoded(_ text: String) -> [Field] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (unescaped(parts[0]), parts.count > 1 ? unescaped(parts[1]) : "")
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    // A `%` that no two hexadecimal digits follow stands for itself, as browsers have it.
    private static func unescaped(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+"):
                plain.append(UInt8(ascii: " "))
                index += 1
            case UInt8(ascii: "%"):
                if index + 2 < bytes.count, let byte = byte(bytes[index + 1], bytes[index + 2]) {
                    plain.append(byte)
                    index += 3
                } else {
                    plain.append(bytes[index])
                    index += 1
                }
            case let byte:
                plain.append(byte)
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard let high = Character(UnicodeScalar(high)).hexDigitValue,
            let low = Character(UnicodeScalar(low)).hexDigitValue
        else { return nil }
        return UInt8(high << 4 | low)
    }
}
