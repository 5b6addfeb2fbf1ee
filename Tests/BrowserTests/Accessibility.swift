import Foundation
import TestSupport

/// axe-core, which knows what keeps people from using a page.
enum Accessibility {
    /// Something in a page that a rule forbids.
    struct Barrier: Decodable, CustomStringConvertible {
        var rule: String
        var places: [String]

        var description: String { "\(rule): \(places.joined(separator: " | "))" }
    }

    /// WCAG 2.2 up to level AA, and what is good practice besides.
    private static let rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"

    /// What axe finds in the page that is open.
    ///
    /// - Parameter part: A selector of what is judged; nil for the whole page.
    static func barriers(in browser: Browser, within part: String? = nil) async throws -> [Barrier] {
        let file = Product.sources.appending(path: ".build/test-tools/axe_playwright_python/axe.min.js")
        guard let axe = try? String(contentsOf: file, encoding: .utf8) else { throw AccessibilityError.missing }
        _ = try await browser.text("(() => { \(axe)\n; return 'loaded'; })()")
        _ = try await browser.text(
            """
            (window.barriers = undefined, axe.run(\(part.map { "'\($0)'" } ?? "document"), { runOnly: \(rules), resultTypes: ['violations'] }).then(
              ({ violations }) => { window.barriers = JSON.stringify(violations.map(({ id, nodes }) => ({
                rule: id, places: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
              }))); }, (error) => { window.barriers = error.message; }), 'asked')
            """
        )
        var found = ""
        try await eventually("axe has looked at the page", within: .seconds(60)) {
            found = try await browser.text("window.barriers")
            return !found.isEmpty
        }
        return try JSONDecoder().decode([Barrier].self, from: Data(found.utf8))
    }
}

/// Why nobody could look.
enum AccessibilityError: Error, CustomStringConvertible {
    case missing

    var description: String { "axe-core is missing. Run make test, which gets it from PyPI." }
}
