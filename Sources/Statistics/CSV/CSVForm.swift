import Foundation
import Organisation
import PushAPI

/// How tables are written as CSV (RFC 4180): for programs, or for people and their spreadsheets.
///
/// A text that a spreadsheet would run as a formula gets a leading apostrophe. Telephone numbers, which begin with a
/// plus sign, stay as they are.
public struct CSVForm: Sendable {
    /// The reader's language; nil for names and values as the API has them.
    private let language: Language?
    private let timeZone: TimeZone?

    /// For programs: names of columns and values that never change, times in RFC 3339 and UTC.
    public static let machine = CSVForm(language: nil, timeZone: nil)

    /// For people: headings, words, times and numbers of their language, as their spreadsheet takes them.
    static func sheet(_ language: Language, _ timeZone: TimeZone) -> CSVForm {
        CSVForm(language: language, timeZone: timeZone)
    }

    /// What a file begins with: spreadsheets take a file without this mark for one of another century.
    var begin: String { language == nil ? "" : "\u{FEFF}" }

    /// In German a comma stands in numbers, so that fields are separated by something else.
    private var separator: String { language == .de ? ";" : "," }

    /// The line with the headings of columns.
    func heading(_ columns: [CSVColumn]) -> String {
        line(columns.map { column in language.map { column.heading[$0] } ?? column.name })
    }

    /// A line with one cell for each column.
    func line(_ cells: [Cell], of columns: [CSVColumn]) -> String {
        line(zip(cells, columns).map { text(of: $0, in: $1) })
    }

    private func line(_ texts: [String]) -> String {
        texts.map(field).joined(separator: separator) + "\r\n"
    }

    private func text(of cell: Cell, in column: CSVColumn) -> String {
        switch cell {
        case .null: ""
        case .integer(let number): String(number)
        case .number(let number): digits(number)
        case .text(let value):
            Self.harmless(language.map { CodeWords.word(value, in: column.name)?[$0] ?? value } ?? value)
        case .time(let instant): time(instant)
        }
    }

    private func digits(_ number: Double) -> String {
        let digits = Cell.digits(number)
        return language == .de ? digits.replacing(".", with: ",") : digits
    }

    /// What stands on the clock of the wall, to the second.
    private func time(_ instant: Instant) -> String {
        guard let language, let timeZone else { return RFC3339.text(instant) }
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
        let local = instant + Int64(timeZone.secondsFromGMT(for: date)) * 1_000
        let text = RFC3339.text(local).prefix(19)
        let (day, clock) = (text.prefix(10), text.suffix(8))
        let written = language == .de ? day.split(separator: "-").reversed().joined(separator: ".") : String(day)
        return "\(written) \(clock)"
    }

    private func field(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { byte in
            separator.utf8.first == byte || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
        }
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
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

/// A column of a table that is written as CSV.
struct CSVColumn: Hashable, Sendable {
    /// The name, the same in every language.
    var name: String
    /// What people read instead.
    var heading: Localized

    init(_ name: String, de: String, en: String) {
        self.name = name
        heading = Localized(de: de, en: en)
    }
}

extension Statistics {
    /// The form in which people who speak a language get tables.
    public func sheet(_ language: Language) -> CSVForm { .sheet(language, calendar.timeZone) }
}
