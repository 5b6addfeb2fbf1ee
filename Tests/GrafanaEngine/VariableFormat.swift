import Foundation

/// A way to write a variable's value into a text, such as `sqlstring` or `date:YYYY-MM`.
struct VariableFormat {
    private let name: String
    private let arguments: [String]
    private let timeZone: String

    init(_ text: String, timeZone: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        name = parts.first ?? ""
        arguments = Array(parts.dropFirst())
        self.timeZone = timeZone
    }

    /// The value in this format; an unknown format is taken for `glob`, as Grafana does.
    func text(of value: VariableValue, name variable: String, display: String) -> String {
        switch name {
        case "raw", "csv": value.joined
        case "pipe": value.items.joined(separator: "|")
        case "join": value.items.joined(separator: arguments.first ?? ",")
        case "regex": regex(value)
        case "json": json(value)
        case "sqlstring": quoted(value, "'") { $0.replacing("'", with: "''").replacing("\"", with: "\\\"") }
        case "singlequote": quoted(value, "'") { $0.replacing("'", with: "\\'") }
        case "doublequote": quoted(value, "\"") { $0.replacing("\"", with: "\\\"") }
        case "text": display
        case "queryparam": value.items.map { "var-\(variable)=\(parameterEncoded($0))" }.joined(separator: "&")
        case "percentencode": percentEncoded(braced(value, always: true))
        case "date": date(value.joined)
        default: braced(value, always: false)
        }
    }

    private func quoted(_ value: VariableValue, _ quote: String, escape: (String) -> String) -> String {
        value.items.map { quote + escape($0) + quote }.joined(separator: ",")
    }

    private func regex(_ value: VariableValue) -> String {
        let escaped = value.items.map { item in
            item.map { #"\^$*+?.()|[]{}/"#.contains($0) ? "\\\($0)" : String($0) }.joined()
        }
        return escaped.count == 1 ? escaped[0] : "(\(escaped.joined(separator: "|")))"
    }

    private func json(_ value: VariableValue) -> String {
        guard case .list(let items) = value else { return value.joined }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // An array of strings can always be encoded.
        return (try? encoder.encode(items)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    private func braced(_ value: VariableValue, always: Bool) -> String {
        guard case .list(let items) = value, always || items.count > 1 else { return value.joined }
        return "{\(value.joined)}"
    }

    private func date(_ value: String) -> String {
        guard let milliseconds = Int64(value) else { return "NaN" }
        switch arguments.first ?? "iso" {
        case "ms": return value
        case "seconds": return "\(Int64((Double(milliseconds) / 1000).rounded()))"
        case "iso": return momentText(milliseconds, "YYYY-MM-DDTHH:mm:ss.SSS", zone: "utc") + "Z"
        default: return momentText(milliseconds, arguments.joined(separator: ":"), zone: timeZone)
        }
    }
}

/// A point in time in a pattern of moment.js, of which the numeric parts of date and time are known.
///
/// Anything else in the pattern is written as it stands. An unknown zone counts as UTC.
private func momentText(_ milliseconds: Int64, _ pattern: String, zone: String) -> String {
    let date = CivilDate(milliseconds: milliseconds, zone: TimeZone(identifier: zone) ?? .gmt)
    let fraction = milliseconds - milliseconds.flooredDivision(by: 1000) * 1000
    let parts: [(token: String, value: Int64, width: Int)] = [
        ("YYYY", date.year, 4), ("MM", date.month, 2), ("DD", date.day, 2),
        ("HH", date.secondOfDay / 3600, 2), ("mm", date.secondOfDay / 60 % 60, 2), ("ss", date.secondOfDay % 60, 2),
        ("SSS", fraction, 3),
    ]
    var result = ""
    var rest = pattern[...]
    while let character = rest.first {
        if let part = parts.first(where: { rest.hasPrefix($0.token) }) {
            let digits = "\(part.value)"
            result += String(repeating: "0", count: max(0, part.width - digits.count)) + digits
            rest = rest.dropFirst(part.token.count)
        } else {
            result.append(character)
            rest.removeFirst()
        }
    }
    return result
}

/// A text with all but letters, digits and `-_.~` as `%XX`.
func percentEncoded(_ text: String) -> String {
    encoded(text, sparing: "-_.~")
}

/// A text as Grafana writes it behind the `=` of an address.
private func parameterEncoded(_ text: String) -> String {
    encoded(text, sparing: "-_.~@:$,; ").replacing(" ", with: "+")
}

private func encoded(_ text: String, sparing spared: String) -> String {
    text.utf8.map { byte in
        let scalar = UnicodeScalar(byte)
        let isPlain = byte.isWordCharacter || spared.unicodeScalars.contains(scalar)
        guard !isPlain else { return String(scalar) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count < 2 ? "0" : "") + digits
    }
    .joined()
}
