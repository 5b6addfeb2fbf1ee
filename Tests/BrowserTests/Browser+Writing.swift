extension Browser {
    static let enter = "\u{E007}"

    /// Clicks an element.
    func click(_ selector: String) async throws {
        _ = try await text("document.querySelector('\(selector)').click()")
    }

    /// Takes the place of what a field says, key by key.
    func write(_ words: String, into selector: String) async throws {
        let field = "document.querySelector('\(selector)')"
        _ = try await text("\(field).scrollIntoView({ block: 'center' })")
        _ = try await text("\(field).focus()")
        _ = try await text("\(field).select()")
        try await press(words)
    }

    /// Chooses one of the values of a field.
    func choose(_ value: String, in selector: String) async throws {
        let field = "document.querySelector('\(selector)')"
        _ = try await text("(\(field).value = '\(value)', \(field).dispatchEvent(new Event('change')))")
    }

    /// What an element says; empty where there is none.
    func words(of selector: String) async throws -> String {
        try await text("document.querySelector('\(selector)')?.innerText")
    }

    /// Waits until a page has read what it shows.
    func openReady(_ address: String) async throws {
        try await open(address)
        try await wait(for: "document.body.dataset.ready", toBe: "true")
    }
}
