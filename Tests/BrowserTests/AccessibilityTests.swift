import TestSupport
import Testing

/// The pages as axe-core judges them.
@Suite(.serialized) struct AccessibilityTests {
    @Test(arguments: ["light", "dark"], ["de", "en"])
    func `no page has a barrier`(theme: String, language: String) async throws {
        try await withHouse(language: language) { server, browser in
            try await browser.choose(theme: theme)
            try await browser.openReady(server.url)
            let pages = try await browser.pages()
            #expect(pages.contains("live"))
            for page in pages + ["login"] {
                try await browser.openReady(server.url + page)
                try await expectNoBarriers(browser, page)
            }
        }
    }

    @Test(arguments: zip(["light", "dark"], ["de", "en"]))
    func `what opens on a page has no barrier`(theme: String, language: String) async throws {
        try await withHouse(language: language) { server, browser in
            try await browser.choose(theme: theme)
            for opened in OpenedPage.all {
                try await opened.open(in: browser, at: server.url)
                // What lies in front of a page may hide half a button of it: it goes away again.
                try await expectNoBarriers(browser, opened.name, within: opened.isWindow ? opened.opened : nil)
            }
        }
    }

    @Test(arguments: zip(["light", "dark"], ["de", "en"]))
    func `the first run has no barrier`(theme: String, language: String) async throws {
        try await withServer { server in
            try await Browser.with(loggedInTo: server, language: language) { browser in
                try await browser.choose(theme: theme)
                try await browser.openReady(server.url)
                try await browser.wait(for: "!document.querySelector('#welcome').hidden", toBe: "true")
                try await browser.wait(
                    for: "document.querySelector('[data-step=webhook]')?.dataset.state",
                    toBe: "problem"
                )
                try await expectNoBarriers(browser, "the first run")
                _ = try await browser.text("document.querySelector('#self-test-run').click()")
                try await browser.wait(for: "document.querySelectorAll('[data-test]').length", toBe: "7")
                let outcome = "document.querySelector('#self-test .first-outcome').dataset.state"
                try await browser.wait(for: outcome, toBe: "done")
                try await expectNoBarriers(browser, "the self-test of the first run")
            }
        }
    }

    private func expectNoBarriers(_ browser: Browser, _ name: String, within part: String? = nil) async throws {
        // What still appears or fades has no contrast yet; what moves for ever is not waited for.
        let moving = "document.getAnimations().filter(({ playState }) => playState === 'running')"
        let isStill = "\(moving).every(({ effect }) => effect.getTiming().iterations === Infinity)"
        try await browser.wait(for: isStill, toBe: "true")
        let barriers = try await Accessibility.barriers(in: browser, within: part)
        #expect(barriers.isEmpty, "\(name): \(barriers)")
    }
}
