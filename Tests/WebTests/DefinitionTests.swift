import Foundation
import TestSupport
import Testing

/// What words and figures mean, as a page asks for it.
@Suite struct DefinitionTests {
    private struct Entry: Decodable {
        var id: String
        var title: String
    }

    private struct Page: Decodable {
        var words: [Entry]
        var outcomes: [Entry]
        var formulas: [Entry]
    }

    private struct Catalogue: Decodable {
        var outcomes: [Entry]
    }

    @Test func `definitions and catalogue have the same words for outcomes, in the reader's language`() async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": Person.password]) { server in
            let person = try await Person(server)
            for (language, word) in [("de", "Aufgegeben"), ("en", "Abandoned")] {
                let reply = try await person.send("GET", "/api/v1/definitions?lang=\(language)")
                #expect(reply.status == 200)
                #expect(reply["Content-Type"] == "application/json")
                let page = try reply.decoded(Page.self)
                #expect(!page.words.isEmpty && !page.formulas.isEmpty)
                let titles = page.outcomes.map(\.title)
                #expect(titles.contains(word))
                let catalogue = try await person.send("GET", "/api/v1/panels?lang=\(language)").decoded(Catalogue.self)
                #expect(catalogue.outcomes.map(\.title) == titles)
            }
        }
    }

    @Test func `definitions are not for everybody`() async throws {
        try await withServer { server in
            let reply = try await server.stranger.get("/api/v1/definitions")
            #expect(reply.status == 401)
        }
    }
}
