import Foundation
import TestSupport
import Testing

/// The pages as the README shows them, each with numbers, charts and nothing that is wrong.
///
/// `make screenshots` keeps the pictures in the folder that `SCREENSHOTS` names.
@Suite(.serialized) struct ScreenshotTests {
    /// A page as a picture.
    struct View: CustomTestStringConvertible {
        var name: String
        var page: String
        var width = 1_400
        var height = 1_000
        var theme = "light"
        var isPhone = false
        /// What is done before the picture is taken.
        var deed = "null"
        /// What is only so when the page is as it shall be shown.
        var shows: String
        /// What makes it prettier, and may not come about.
        var hopes = "true"

        var testDescription: String { name }
    }

    private static let charts =
        "[...document.querySelectorAll('canvas')].filter(c => Chart.getChart(c)?.width > 0).length > 1"
    private static let liveCalls =
        "['waiting', 'active'].every(name => document.querySelector(`[data-live=${name}]`).textContent > 0)"
    private static let rows = "document.querySelectorAll('tbody tr').length > 8"

    /// A call that was passed on shows more than one leg; the longest of the first ones is the most telling.
    private static let openCall = """
        [...document.querySelectorAll('tr[data-call]')].slice(0, 8)
          .sort((one, other) => other.lastElementChild.textContent - one.lastElementChild.textContent)[0]
          .querySelector('.opener').click()
        """

    static let views = [
        View(name: "dashboard", page: "", shows: charts, hopes: liveCalls),
        View(name: "dashboard-dark", page: "", theme: "dark", shows: charts, hopes: liveCalls),
        View(
            name: "wallboard",
            page: "live",
            width: 1_920,
            height: 1_080,
            theme: "dark",
            shows: "document.body.hasAttribute('data-idle') && document.querySelector('#wall-answered').textContent > 0"
        ),
        View(
            name: "calls",
            page: "calls?range=7d&direction=in&outcome=answered",
            deed: openCall,
            shows: "document.querySelectorAll('[data-opened] .leg:not(.axis)').length > 0 && \(rows)"
        ),
        View(name: "call-backs", page: "call-backs?range=7d", shows: rows),
        View(name: "staffing", page: "staffing?range=30d", shows: rows),
        View(name: "phone", page: "", width: 390, height: 844, isPhone: true, shows: charts, hopes: liveCalls),
    ]

    @Test func `the pages of the demo are as pretty as their pictures`() async throws {
        try await withFolder { folder in
            let wanted = ProcessInfo.processInfo.environment["SCREENSHOTS"].map {
                URL(filePath: $0, relativeTo: Product.sources)
            }
            let pictures = wanted ?? folder
            try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
            try await withServer(["demo", "--seed", "1", "--days", "31"]) { server in
                try await eventually("the demo's past is loaded", within: .seconds(300)) {
                    server.program.errors.contains("Loaded 31 days")
                }
                try await Browser.with { browser in
                    for view in Self.views {
                        try await browser.open(view, at: server)
                        if wanted != nil { try? await browser.wait(for: view.hopes, toBe: "true") }
                        let picture = try await browser.screenshot()
                        try picture.write(to: pictures.appending(path: "\(view.name).png"))
                        #expect(try Picture(picture) == Picture(width: view.width, height: view.height), "\(view.name)")
                        // A blank page of that size has some thousand bytes; the README is to open on a phone.
                        #expect((40_000...400_000).contains(picture.count), "\(view.name)")
                    }
                }
            }
        }
    }
}

extension Browser {
    /// Opens a view, and waits until all of it is there.
    fileprivate func open(_ view: ScreenshotTests.View, at server: Server) async throws {
        try await resize(width: view.width, height: view.height, isPhone: view.isPhone)
        try await hideScrollbars()
        // The pages have their colours from what was chosen before.
        try await open(server.url + "definitions")
        try await choose(theme: view.theme)
        _ = try await text("localStorage.setItem('call-statistics.wall.theme', '\(view.theme)')")
        try await open(server.url + view.page)
        try await wait(for: "document.body.dataset.ready", toBe: "true")
        _ = try await text(view.deed)
        try await wait(for: view.shows, toBe: "true")
        #expect(try await text("document.documentElement.dataset.theme") == view.theme)
        let wrong = "[data-panel][data-failed], .notice:is([data-level=problem], [data-level=warning])"
        #expect(try await text("document.querySelectorAll('\(wrong)').length") == "0", "\(view.name)")
        // Charts grow into their place.
        let moving = "a => a.playState === 'running' && a.effect.getTiming().iterations === 1"
        try await wait(for: "document.getAnimations().some(\(moving))", toBe: "false")
    }
}

/// The size that a PNG file says it has.
private struct Picture: Equatable {
    var width: Int
    var height: Int

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
    }

    /// - Throws: When it is no PNG file.
    init(_ file: Data) throws {
        let bytes = [UInt8](file.prefix(24))
        try #require(bytes.count == 24 && bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        self.init(width: number(at: 16), height: number(at: 20))
    }
}
