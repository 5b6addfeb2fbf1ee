import TestSupport
import Testing

/// The pages on a phone, in the language with the longer words.
@Suite(.serialized) struct PhoneTests {
    @Test(arguments: [360, 320])
    func `no page has to be pushed to and fro`(width: Int) async throws {
        try await withPhone(width: width) { server, browser in
            try await browser.openReady(server.url)
            for page in try await browser.pages() + ["login"] {
                try await browser.openReady(server.url + page)
                let overflow = try await PhoneScreen.overflow(in: browser, width: width)
                #expect(overflow == [], "\(page)")
            }
            for opened in OpenedPage.all {
                try await opened.open(in: browser, at: server.url)
                let overflow = try await PhoneScreen.overflow(in: browser, width: width)
                #expect(overflow == [], "\(opened.name)")
            }
        }
    }

    @Test func `whatever can be touched is large enough for a finger`() async throws {
        try await withPhone { server, browser in
            try await browser.openReady(server.url)
            for page in try await browser.pages() + ["login"] {
                try await browser.openReady(server.url + page)
                let targets = try await PhoneScreen.smallTargets(in: browser)
                #expect(targets == [], "\(page)")
            }
            for opened in OpenedPage.all {
                try await opened.open(in: browser, at: server.url)
                let targets = try await PhoneScreen.smallTargets(in: browser)
                #expect(targets == [], "\(opened.name)")
            }
        }
    }

    @Test func `no text is too small to be read`() async throws {
        try await withPhone { server, browser in
            try await browser.openReady(server.url)
            for page in try await browser.pages() + ["login"] {
                try await browser.openReady(server.url + page)
                let texts = try await PhoneScreen.smallTexts(in: browser)
                #expect(texts == [], "\(page)")
            }
            for opened in OpenedPage.all {
                try await opened.open(in: browser, at: server.url)
                let texts = try await PhoneScreen.smallTexts(in: browser)
                #expect(texts == [], "\(opened.name)")
            }
        }
    }

    @Test func `the first run is as good on a phone`() async throws {
        try await withServer { server in
            try await Browser.with(loggedInTo: server, language: "de") { browser in
                try await browser.resize(width: 320, height: 740, scale: 2, isPhone: true)
                try await browser.openReady(server.url)
                try await browser.wait(for: "!document.querySelector('#welcome').hidden", toBe: "true")
                let state = "document.querySelector('[data-step=webhook]')?.dataset.state"
                try await browser.wait(for: state, toBe: "problem")
                let overflow = try await PhoneScreen.overflow(in: browser, width: 320)
                #expect(overflow == [])
                let targets = try await PhoneScreen.smallTargets(in: browser)
                #expect(targets == [])
                let texts = try await PhoneScreen.smallTexts(in: browser)
                #expect(texts == [])
            }
        }
    }

    @Test func `the menu opens below the thumb and leads from page to page`() async throws {
        try await withPhone { server, browser in
            try await browser.openReady(server.url)
            // The wallboard is for walls and has no menu; a way back to the dashboard is enough there.
            let pages = try await browser.pages().filter { $0 != "live" }
            for (page, next) in zip(pages, pages.dropFirst()) {
                try await browser.openReady(server.url + page)
                let link = "document.querySelector('#pages a[href=\"\(next)\"]')"
                #expect(try await browser.text("\(link).checkVisibility()") == "false")
                _ = try await browser.text("document.querySelector('#pages-menu').click()")
                let isWithinReach = """
                    (({ left, right, top, bottom }) => left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
                      && \(link).contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)))
                    (\(link).getBoundingClientRect())
                    """
                #expect(try await browser.text(isWithinReach) == "true", "\(next) on \(page)")
                let here =
                    "[...document.querySelectorAll('#pages [aria-current=page]')].map(a => a.getAttribute('href'))"
                #expect(try await browser.text(here) == page)
                _ = try await browser.text("\(link).click()")
                try await browser.wait(for: "location.pathname", toBe: "/" + next)
            }
            try await expectNoComplaints(browser, server)
        }
    }

    /// Runs a server with calls of every kind, and a phone in the hand of the administrator.
    private func withPhone(width: Int = 360, _ body: (Server, Browser) async throws -> Void) async throws {
        try await withHouse(language: "de") { server, browser in
            try await browser.resize(width: width, height: 740, scale: 2, isPhone: true)
            try await body(server, browser)
        }
    }
}
