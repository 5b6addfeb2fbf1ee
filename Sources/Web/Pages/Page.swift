import Access
import Statistics

/// One page of the built-in dashboard.
struct Page: Sendable {
    /// The last part of its address, and the name of its file; empty for the dashboard itself.
    var name: String
    /// What stands in the window's title.
    var title: Localized
    /// The key under which the pages' scripts know that title.
    var titleKey: String
    /// Its style sheets, besides those of all pages.
    var sheets: [String] = []
    /// Its scripts, besides those of all pages.
    var scripts: [String]
    /// What sets the colours before anything is drawn.
    var theme = "theme.js"
    /// Whether it asks for its first numbers while its scripts are on their way.
    var asksEarly = false
    /// Whether it leads to the other pages.
    var hasNavigation = true
    /// What somebody must be allowed to see it; nil where everybody is.
    var right: Right? = \Identity.canSeeStatistics

    /// The modules that it begins with.
    var allScripts: [String] { scripts + (hasNavigation ? ["nav.js", "usermenu.js"] : []) }

    /// All its style sheets, in their order.
    var allSheets: [String] { ["tokens.css", "app.css", "header.css"] + sheets }

    /// The file that all its scripts are linked into.
    var script: String { fileName + ".page.js" }

    /// The file that all its style sheets are joined in.
    var sheet: String { fileName + ".page.css" }

    /// What the names of its files begin with.
    var fileName: String { name.isEmpty ? "dashboard" : name }

    /// The file with its content.
    var file: String { name.isEmpty ? "index.html" : name + ".html" }

    /// What somebody sees instead of a page that is for others.
    static var forbidden: Page {
        Page(
            name: "forbidden",
            title: Localized(de: "Kein Zugriff", en: "No access"),
            titleKey: "forbidden.page",
            sheets: ["account.css"],
            scripts: ["forbidden.js"]
        )
    }

    /// All pages that have an address.
    static var all: [Page] {
        [
            Page(
                name: "",
                title: Localized(de: "Auswertung", en: "Dashboard"),
                titleKey: "page.dashboard",
                sheets: ["dashboard.css", "firstrun.css"],
                scripts: ["app.js"],
                asksEarly: true
            ),
            Page(
                name: "live",
                title: Localized(de: "Wallboard", en: "Wallboard"),
                titleKey: "wall.title",
                sheets: ["wall.css"],
                scripts: ["wall.js"],
                theme: "walltheme.js",
                hasNavigation: false,
                right: \Identity.canSeeBoard
            ),
            Page(
                name: "calls",
                title: Localized(de: "Anrufe", en: "Calls"),
                titleKey: "calls.title",
                sheets: ["calls.css"],
                scripts: ["calls.js"]
            ),
            Page(
                name: "call-backs",
                title: Localized(de: "Rückrufe", en: "Call-backs"),
                titleKey: "callBacks.title",
                sheets: ["call-backs.css"],
                scripts: ["call-backs.js"]
            ),
            Page(
                name: "staffing",
                title: Localized(de: "Personalbedarf", en: "Staffing"),
                titleKey: "staffing.title",
                sheets: ["staffing.css"],
                scripts: ["staffing.js"]
            ),
            Page(
                name: "definitions",
                title: Localized(de: "Definitionen", en: "Definitions"),
                titleKey: "definitions.title",
                sheets: ["definitions.css"],
                scripts: ["definitions.js"]
            ),
            Page(
                name: "status",
                title: Localized(de: "Status", en: "Status"),
                titleKey: "status.title",
                sheets: ["status.css"],
                scripts: ["status.js"]
            ),
            Page(
                name: "account",
                title: Localized(de: "sipgate-Konto", en: "sipgate account"),
                titleKey: "account.title",
                sheets: ["status.css", "account.css"],
                scripts: ["account.js"]
            ),
            Page(
                name: "settings",
                title: Localized(de: "Einstellungen", en: "Settings"),
                titleKey: "settings.title",
                sheets: ["settings.css"],
                scripts: ["settings.js"],
                right: \Identity.canAnnotate
            ),
            Page(
                name: "login",
                title: Localized(de: "Anmelden", en: "Log in"),
                titleKey: "login.title",
                sheets: ["account.css"],
                scripts: ["login.js"],
                hasNavigation: false,
                right: nil
            ),
        ]
    }
}
