/// JSON under construction: values in the order in which they are written, commas by themselves.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func object(_ body: (inout JSONText) -> Void) { enclose("{", "}", body) }

    mutating func array(_ body: (inout JSONText) -> Void) { enclose("[", "]", body) }

    mutating func key(_ name: String) {
        string(name)
        append(":")
        needsComma = false
    }

    mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { literal("null") }
    }

    mutating func member(_ name: String, _ values: [String]) {
        key(name)
        array { json in
            for value in values { json.string(value) }
        }
    }

    mutating func member(_ name: String, _ cell: Cell) {
        key(name)
        cell.write(to: &self)
    }

    mutating func member(_ name: String, _ flag: Bool?) {
        key(name)
        literal(flag.map(String.init) ?? "null")
    }

    /// Writes a number, a truth value or null as it stands.
    mutating func literal(_ text: String) { write(text.utf8) }

    /// Writes text that needs no escapes.
    mutating func plain(_ text: [UInt8]) {
        separate()
        append("\"")
        bytes += text
        append("\"")
        needsComma = true
    }

    mutating func string(_ text: String) {
        separate()
        append("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append("\\")
                bytes.append(byte)
            case 0..<0x20:
                bytes += "\\u00".utf8
                bytes.append(Self.hex[Int(byte >> 4)])
                bytes.append(Self.hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        append("\"")
        needsComma = true
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private mutating func enclose(
        _ opening: Unicode.Scalar,
        _ closing: Unicode.Scalar,
        _ body: (inout JSONText) -> Void
    ) {
        separate()
        append(opening)
        needsComma = false
        body(&self)
        append(closing)
        needsComma = true
    }

    private mutating func write(_ text: some Sequence<UInt8>) {
        separate()
        bytes += text
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { append(",") }
        needsComma = false
    }

    private mutating func append(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }
}
