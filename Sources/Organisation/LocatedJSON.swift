/// A JSON value that knows the line on which it begins, so that a complaint about it can name the line.
///
/// Foundation's decoder knows lines only of what is no JSON at all.
struct LocatedJSON: Hashable {
    enum Content: Hashable {
        case object([Member])
        case array([LocatedJSON])
        case string(String)
        /// A number as it is written.
        case number(String)
        /// `true`, `false` or `null`.
        case word(String)
    }

    struct Member: Hashable {
        let name: String
        let line: Int
        let value: LocatedJSON
    }

    let line: Int
    let content: Content
}

/// Why a text is no JSON, and on which line.
struct JSONProblem: Error, Hashable {
    let line: Int
    let sentence: String
    /// The same beside the field of a page, for what may be wrong with what somebody has written there.
    var atField: TeamsProblem.FieldWords?
}

extension LocatedJSON {
    /// Reads one JSON text (RFC 8259) in UTF-8, with or without a byte order mark.
    ///
    /// Members of the same name in one object are a problem, since only one of them could count.
    init(_ bytes: [UInt8]) throws(JSONProblem) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let valid = Self.validPrefix(of: bytes)
            let line = 1 + valid.count { $0 == UInt8(ascii: "\n") }
            throw JSONProblem(line: line, sentence: "The file is not in UTF-8. Save it with the encoding UTF-8.")
        }
        var reader = JSONReader(text)
        self = try reader.readAll()
    }

    /// The longest beginning of the bytes that is UTF-8 up to the end of a line.
    private static func validPrefix(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        var end = bytes.startIndex
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard String(validating: line, as: UTF8.self) != nil else { break }
            end = min(line.endIndex + 1, bytes.endIndex)
        }
        return bytes[..<end]
    }
}
