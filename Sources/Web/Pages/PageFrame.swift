import Foundation
import Statistics

/// Puts a page together from its own content and what all pages share.
///
/// In the files of pages `{{name}}` stands for a value, and for another file where the name ends in `.html`.
struct PageFrame: Sendable {
    /// The style sheets of all pages.
    private static let sheets = ["tokens.css", "app.css", "header.css"]

    let assets: AssetFiles
    /// Where a visitor of a demo came from; nil for every other site.
    var wayBack: String?

    /// The page as it is sent.
    func page(_ page: Page, _ language: Language) -> String {
        let product = Localized(de: "Anrufstatistik", en: "Call Statistics")[language]
        let folder = "assets/\(assets.fingerprint)/"
        let scripts = page.scripts + (page.hasNavigation ? ["nav.js", "usermenu.js"] : [])
        let modules = assets.closure(of: scripts)
        let charts = page.hasCharts ? ["    <script src=\"\(folder)chart.js\" defer></script>"] : []
        let values = [
            "language": language.rawValue,
            "name": page.name.isEmpty ? "dashboard" : page.name,
            "title": page.title[language],
            "titleKey": page.titleKey,
            "product": product,
            "assets": folder,
            "theme": page.theme,
            "banner": wayBack == nil ? "" : "{{demobanner.html}}",
            "wayBack": wayBack ?? "",
            "demoBanner": Self.demoBanner[language],
            "demoBack": Self.demoBack[language],
            "content": Asset.text(page.file) ?? "",
            "sheets": (Self.sheets + page.sheets + (wayBack == nil ? [] : ["demobanner.css"]))
                .map { "    <link rel=\"stylesheet\" href=\"\(folder)\($0)\">" }.joined(separator: "\n"),
            "scripts":
                (charts
                + scripts.map { "    <script src=\"\(folder)\($0)\" type=\"module\"></script>" }
                + modules.filter { !scripts.contains($0) }
                .map { "    <link rel=\"modulepreload\" href=\"\(folder)\($0)\">" }).joined(separator: "\n"),
        ]
        return filled(Asset.text("frame.html") ?? "", values)
    }

    private static var demoBanner: Localized {
        Localized(
            de: "Demo: Alle Anrufe sind simuliert, nichts davon wird aufbewahrt.",
            en: "Demo: all calls are simulated, and nothing of it is kept."
        )
    }

    private static var demoBack: Localized {
        Localized(de: "Zurück zum eigenen Dienst", en: "Back to your own service")
    }

    private func filled(_ text: String, _ values: [String: String]) -> String {
        text.replacing(#/\{\{([a-zA-Z.]+)\}\}/#) { match in
            let name = String(match.1)
            return filled(name.hasSuffix(".html") ? Asset.text(name) ?? "" : values[name] ?? "", values)
        }
    }
}
