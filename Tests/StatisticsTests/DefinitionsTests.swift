import Calls
import Foundation
import Statistics
import Testing

/// The pages of definitions, which are printed from the code.
struct DefinitionsTests {
    @Test(arguments: [(Language.en, "definitions.md"), (.de, "definitions.de.md")])
    func `a page of definitions is what the code says, see make definitions`(language: Language, name: String) throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: package.appending(path: "Docs/\(name)"), encoding: .utf8)
        let (written, wanted) = (page.split(separator: "\n"), Definitions.markdown(language).split(separator: "\n"))
        let firstDifference = zip(written, wanted).first { $0 != $1 }
        #expect(firstDifference == nil)
        #expect(written.count == wanted.count)
    }

    @Test(arguments: Language.allCases) func `no panel is missing`(language: Language) {
        let page = Definitions.markdown(language)
        for panel in Catalogue.panels {
            #expect(page.contains("\n`\(panel.id)` · "), "\(panel.id)")
            #expect(page.contains(panel.definition[language]), "\(panel.id)")
        }
    }

    @Test(arguments: Language.allCases) func `every table has as many cells in each row as in its first`(
        language: Language
    ) {
        for block in Definitions.markdown(language).split(separator: "\n\n") where block.hasPrefix("|") {
            let counts = block.split(separator: "\n").map { row in row.filter { $0 == "|" }.count }
            #expect(Set(counts).count == 1, "\(block)")
        }
    }

    private struct Page: Decodable {
        struct Entry: Decodable {
            var id: String
            var title: String
            var meaning: String
            var formula: String?
        }

        var words: [Entry]
        var outcomes: [Entry]
        var formulas: [Entry]
        var all: [Entry] { words + outcomes + formulas }
    }

    private func page(_ language: Language) throws -> Page {
        try JSONDecoder().decode(Page.self, from: Data(Definitions.json(language)))
    }

    @Test(arguments: Language.allCases) func `definitions as JSON say what the page says`(language: Language) throws {
        let (page, text) = (try page(language), Definitions.markdown(language))
        for entry in page.all {
            #expect(text.contains(entry.title), "\(entry.id)")
            #expect(text.contains(entry.meaning), "\(entry.id)")
            #expect(entry.formula.map(text.contains) != false, "\(entry.id)")
        }
        #expect(page.outcomes.map(\.id) == Outcome.allCases.map(\.rawValue))
        #expect(page.formulas.compactMap(\.formula).contains("A_T / (A + B)"))
    }

    @Test func `a definition has the same id in every language, and no other has it`() throws {
        let (english, german) = (try page(.en), try page(.de))
        #expect(english.all.map(\.id) == german.all.map(\.id))
        for part in [english.words, english.outcomes, english.formulas] {
            #expect(Set(part.map(\.id)).count == part.count)
        }
        #expect(english.words.first { $0.id == "short-abandon" }?.title == "Short abandon")
    }
}
