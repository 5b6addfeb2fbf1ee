import TestSupport
import Testing

/// The pages that explain: what words and figures mean, how the service is, and what it keeps.
@Suite(.serialized) struct ReferencePageTests {
    private static let ready = "document.body.dataset.ready"

    @Test func `words, outcomes and formulas stand beside the figures, and each has an address`() async throws {
        try await withReader(language: "de") { server, browser in
            try await browser.open(server.url + "definitions#outcome-short_abandon")
            try await browser.wait(for: "document.activeElement.id", toBe: "outcome-short_abandon")
            #expect(try await browser.text("document.activeElement.querySelector('h3').textContent") == "Kurzabbruch")
            for section in ["words", "outcomes", "waiting", "formulas"] {
                let entries = "document.querySelectorAll('[data-section=\(section)] article').length"
                #expect(try await browser.text("\(entries) > 0") == "true", "\(section)")
            }
            // A search for what a formula is made of finds it.
            try await browser.open(server.url + "definitions?q=erlang+b")
            try await browser.wait(for: Self.ready, toBe: "true")
            let found = "[...document.querySelectorAll('article:not([hidden])')].map(e => e.id)"
            #expect(try await browser.text("\(found).some(id => id.startsWith('formula-'))") == "true")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test(arguments: [("de", "SQLite-Datei", "Teamleitung"), ("en", "SQLite file", "Team lead")])
    func `the status page says what is stored, where, and which role sees it`(
        language: String,
        place: String,
        role: String
    ) async throws {
        try await withReader(language: language) { server, browser in
            try await browser.open(server.url + "status")
            try await browser.wait(for: Self.ready, toBe: "true")
            let parts = "[...document.querySelectorAll('[data-status]')].map(e => e.dataset.status).join()"
            #expect(try await browser.text(parts) == "service,account,history,teams,coverage,stored")
            #expect(try await browser.text("document.querySelector('.stored dl').textContent").contains(place))
            let heads = try await browser.text("document.querySelector('.rights thead').textContent")
            #expect(heads.contains(role))
            // The least that each role may do: a screen sees numbers shortened, an administrator whole.
            let cells = "document.querySelector('.rights tbody').rows[2].cells"
            #expect(try await browser.text("\(cells)[4].hasAttribute('data-may')") == "true")
            #expect(try await browser.text("\(cells)[1].hasAttribute('data-may')") == "false")
            // A word without a translation would stand there as its key.
            #expect(try await browser.text("/(status|stored)\\.\\w/.test(document.body.innerText)") == "false")
            try await expectNoComplaints(browser, server)
        }
    }

    private func withReader(language: String, _ body: (Server, Browser) async throws -> Void) async throws {
        try await withServer { server in
            try await Browser.with(loggedInTo: server, language: language) { browser in
                try await body(server, browser)
            }
        }
    }
}
