/// A page of Markdown under construction, in one language.
struct Markdown {
    private(set) var text = ""
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    mutating func heading(_ level: Int, _ title: Localized) {
        block("\(String(repeating: "#", count: level)) \(title[language])")
    }

    mutating func paragraph(_ paragraph: Localized) { block(paragraph[language]) }

    mutating func terms(_ terms: [Definitions.Term]) {
        let lines = terms.map { term in
            let formula = term.formula.map { "`\($0)`; " } ?? ""
            return "- **\(term.name[language])**: \(formula)\(term.meaning[language])"
        }
        block(lines.joined(separator: "\n"))
    }

    mutating func table(_ titles: [Localized], _ rows: [[String]]) {
        let rule = titles.map { _ in "---" }
        let lines = [titles.map { $0[language] }, rule] + rows
        block(lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n"))
    }

    /// A part of the dashboard with all its panels.
    mutating func section(_ section: Panel.Section) {
        heading(3, section.title)
        for panel in Catalogue.panels where panel.section == section {
            heading(4, panel.title)
            let unit = Localized(de: "Einheit", en: "unit")[language]
            block("`\(panel.id)` · \(unit): \(panel.unit.meaning[language])")
            paragraph(panel.definition)
            table(
                [
                    Localized(de: "Spalte", en: "Column"), Localized(de: "Titel", en: "Title"),
                    Localized(de: "Inhalt", en: "Content"),
                ],
                panel.columns.map { ["`\($0.name)`", $0.title[language], $0.meaning[language]] }
            )
        }
    }

    private mutating func block(_ block: String) { text += text.isEmpty ? "\(block)\n" : "\n\(block)\n" }
}
