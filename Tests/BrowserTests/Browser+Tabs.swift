/// A tab of a browser.
struct Tab: Codable {
    fileprivate var handle: String
}

extension Browser {
    private struct Kind: Encodable {
        var type = "tab"
    }

    /// Opens another tab, which is the one that commands are for from now on.
    func openTab() async throws -> Tab {
        let answer: Value<Tab> = try await command("window/new", Kind())
        try await show(answer.value)
        return answer.value
    }

    /// The tab that commands are for.
    func tab() async throws -> Tab {
        let answer: Value<String> = try await command("window")
        return Tab(handle: answer.value)
    }

    /// Goes to a tab.
    func show(_ tab: Tab) async throws {
        let _: Value<Nothing?> = try await command("window", tab)
    }
}
