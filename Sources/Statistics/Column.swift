import PushAPI
import Store

/// A column of a panel's answer.
public struct Column: Hashable, Sendable {
    /// What a column holds, and how it is made from the store's values.
    enum Content: Hashable, Sendable {
        /// An instant in ms.
        case time
        /// A text.
        case text
        /// A telephone number of the other side, which not every reader may see.
        case foreignNumber
        /// A number of calls.
        case count
        /// A length of time in ms, shown in seconds.
        case duration
        /// The quotient of two values: a sum of ms and how many it was made of.
        case mean
        /// The quotient of two values: a part and its whole.
        case share
        /// A whole number of something else than calls.
        case number
        /// A number with a fraction, such as traffic in Erlang.
        case real(Panel.Measure)
        /// A whole number of seconds.
        case seconds
    }

    /// The name, also in the header of a CSV file; never changed.
    public let name: String
    /// The heading.
    public let title: Localized
    let content: Content

    init(_ name: String, _ content: Content, de: String, en: String) {
        self.name = name
        self.content = content
        title = Localized(de: de, en: en)
    }

    /// The kind of its cells: `time`, `text`, `integer` or `number`.
    public var type: String {
        switch content {
        case .time: "time"
        case .text, .foreignNumber: "text"
        case .count, .number, .seconds: "integer"
        case .duration, .mean, .share, .real: "number"
        }
    }

    /// What its cells are counted in; nil for times and texts.
    public var unit: Panel.Measure? {
        switch content {
        case .time, .text, .foreignNumber, .number: nil
        case .count: .calls
        case .duration, .mean, .seconds: .seconds
        case .share: .share
        case .real(let unit): unit
        }
    }

    /// How many values of the store make one cell.
    ///
    /// Quotients are formed here and not by the databases, whose division and rounding differ.
    var width: Int {
        switch content {
        case .time, .text, .foreignNumber, .count, .duration, .number, .seconds, .real: 1
        case .mean, .share: 2
        }
    }

    /// The cell for a time in which nothing was counted.
    var empty: Cell { content == .count ? .integer(0) : .null }

    /// Makes a cell of `width` values; an empty denominator makes it null.
    func cell(_ values: ArraySlice<SQLValue>) -> Cell {
        let numbers = values.map(\.integer)
        switch (content, numbers.first ?? nil, numbers.last ?? nil) {
        case (.text, _, _), (.foreignNumber, _, _): return (values.first?.text).map(Cell.text) ?? .null
        case (.time, let milliseconds?, _): return .time(Instant(milliseconds: milliseconds))
        case (.count, let count?, _), (.number, let count?, _), (.seconds, let count?, _): return .integer(count)
        case (.real, _, _): return (values.first?.number).map(Cell.number) ?? .null
        // Servers' clocks differ by some milliseconds; nobody talked for less than nothing.
        case (.duration, let milliseconds?, _): return .number(Double(max(0, milliseconds)) / 1_000)
        case (.mean, let sum?, let count?) where count > 0: return .number(Double(sum) / Double(count) / 1_000)
        case (.share, let part?, let whole?) where whole > 0: return .number(Double(part) / Double(whole))
        default: return .null
        }
    }
}

extension [Column] {
    /// Makes the cells of one row of the store.
    func cells(_ values: [SQLValue]) -> [Cell] {
        var rest = values[...]
        return map { column in
            defer { rest = rest.dropFirst(column.width) }
            return column.cell(rest.prefix(column.width))
        }
    }
}

// Columns of several panels.
extension Column {
    static let time = Column("time", .time, de: "Zeit", en: "Time")
    static let start = Column("start", .time, de: "Beginn", en: "Start")
    static let direction = Column("direction", .text, de: "Richtung", en: "Direction")
    static let ownNumber = Column("own_number", .text, de: "Eigene Nummer", en: "Own number")
    static let externalNumber = Column("external_number", .foreignNumber, de: "Externe Nummer", en: "External number")
    static let calls = Column("calls", .count, de: "Anrufe", en: "Calls")
    static let answered = Column("answered", .count, de: "Angenommen", en: "Answered")
    static let unanswered = Column("unanswered", .count, de: "Nicht angenommen", en: "Unanswered")
}
