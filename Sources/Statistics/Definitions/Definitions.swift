import Calls
import Formulas

/// The product's public definitions: what every word and every figure means.
///
/// The pages in `Docs` are printed from here, so that they cannot say anything else than the dashboard.
public enum Definitions {
    /// A word or a figure, and what it means.
    struct Term: Sendable {
        let name: Localized
        /// How it is computed; nil where nothing is.
        var formula: String?
        let meaning: Localized

        /// The name in addresses: the English one in small letters, with hyphens instead of blanks.
        var id: String {
            name.en.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.joined(separator: "-")
        }
    }

    /// All definitions as a page of Markdown.
    public static func markdown(_ language: Language) -> String {
        var page = Markdown(language)
        page.heading(1, Localized(de: "Definitionen", en: "Definitions"))
        page.paragraph(introduction)
        page.heading(2, Localized(de: "Begriffe", en: "Words"))
        page.terms(words)
        page.heading(2, Localized(de: "Ausgang", en: "Outcome"))
        page.paragraph(outcome)
        page.table(
            [Localized(de: "Name", en: "Name"), Localized(de: "Ausgang", en: "Outcome"), meaning],
            Outcome.allCases.map { ["`\($0.rawValue)`", $0.title[language], $0.meaning[language]] }
        )
        page.heading(2, Localized(de: "Zählweise", en: "How it is counted"))
        page.terms(conventions)
        page.heading(3, Localized(de: "Zeiteinheiten", en: "Units of time"))
        page.table(
            [Localized(de: "Name", en: "Name"), meaning],
            TimeUnit.allCases.map { ["`\($0.rawValue)`", $0.meaning[language]] }
        )
        page.heading(2, Localized(de: "Servicelevel", en: "Service level"))
        page.paragraph(serviceLevel)
        page.terms(symbols)
        page.table(
            [
                Localized(de: "Formel", en: "Formula"), Localized(de: "Rechnung", en: "Computation"), meaning,
            ],
            ServiceLevel.Formula.allCases.map { ["\($0.rawValue)", "`\($0.text)`", $0.meaning[language]] }
        )
        page.heading(2, Localized(de: "Erlang", en: "Erlang"))
        page.paragraph(erlang)
        page.terms(erlangFormulas)
        page.heading(2, Localized(de: "Kennzahlen", en: "Figures"))
        page.paragraph(figures)
        for section in Panel.Section.allCases { page.section(section) }
        return page.text
    }

    private static let meaning = Localized(de: "Bedeutung", en: "Meaning")

    private static let introduction = Localized(
        de: "Was jede Zahl genau bedeutet. Diese Seite entsteht aus denselben Texten wie die Auskünfte des "
            + "Dashboards: `call-statistics definitions --lang de`.",
        en: "What exactly every figure means. This page is made from the same texts as the explanations on the "
            + "dashboard: `call-statistics definitions --lang en`."
    )

    private static let figures = Localized(
        de: "Jede Kennzahl gibt es unter ihrer Kennung als JSON (`/api/v1/panels/KENNUNG`) und als CSV "
            + "(`/api/v1/panels/KENNUNG.csv`).",
        en: "Every figure is there under its id as JSON (`/api/v1/panels/ID`) and as CSV (`/api/v1/panels/ID.csv`)."
    )
}
