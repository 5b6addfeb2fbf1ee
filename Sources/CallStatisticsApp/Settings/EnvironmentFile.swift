import Foundation

/// The file `.env`, as Docker Compose reads it: one `NAME=value` a line, `#` comments, quotes around values.
enum EnvironmentFile {
    /// The variables of the file at `path`; none when there is no such file.
    ///
    /// - Throws: `SettingsError.malformedLine`.
    static func read(_ path: String) throws -> [String: String] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
        return try parse(text, path: path)
    }

    static func parse(_ text: String, path: String) throws -> [String: String] {
        var variables: [String: String] = [:]
        for (number, line) in lines(of: text).enumerated() {
            var line = line.drop(while: \.isWhitespace)
            guard let first = line.first, first != "#" else { continue }
            if line.hasPrefix("export ") { line = line.dropFirst(7) }
            guard let equals = line.firstIndex(of: "=") else {
                throw SettingsError.malformedLine(path: path, line: number + 1)
            }
            let name = line[..<equals].trimmingCharacters(in: .whitespaces)
            variables[name] = value(String(line[line.index(after: equals)...]))
        }
        return variables
    }

    /// Lines that end as on any system.
    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    private static func value(_ text: String) -> String {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        if let quote = trimmed.first, quote == "'" || quote == "\"",
            let end = trimmed.dropFirst().firstIndex(of: quote)
        {
            return String(trimmed[trimmed.index(after: trimmed.startIndex)..<end])
        }
        // Without quotes a comment begins after a blank.
        let comment = trimmed.range(of: " #")?.lowerBound ?? trimmed.endIndex
        return trimmed[..<comment].trimmingCharacters(in: .whitespaces)
    }
}
