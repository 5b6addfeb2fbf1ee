import Testing

/// Keys that write nothing, as WebDriver names them.
enum Key {
    static let tab = "\u{E004}"
    static let enter = "\u{E007}"
    static let escape = "\u{E00C}"
    static let up = "\u{E013}"
    static let right = "\u{E014}"
    static let down = "\u{E015}"
    static let space = " "
}

extension Browser {
    /// Presses the tabulator until a script says true.
    ///
    /// - Parameter limit: After so many presses the place counts as out of reach.
    func tab(to isThere: String, within limit: Int = 60) async throws {
        var steps = 0
        while try await text(isThere) != "true", steps < limit {
            try await press(Key.tab)
            steps += 1
        }
        #expect(try await text(isThere) == "true", "\(isThere) within \(limit) presses of the tabulator")
    }

    /// What the focus is on, as a selector would name it; empty when it is on nothing.
    func focus() async throws -> String {
        try await text(
            """
            (({ activeElement: node, body }) => node === body ? '' : node.tagName.toLowerCase()
              + (node.id ? `#${node.id}` : node.className ? `.${[...node.classList].join('.')}` : '')
              + (node.getAttribute('href') ?? ''))(document)
            """
        )
    }
}
