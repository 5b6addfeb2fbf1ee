/// The kinds of columns the data source tells apart.
package enum ColumnKind: Hashable, Sendable {
    /// Whole numbers.
    case integer
    /// Numbers with a fraction.
    case float
    /// Points in time.
    case time
    /// Everything else, including ENUM and TIME.
    case text

    /// The kind of a column by the type's name in MariaDB.
    ///
    /// `name` is written as the Go driver writes it: `BIGINT`, `UNSIGNED BIGINT`, `DECIMAL`, `DATETIME`, `VARCHAR`.
    /// Types without a converter, such as MEDIUMINT, arrive as text.
    package init(mariaDBType name: String) {
        self =
            switch name.uppercased() {
            case "DOUBLE", "FLOAT", "DECIMAL": .float
            case "BIGINT", "UNSIGNED BIGINT", "INT", "SMALLINT", "TINYINT", "YEAR": .integer
            case "DATETIME", "DATE", "TIMESTAMP": .time
            default: .text
            }
    }
}

/// One value of a row or a frame.
package enum Value: Hashable, Sendable {
    /// SQL's NULL.
    case null
    /// A whole number.
    case integer(Int64)
    /// A number with a fraction.
    case double(Double)
    /// A text.
    case text(String)
    /// A point in time in milliseconds since 1970 (UTC).
    case time(Int64)

    /// The value as a number: a time in milliseconds, a text when it is written as a number.
    package var number: Double? {
        switch self {
        case .null: nil
        case .integer(let whole): Double(whole)
        case .double(let number): number
        case .text(let text): Double(text)
        case .time(let milliseconds): Double(milliseconds)
        }
    }
}

/// What a database answered to one query.
package struct Rows: Hashable, Sendable {
    /// A column of the answer.
    package struct Column: Hashable, Sendable {
        /// The name or alias in the SELECT.
        package var name: String
        /// How its values are read.
        package var kind: ColumnKind

        /// A column with its name and kind.
        package init(_ name: String, _ kind: ColumnKind) {
            self.name = name
            self.kind = kind
        }
    }

    /// The columns, in the order of the SELECT.
    package var columns: [Column]
    /// The rows; each has one value per column.
    package var values: [[Value]]

    /// An answer from values that are already typed.
    package init(columns: [Column], values: [[Value]]) {
        self.columns = columns
        self.values = values
    }

    /// An answer from the texts of MariaDB's text protocol, in a session whose time zone is UTC.
    ///
    /// Throws when a text is not of its column's kind.
    package init(columns: [Column], texts: [[String?]]) throws(UnreadableValue) {
        self.columns = columns
        values = []
        for row in texts {
            var read: [Value] = []
            for (column, text) in zip(columns, row) { read.append(try Value(text, of: column)) }
            values.append(read)
        }
    }

    /// The choices a query variable gets from this answer.
    ///
    /// The columns `__text` and `__value` when both are there, otherwise the values of all columns one after the
    /// other. Choices with the same value appear once; NULL is left out.
    package var options: [Variable.Option] {
        let names = columns.map(\.name)
        let found: [Variable.Option]
        if let text = names.firstIndex(of: "__text"), let value = names.firstIndex(of: "__value") {
            found = values.compactMap { row in
                row[value].plainText.map { Variable.Option($0, text: row[text].plainText ?? "") }
            }
        } else {
            found = columns.indices.flatMap { column in
                values.compactMap { $0[column].plainText.map { Variable.Option($0) } }
            }
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0.value).inserted }
    }
}

/// A text of the database that does not fit its column.
package struct UnreadableValue: Error, Hashable {
    /// The column's name; the value is left out because it may be a phone number.
    package let column: String
    /// What was expected.
    package let kind: ColumnKind
}

extension Value {
    /// Reads a text of MariaDB's text protocol.
    init(_ text: String?, of column: Rows.Column) throws(UnreadableValue) {
        guard let text else {
            self = .null
            return
        }
        let read: Value? =
            switch column.kind {
            case .integer: Int64(text).map(Value.integer)
            case .float: Double(text).map(Value.double)
            case .time: milliseconds(ofDateTime: text).map(Value.time)
            case .text: .text(text)
            }
        guard let read else { throw UnreadableValue(column: column.name, kind: column.kind) }
        self = read
    }

    fileprivate var plainText: String? {
        switch self {
        case .null: nil
        case .integer(let whole): "\(whole)"
        case .double(let number): shortestText(of: number)
        case .text(let text): text
        case .time(let milliseconds): "\(milliseconds)"
        }
    }
}

/// The milliseconds of `2020-12-01`, `2020-12-01 10:00:00` or `2020-12-01 10:00:00.250`.
private func milliseconds(ofDateTime text: String) -> Int64? {
    let form = #/(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?/#
    guard let parts = text.wholeMatch(of: form)?.output,
        let year = Int64(parts.1), let month = Int64(parts.2), let day = Int64(parts.3)
    else { return nil }
    let time = [parts.4, parts.5, parts.6].map { $0.flatMap { Int64($0) } ?? 0 }
    let fraction = ((parts.7.map(String.init) ?? "") + "000").prefix(3)
    let seconds = CivilDate.days(year: year, month: month, day: day) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    return seconds * 1000 + (Int64(fraction) ?? 0)
}
