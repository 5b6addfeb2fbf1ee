/// A form-encoded body, escaped as the Java client of sipgate escapes it.
struct FormBody {
    private(set) var bytes: [UInt8] = []

    init(event: StaticString) {
        bytes.reserveCapacity(512)
        append("event=")
        append(event)
    }

    /// Adds a field; `key` is already escaped, `value` is not.
    mutating func add(_ key: StaticString, _ value: String) {
        append("&")
        append(key)
        append("=")
        var value = value
        value.withUTF8 { text in
            // Nearly all values are ids and numbers, which a copy does.
            if text.allSatisfy(Self.isPlain) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { append(escaping: byte) }
            }
        }
    }

    /// Adds a field that need not be there.
    mutating func add(_ key: StaticString, ifPresent value: String?) {
        if let value { add(key, value) }
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func append(escaping byte: UInt8) {
        if Self.isPlain(byte) {
            bytes.append(byte)
        } else if byte == UInt8(ascii: " ") {
            bytes.append(UInt8(ascii: "+"))
        } else {
            bytes.append(UInt8(ascii: "%"))
            bytes.append(Self.hexDigit(byte >> 4))
            bytes.append(Self.hexDigit(byte & 15))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// Whether `application/x-www-form-urlencoded` leaves the byte as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "*"): true
        default: false
        }
    }
}
