import Foundation
import Statistics

/// Puts a page together from its own content and what all pages share.
///
/// In the files of pages `{{name}}` stands for a value, and for another file where the name ends in `.html`.
struct PageFrame: Sendable {
    let assets: AssetFiles

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
            "content": Asset.text(page.file) ?? "",
            "sheets": (["tokens.css", "app.css"] + page.sheets)
                .map { "    <link rel=\"stylesheet\" href=\"\(folder)\($0)\">" }.joined(separator: "\n"),
            "scripts":
                (charts
                + scripts.map { "    <script src=\"\(folder)\($0)\" type=\"module\"></script>" }
                + modules.filter { !scripts.contains($0) }
                .map { "    <link rel=\"modulepreload\" href=\"\(folder)\($0)\">" }).joined(separator: "\n"),
        ]
        return filled(Asset.text("frame.html") ?? "", values)
    }

    private func filled(_ text: String, _ values: [String: String]) -> String {
        text.replacing(#/\{\{([a-zA-Z.]+)\}\}/#) { match in
            let name = String(match.1)
            return filled(name.hasSuffix(".html") ? Asset.text(name) ?? "" : values[name] ?? "", values)
        }
    }
}
