/// A value that goes into a statement or comes out of a row, the same for every database.
public enum SQLValue: Hashable, Sendable {
    /// No value.
    case null
    /// A whole number; booleans are 0 and 1, instants are milliseconds UTC.
    case integer(Int64)
    /// A number with a fraction.
    case real(Double)
    /// Text.
    case text(String)
    /// Bytes.
    case bytes([UInt8])

    /// A text, or null.
    public static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    /// A whole number, or null.
    public static func optional(_ number: Int64?) -> SQLValue { number.map(SQLValue.integer) ?? .null }

    /// A truth value.
    public static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

    /// The text; nil for every other kind.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The bytes; nil for every other kind.
    public var bytes: [UInt8]? {
        guard case .bytes(let bytes) = self else { return nil }
        return bytes
    }

    /// The whole number; nil for every other kind.
    public var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// The number, whole or not; nil for every other kind.
    public var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }
}

/// A statement and its bound values.
///
/// Built from string literals only, so that no value can become part of the text: an interpolated value is bound.
public struct SQLQuery: Sendable, ExpressibleByStringInterpolation {
    /// The text, with `?` for each bound value.
    public private(set) var text: String
    /// The bound values, in the order of their question marks.
    public private(set) var values: [SQLValue]

    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    /// A statement without values.
    public init(stringLiteral value: String) {
        text = value
        values = []
    }

    /// A statement in which each interpolated value is bound and each interpolated query is inserted.
    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Collects the text and the values of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        /// Prepares for a literal of about this size.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
        }

        /// Adds text of the statement.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: SQLValue) {
            text += "?"
            values.append(value)
        }

        /// Binds a whole number.
        public mutating func appendInterpolation(_ value: Int64) { appendInterpolation(.integer(value)) }

        /// Binds a text.
        public mutating func appendInterpolation(_ value: String) { appendInterpolation(.text(value)) }

        /// Binds each number of a list, separated by commas, as in `IN (…)`.
        public mutating func appendInterpolation(list: [Int64]) {
            text += list.map { _ in "?" }.joined(separator: ", ")
            values += list.map(SQLValue.integer)
        }

        /// Inserts a part of a statement with its values.
        public mutating func appendInterpolation(_ query: SQLQuery) {
            text += query.text
            values += query.values
        }

        /// Inserts a query for the keys of `IN (…)`, which a database may answer first; see `SQLQuery.withKeys`.
        public mutating func appendInterpolation(keys query: SQLQuery) {
            text += "\(SQLQuery.keysBegin)\(query.text)\(SQLQuery.keysEnd)"
            values += query.values
        }

        /// Binds each text of a list, separated by commas, as in `IN (…)`.
        public mutating func appendInterpolation(list: [String]) {
            text += list.map { _ in "?" }.joined(separator: ", ")
            values += list.map(SQLValue.text)
        }
    }
}

extension [SQLQuery] {
    /// Puts the parts of a statement together.
    public func joined(separator: SQLQuery) -> SQLQuery {
        var result: SQLQuery = ""
        for (index, part) in enumerated() { result = index == 0 ? part : "\(result)\(separator)\(part)" }
        return result
    }
}
