import Foundation
import TestSupport
import Testing

/// The words for outcomes, which pages have from the catalogue.
@Suite(.serialized) struct OutcomeWordTests {
    private struct Catalogue: Decodable {
        struct Outcome: Decodable {
            var title: String
        }

        var outcomes: [Outcome]
    }

    @Test func `the filter of calls has the catalogue's words, also after a change of the language`() async throws {
        try await withServer { server in
            try await Browser.with(loggedInTo: server, language: "de") { browser in
                try await browser.open("\(server.url)calls")
                try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
                let choices = "[...document.querySelectorAll('input[name=outcome][value]:not([value=\"\"])')]"
                let words = "\(choices).map(e => e.closest('label').textContent.trim()).sort().join('|')"
                for language in ["de", "en"] {
                    _ = try await browser.text("document.querySelector('#language [value=\(language)]').click()")
                    let catalogue = try await server.http.get("/api/v1/panels?lang=\(language)")
                    let titles = try catalogue.decoded(Catalogue.self).outcomes.map(\.title)
                    try await browser.wait(for: words, toBe: titles.sorted().joined(separator: "|"))
                }
            }
        }
    }
}
