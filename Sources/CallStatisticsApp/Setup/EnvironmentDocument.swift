import Foundation

/// The text of a file `.env`, changed variable by variable: all that is not changed stays as it is, byte for byte.
///
/// It understands lines as ``EnvironmentFile`` reads them, and writes values so that Docker Compose reads the same.
struct EnvironmentDocument: Equatable {
    private var lines: [Line]

    /// A line, and what ends it; the last one may have no end.
    private struct Line: Equatable {
        var content: Substring
        var end: Substring
    }

    init(_ text: String) {
        lines = []
        var rest = text[...]
        while let end = rest.firstIndex(where: \.isNewline) {
            let next = rest.index(after: end)
            lines.append(Line(content: rest[..<end], end: rest[end..<next]))
            rest = rest[next...]
        }
        if !rest.isEmpty { lines.append(Line(content: rest, end: "")) }
    }

    var text: String { lines.map { $0.content + $0.end }.joined() }

    /// Gives a variable a value: in its line, below the comment that shows it, or at the end.
    ///
    /// Of several lines with that name the last one counts, so that one is changed.
    ///
    /// - Throws: `UnwritableValue`.
    mutating func set(_ name: String, to value: String) throws(UnwritableValue) {
        let written = try Self.written(value, of: name)
        if let index = lines.lastIndex(where: { Assignment($0.content)?.name == name }),
            let old = Assignment(lines[index].content)
        {
            guard old.value != value else { return }
            lines[index].content = old.start + written + old.comment
        } else if let index = lines.lastIndex(where: { Self.shows(name, $0.content) }) {
            insert("\(name)=\(written)", after: index)
        } else {
            insert("\(name)=\(written)", after: lines.count - 1)
        }
    }

    /// Turns the lines of a variable into comments, so that nothing is lost.
    mutating func unset(_ name: String) {
        for index in lines.indices where Assignment(lines[index].content)?.name == name {
            lines[index].content = "#" + lines[index].content
        }
    }

    private mutating func insert(_ content: String, after index: Int) {
        let end = lines.first?.end ?? ""
        let usual = end.isEmpty ? "\n" : end
        if index >= 0, lines[index].end.isEmpty { lines[index].end = usual }
        lines.insert(Line(content: content[...], end: usual), at: index + 1)
    }

    /// Whether a line is a comment that shows a variable, such as `#PORT=8080`.
    private static func shows(_ name: String, _ line: Substring) -> Bool {
        line.first == "#" && line.drop { $0 == "#" || $0 == " " }.hasPrefix("\(name)=")
    }
}

/// A value that no way of writing it brings back as it was.
struct UnwritableValue: Error, Equatable {
    let name: String
}

extension EnvironmentDocument {
    private static let harmless = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/@%+,")

    /// The value as it is written behind the equals sign, in quotes where it needs them.
    static func written(_ value: String, of name: String) throws(UnwritableValue) -> String {
        guard !value.contains(where: \.isNewline), !value.unicodeScalars.contains("\0") else {
            throw UnwritableValue(name: name)
        }
        if !value.isEmpty, value.allSatisfy(harmless.contains) { return value }
        if !value.contains("'") { return "'\(value)'" }
        // Compose replaces variables between these quotes and knows escapes there; we know neither.
        guard !value.contains(where: { #""$\`"#.contains($0) }) else { throw UnwritableValue(name: name) }
        return "\"\(value)\""
    }
}

/// A line that gives a variable a value.
private struct Assignment {
    /// All up to the value.
    var start: Substring
    var name: String
    var value: String
    /// What follows the value, with the blanks before it.
    var comment: Substring

    init?(_ line: Substring) {
        let indented = line.drop(while: \.isWhitespace)
        guard indented.first != "#", let equals = line.firstIndex(of: "=") else { return nil }
        let word = indented[..<equals]
        name = (word.hasPrefix("export ") ? word.dropFirst(7) : word).trimmingCharacters(in: .whitespaces)
        let written = line[line.index(after: equals)...]
        let body = written.drop { $0 == " " || $0 == "\t" }
        start = line[..<body.startIndex]
        if let quote = body.first, quote == "'" || quote == "\"", let end = body.dropFirst().firstIndex(of: quote) {
            value = String(body[body.index(after: body.startIndex)..<end])
            comment = body[body.index(after: end)...]
        } else {
            let end = body.range(of: " #")?.lowerBound ?? body.endIndex
            value = body[..<end].trimmingCharacters(in: .whitespaces)
            comment = body.dropFirst(value.count)
        }
    }
}
