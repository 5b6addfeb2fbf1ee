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
}
