/// A stretch of an SQL text that is read in one way.
struct SQLSegment: Hashable {
    enum Kind: Hashable {
        /// Keywords, names, numbers, operators.
        case code
        /// A literal or quoted name with its quotes, which are this byte.
        case quoted(UInt8)
        /// A comment with its marks, but without the line break that ends it.
        case comment
    }

    var kind: Kind
    var text: String
}

/// Cuts SQL as the data source does when it removes comments.
///
/// Unlike MariaDB it takes `--` for a comment even when no space follows. Backslash and doubled quotes are respected;
/// what is left open reaches to the end of the text.
func sqlSegments(of sql: String) -> [SQLSegment] {
    let bytes = Array(sql.utf8)
    var segments: [SQLSegment] = []
    var codeStart = 0
    var position = 0

    func append(_ kind: SQLSegment.Kind, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        segments.append(SQLSegment(kind: kind, text: String(decoding: bytes[range], as: UTF8.self)))
    }

    while position < bytes.count {
        guard let (kind, end) = special(in: bytes, at: position) else {
            position += 1
            continue
        }
        append(.code, codeStart..<position)
        append(kind, position..<end)
        position = end
        codeStart = end
    }
    append(.code, codeStart..<bytes.count)
    return segments
}

/// The SQL without its comments.
func strippingComments(from sql: String) -> String {
    sqlSegments(of: sql).filter { $0.kind != .comment }.map(\.text).joined()
}

/// The literal, quoted name or comment that begins at a position, with its end.
private func special(in bytes: [UInt8], at start: Int) -> (SQLSegment.Kind, end: Int)? {
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    switch (bytes[start], next) {
    case (UInt8(ascii: "'"), _), (UInt8(ascii: "\""), _), (UInt8(ascii: "`"), _):
        return (.quoted(bytes[start]), endOfQuoted(in: bytes, from: start))
    case (UInt8(ascii: "#"), _), (UInt8(ascii: "-"), UInt8(ascii: "-")):
        return (.comment, bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        return (.comment, endOfBlock(in: bytes, from: start))
    default:
        return nil
    }
}

private func endOfQuoted(in bytes: [UInt8], from start: Int) -> Int {
    let quote = bytes[start]
    var position = start + 1
    while position < bytes.count {
        if bytes[position] == UInt8(ascii: "\\"), quote != UInt8(ascii: "`") {
            position += 2
        } else if bytes[position] == quote {
            // A doubled quote begins what looks like a literal of its own, which comes to the same.
            return position + 1
        } else {
            position += 1
        }
    }
    return bytes.count
}

private func endOfBlock(in bytes: [UInt8], from start: Int) -> Int {
    var position = start + 2
    while position + 1 < bytes.count {
        if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") { return position + 2 }
        position += 1
    }
    return bytes.count
}
