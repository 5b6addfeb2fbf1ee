extension PanelAnswer {
    /// The rows as CSV (RFC 4180): names of the columns first, lines end with CR LF.
    ///
    /// A text that a spreadsheet would run as a formula gets a leading apostrophe. Telephone numbers, which begin with
    /// a plus sign, stay as they are.
    public func csv() -> String {
        var text = columns.map { Self.field($0.name) }.joined(separator: ",") + "\r\n"
        for row in rows {
            text += row.map(\.csv).joined(separator: ",")
            text += "\r\n"
        }
        return text
    }

    fileprivate static func field(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
        }
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}

extension Cell {
    var csv: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .number(let number): Self.digits(number)
        case .text(let text): PanelAnswer.field(Self.harmless(text))
        case .time(let instant): RFC3339.text(instant)
        }
    }

    private static func harmless(_ text: String) -> String {
        guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first), !isNumber(text) else { return text }
        return "'" + text
    }

    /// Whether the text is a plus sign and digits.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst()
        return text.utf8.first == UInt8(ascii: "+") && !digits.isEmpty
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
