/// A page of which the reader has opened something.
struct OpenedPage: Sendable {
    /// What a finding is reported with.
    var name: String
    /// Relative to the server's.
    var address = ""
    /// What the reader clicks at, one after the other, as selectors.
    var clicks: [String]
    /// What can be seen then, as a selector.
    var opened: String
    /// Whether it lies in front of the page, of which the reader then needs nothing until it is closed.
    var isWindow = true

    static let all = [
        OpenedPage(name: "the menu of the pages", clicks: ["#pages-menu"], opened: "#pages-menu-window"),
        OpenedPage(name: "the groups", clicks: ["#groups"], opened: "#groups-window"),
        OpenedPage(name: "the time span", clicks: ["#span"], opened: "#span-window"),
        OpenedPage(
            name: "the tools of a panel",
            clicks: ["#menu-incoming-calls"],
            opened: "#menu-incoming-calls-window"
        ),
        OpenedPage(
            name: "a definition",
            clicks: ["[data-panel=incoming-calls] [data-tool=definition]"],
            opened: "#definition-incoming-calls",
            isWindow: false
        ),
        OpenedPage(name: "who is logged in", clicks: ["#user"], opened: "#user-window"),
        OpenedPage(
            name: "a call",
            address: "calls",
            clicks: [".opener"],
            opened: "[data-opened] .leg",
            isWindow: false
        ),
        OpenedPage(name: "the outcomes", address: "calls", clicks: ["#outcome"], opened: "#outcome-window"),
        OpenedPage(
            name: "why a caller is dismissed",
            address: "call-backs",
            clicks: ["[data-do=dismiss]"],
            opened: "dialog[open]"
        ),
        OpenedPage(
            name: "a team's fields",
            address: "settings",
            clicks: ["#add-team", ".own-level summary"],
            opened: ".own-level .level-fields input",
            isWindow: false
        ),
    ]

    /// Opens it in a browser.
    func open(in browser: Browser, at root: String) async throws {
        try await browser.openReady(root + address)
        for click in clicks {
            let target = "document.querySelector('\(click)')"
            try await browser.wait(for: "Boolean(\(target))", toBe: "true")
            _ = try await browser.text("\(target).click()")
        }
        let isSeen = "Boolean(document.querySelector('\(opened)')?.checkVisibility())"
        try await browser.wait(for: isSeen, toBe: "true")
    }
}
