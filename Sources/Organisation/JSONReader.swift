/// Reads JSON scalar by scalar and counts the lines.
struct JSONReader {
    /// More levels than any file of this product has; keeps nonsense from exhausting the stack.
    private static let deepest = 16

    private var rest: Substring.UnicodeScalarView
    private var line = 1

    init(_ text: String) {
        rest = text[...].unicodeScalars
        if rest.first == "\u{FEFF}" { rest.removeFirst() }
    }

    /// The one value of the text.
    mutating func readAll() throws(JSONProblem) -> LocatedJSON {
        skipBlanks()
        guard !rest.isEmpty else { throw problem("The file is empty. Write [] if there is nothing to say.") }
        let value = try readValue(depth: 0)
        skipBlanks()
        guard rest.isEmpty else {
            throw problem("There is more after the end of the list. Look for a bracket that closes too early.")
        }
        return value
    }

    private mutating func readValue(depth: Int) throws(JSONProblem) -> LocatedJSON {
        guard depth < Self.deepest else { throw problem("Brackets are nested too deeply. Look for one too many.") }
        let start = line
        let content: LocatedJSON.Content =
            switch rest.first {
            case "{": .object(try readMembers(depth: depth))
            case "[": .array(try readElements(depth: depth))
            case "\"": .string(try readString())
            case "'", "“", "„", "”": throw problem("Texts are put in straight double quotes: \"…\".")
            case "/", "#": throw problem("Comments are not possible in JSON. Take this one out.")
            case "]", "}": throw problem("A value is missing before the bracket. Take out the comma before it.")
            case ",": throw problem("There is nothing between two commas. Take out one of them.")
            case nil: throw problem("The file ends too early. Close what is open: quotes, } and ].")
            default: try readPlain()
            }
        return LocatedJSON(line: start, content: content)
    }

    private mutating func readElements(depth: Int) throws(JSONProblem) -> [LocatedJSON] {
        var elements: [LocatedJSON] = []
        rest.removeFirst()
        skipBlanks()
        if take("]") { return elements }
        while true {
            elements.append(try readValue(depth: depth + 1))
            skipBlanks()
            if take("]") { return elements }
            try takeComma(before: "]")
        }
    }

    private mutating func readMembers(depth: Int) throws(JSONProblem) -> [LocatedJSON.Member] {
        var members: [LocatedJSON.Member] = []
        rest.removeFirst()
        skipBlanks()
        if take("}") { return members }
        while true {
            let start = line
            guard rest.first == "\"" else {
                throw problem("Here belongs the name of a member in double quotes, such as \"name\", or the end: }.")
            }
            let name = try readString()
            guard !members.contains(where: { $0.name == name }) else {
                throw JSONProblem(line: start, sentence: "\(quoted(name)) stands here twice. Take out one of them.")
            }
            skipBlanks()
            guard take(":") else { throw problem("A colon is missing after \(quoted(name)).") }
            skipBlanks()
            members.append(LocatedJSON.Member(name: name, line: start, value: try readValue(depth: depth + 1)))
            skipBlanks()
            if take("}") { return members }
            try takeComma(before: "}")
        }
    }

    private mutating func takeComma(before bracket: Unicode.Scalar) throws(JSONProblem) {
        guard !rest.isEmpty else { throw problem("The file ends too early. Close what is open with } and ].") }
        guard take(",") else { throw problem("A comma or \(bracket) is missing before this.") }
        skipBlanks()
        guard rest.first != bracket else {
            throw problem("There is a comma before \(bracket), and nothing between them. Take out the comma.")
        }
    }

    private mutating func readString() throws(JSONProblem) -> String {
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        // A text ends on its line: control characters in it are written as escapes.
        while let scalar = rest.popFirst(), scalar >= " " {
            switch scalar {
            case "\"": return String(text)
            case "\\": text.append(try readEscape())
            default: text.append(scalar)
            }
        }
        throw problem("A text on this line does not end on it. Put \" at its end, and no tab into it.")
    }

    private mutating func readEscape() throws(JSONProblem) -> Unicode.Scalar {
        switch rest.popFirst() {
        case "\"": return "\""
        case "\\": return "\\"
        case "/": return "/"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try readUnicodeEscape()
        default:
            throw problem("After \\ in a text comes one of \" \\ / b f n r t u. Write \\\\ for a backslash itself.")
        }
    }

    /// A character as four hexadecimal digits, or as twice four in UTF-16.
    private mutating func readUnicodeEscape() throws(JSONProblem) -> Unicode.Scalar {
        let first = try readUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u") else { throw halfCharacter() }
        let second = try readUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw halfCharacter() }
        return scalar
    }

    private func halfCharacter() -> JSONProblem {
        problem("A text has half a character after \\u. Write the character itself.")
    }

    private mutating func readUnit() throws(JSONProblem) -> UInt32 {
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let unit = UInt32(digits, radix: 16) else {
            throw problem("After \\u come four hexadecimal digits.")
        }
        rest.removeFirst(4)
        return unit
    }

    /// A number, `true`, `false` or `null`.
    private mutating func readPlain() throws(JSONProblem) -> LocatedJSON.Content {
        let text = String(String.UnicodeScalarView(rest.prefix { !"{}[],:\" \t\r\n".unicodeScalars.contains($0) }))
        if ["true", "false", "null"].contains(text) {
            rest.removeFirst(text.unicodeScalars.count)
            return .word(text)
        }
        guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
            throw problem("This is no value. Texts and telephone numbers are put in double quotes: \"…\".")
        }
        rest.removeFirst(text.unicodeScalars.count)
        return .number(text)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skipBlanks() {
        while let scalar = rest.first, [" ", "\t", "\r", "\n"].contains(scalar) {
            if scalar == "\n" { line += 1 }
            rest.removeFirst()
        }
    }

    private func problem(_ sentence: String) -> JSONProblem {
        JSONProblem(line: line, sentence: sentence)
    }
}
