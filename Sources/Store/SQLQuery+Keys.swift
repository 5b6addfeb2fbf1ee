// Some databases look rows up well by a list of keys, and badly by a query for the same keys. Which keys those are is
// therefore marked, and left to the database.
extension SQLQuery {
    static let keysBegin: Character = "\u{2}"
    static let keysEnd: Character = "\u{3}"

    /// The text with its queries for keys as they are.
    public var plainText: String {
        guard text.utf8.contains(2) else { return text }
        return text.filter { $0 != Self.keysBegin && $0 != Self.keysEnd }
    }

    /// The same with each query for keys replaced by its answer.
    ///
    /// - Parameter answer: The keys that a query finds.
    /// - Throws: What `answer` throws.
    public func withKeys(_ answer: (SQLQuery) throws -> [Int64]) throws -> SQLQuery {
        guard text.utf8.contains(2) else { return self }
        var result: SQLQuery = ""
        var (rest, bound) = (text[...], values[...])
        func take(through mark: Character) -> SQLQuery {
            let part = rest.prefix { $0 != mark }
            rest = rest.dropFirst(part.count).dropFirst()
            let count = part.utf8.count { $0 == UInt8(ascii: "?") }
            defer { bound = bound.dropFirst(count) }
            return SQLQuery(text: String(part), values: Array(bound.prefix(count)))
        }
        while !rest.isEmpty {
            result = "\(result)\(take(through: Self.keysBegin))"
            guard !rest.isEmpty else { break }
            let keys = try answer(take(through: Self.keysEnd))
            // Whole numbers of our own need not be bound; no key at all is a list as well.
            let list = keys.isEmpty ? "NULL" : keys.map(String.init).joined(separator: ", ")
            result = "\(result)\(SQLQuery(stringLiteral: list))"
        }
        return result
    }
}
