/// The reading of a form body (`application/x-www-form-urlencoded`), byte by byte.
///
/// Every access is checked against the bounds, in release builds too: these are a stranger's bytes.
typealias FormBytes = Span<UInt8>

extension FormBytes {
    /// Takes the byte at `position`, its percent escape undone, and moves on.
    ///
    /// A broken escape stands for itself. `position` must be smaller than `end`.
    func takeUnescaped(at position: inout Int, end: Int) -> UInt8 {
        let byte = self[position]
        position += 1
        guard byte == UInt8(ascii: "%"), position + 1 < end,
            let high = hexValue(self[position]), let low = hexValue(self[position + 1])
        else { return byte }
        position += 2
        return high << 4 | low
    }

    /// Takes the value that begins at `position` and moves on to the `&` behind it or the end.
    ///
    /// A `+` is a blank, escapes are undone, and broken UTF-8 is repaired with U+FFFD.
    func takeValue(at position: inout Int) -> String {
        let start = position
        var isEncoded = false
        while position < count, self[position] != UInt8(ascii: "&") {
            isEncoded = isEncoded || self[position] == UInt8(ascii: "%") || self[position] == UInt8(ascii: "+")
            position += 1
        }
        guard start < position else { return "" }
        guard isEncoded else {
            return extracting(start..<position).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
        return decoded(start..<position)
    }

    private func decoded(_ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { buffer in
            var position = range.lowerBound
            var written = 0
            while position < range.upperBound {
                let isBlank = self[position] == UInt8(ascii: "+")
                let byte = takeUnescaped(at: &position, end: range.upperBound)
                buffer[written] = isBlank ? UInt8(ascii: " ") : byte
                written += 1
            }
            return written
        }
    }
}

private func hexValue(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}
