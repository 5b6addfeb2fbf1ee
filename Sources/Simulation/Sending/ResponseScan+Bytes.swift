// The grammar of RFC 9112, over bytes.

private let carriageReturn = UInt8(ascii: "\r")
private let lineFeed = UInt8(ascii: "\n")

extension ResponseScan {
    /// The position behind the empty line that ends a head.
    static func endOfHead(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var position = start + 3
        while position < bytes.count {
            if bytes[position] == lineFeed, bytes[position - 1] == carriageReturn,
                bytes[position - 2] == lineFeed, bytes[position - 3] == carriageReturn
            {
                return position + 1
            }
            position += 1
        }
        return nil
    }

    /// The number in `HTTP/1.1 200 OK`.
    static func status(_ bytes: UnsafeRawBufferPointer, from start: Int) throws -> Int {
        let head = bytes[start...]
        guard head.count >= 12, head.starts(with: "HTTP/1.".utf8),
            let number = number(bytes[start + 9..<start + 12], radix: 10), number >= 100
        else { throw Malformed() }
        return number
    }

    /// The header lines of a head, without the status line.
    static func lines(_ bytes: UnsafeRawBufferPointer, in head: Range<Int>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        lines.reserveCapacity(8)
        var start = head.lowerBound
        for position in head where bytes[position] == lineFeed {
            if start > head.lowerBound, position - 1 > start { lines.append(start..<position - 1) }
            start = position + 1
        }
        return lines
    }

    /// The value of a header line when it is the one called `name`, which is in lower case.
    static func value(of name: StaticString, _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Range<Int>? {
        let count = name.utf8CodeUnitCount
        guard line.count > count, bytes[line.lowerBound + count] == UInt8(ascii: ":") else { return nil }
        for place in 0..<count where bytes[line.lowerBound + place] | 0x20 != name.utf8Start[place] {
            return nil
        }
        return line.lowerBound + count + 1..<line.upperBound
    }

    /// Whether a header's value ends with `word`, which is in lower case.
    static func endsWith(_ word: StaticString, _ value: Slice<UnsafeRawBufferPointer>) -> Bool {
        let trimmed = value.reversed().drop { $0 == UInt8(ascii: " ") }
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return trimmed.prefix(wanted.count).map { $0 | 0x20 }.elementsEqual(wanted.reversed())
    }

    /// The number that stands at the front of `text`, spaces apart; nil when there is none.
    static func number(_ text: Slice<UnsafeRawBufferPointer>, radix: Int) -> Int? {
        var result = 0
        var digits = 0
        for byte in text {
            if byte == UInt8(ascii: " "), digits == 0 { continue }
            guard let digit = digit(byte), digit < radix else { break }
            result = result * radix + digit
            digits += 1
            // No response that is read comes near this; it keeps the sum from overflowing.
            if digits > 9 { return nil }
        }
        return digits == 0 ? nil : result
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// The pieces of a chunked body and its end; nil when it is not complete yet.
    static func chunks(_ bytes: UnsafeRawBufferPointer, from start: Int) throws -> (end: Int, pieces: [Range<Int>])? {
        var pieces: [Range<Int>] = []
        var position = start
        while let lineEnd = bytes[position...].firstIndex(of: lineFeed) {
            guard let size = number(bytes[position..<lineEnd], radix: 16) else { throw Malformed() }
            if size == 0 {
                // The line feed of the last chunk and the empty line behind the trailer look like a head's end.
                return endOfHead(bytes, from: lineEnd - 1).map { ($0, pieces) }
            }
            let end = lineEnd + 1 + size
            guard end + 2 <= bytes.count else { return nil }
            pieces.append(lineEnd + 1..<end)
            position = end + 2
        }
        return nil
    }
}
