import Statistics

/// The tile that leads to what SQL alone cannot answer.
enum OwnDashboard {
    static let key = "own-dashboard"

    /// A text with links to the panels that the service itself shows.
    static func tile(_ language: Language) -> Tile {
        let panels = Catalogue.panels.filter { $0.grafanaSQL() == nil }
        let list = panels.map { panel in
            "- [\(panel.title[language])](\(Address.service("/"))) · [CSV](\(panel.csv(language).url))"
        }
        return Tile(
            key: key,
            title: Localized(de: "Mehr im eigenen Dashboard", en: "More on the service's own dashboard")[language],
            description: Localized(
                de: "Was sich mit SQL allein nicht beantworten lässt, zeigt der Dienst selbst.",
                en: "What SQL alone cannot answer, the service shows itself."
            )[language],
            picture: .text(([introduction[language], ""] + list).joined(separator: "\n"))
        )
    }

    private static let introduction = Localized(
        de: "Diese Kennzahlen folgen jedem Anrufer durch alle seine Anrufe. Der Dienst berechnet sie selbst:",
        en: "These figures follow each caller through all of their calls. The service computes them itself:"
    )
}
