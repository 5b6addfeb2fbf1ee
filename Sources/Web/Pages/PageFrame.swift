import Foundation
import Statistics

/// Puts a page together from its own content and what all pages share.
///
/// In the files of pages `{{name}}` stands for a value, and for another file where the name ends in `.html`.
struct PageFrame: Sendable {
    let assets: AssetFiles
    /// Where a visitor of a demo came from; nil for every other site.
    var wayBack: String?

    /// The page as it is sent.
    func page(_ page: Page, _ language: Language) -> String {
        let product = Localized(de: "Anrufstatistik", en: "Call Statistics")[language]
        let folder = "assets/\(assets.fingerprint)/"
        let values = [
            "language": language.rawValue,
            "name": page.fileName,
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
            "sheets": ([page.sheet] + (wayBack == nil ? [] : ["demobanner.css"]))
                .map { "    <link rel=\"stylesheet\" href=\"\(folder)\($0)\">" }.joined(separator: "\n"),
            "early": page.asksEarly ? "    <script src=\"\(folder)early.js\" async></script>\n" : "",
            "script": "    <script src=\"\(folder)\(page.script)\" type=\"module\"></script>",
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
