import TestSupport
import Testing

/// The pages as axe-core judges them.
@Suite(.serialized) struct AccessibilityTests {
    @Test(arguments: ["light", "dark"], ["de", "en"])
    func `no page has a barrier`(theme: String, language: String) async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": Server.password]) { server in
            for call in [TestCall("one"), TestCall("two", direction: "out")] {
                for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
            }
            try await server.post(TestCall("missed").newCall())
            try await server.post(TestCall("missed").hangup("cancel"))
            try await server.post(TestCall("waiting").newCall())
            try await server.waitUntilApplied(9)
            try await Browser.with(language: language) { browser in
                try await browser.open(server.url + "login")
                try await browser.choose(theme: theme)
                try await expectNoBarriers(browser, server, "login")
                try await browser.logIn(to: server)
                try await browser.open(server.url)
                try await browser.wait(for: "document.querySelectorAll('#pages a').length > 8", toBe: "true")
                let links = try await browser.text(
                    "[...document.querySelectorAll('#pages a')].map((link) => link.getAttribute('href')).join()"
                )
                for page in links.split(separator: ",").map(String.init) {
                    try await expectNoBarriers(browser, server, page)
                }
            }
        }
    }

    private func expectNoBarriers(_ browser: Browser, _ server: Server, _ page: String) async throws {
        try await browser.open(server.url + page)
        try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
        let barriers = try await Accessibility.barriers(in: browser)
        #expect(barriers.isEmpty, "\(page): \(barriers)")
    }
}
