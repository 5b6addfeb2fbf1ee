extension JSON {
    /// The value as a block of YAML, members in the order of their names.
    ///
    /// Names of members have to be plain words. Texts stand in quotes; those of several lines, such as SQL, stand as they are.
    var yaml: String { lines.joined(separator: "\n") + "\n" }

    private var lines: [String] {
        switch self {
        case .object(let members) where !members.isEmpty:
            members.sorted { $0.key < $1.key }.flatMap { key, value in value.lines(after: "\(key):") }
        case .array(let elements) where !elements.isEmpty: elements.flatMap(\.item)
        default: [scalar]
        }
    }

    /// The value as an element of a list: what it has in further lines stands below its first one.
    private var item: [String] {
        isBlock ? zip(lines, 0...).map { ($1 == 0 ? "- " : "  ") + $0 } : lines(after: "-")
    }

    private func lines(after key: String) -> [String] {
        if isBlock { return [key] + lines.map { "  " + $0 } }
        guard case .string(let text) = self, text.contains("\n"), text.first?.isWhitespace == false else {
            return ["\(key) \(scalar)"]
        }
        return ["\(key) |-"] + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    }

    private var isBlock: Bool {
        switch self {
        case .object(let members): !members.isEmpty
        case .array(let elements): !elements.isEmpty
        default: false
        }
    }
}
