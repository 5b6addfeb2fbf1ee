import TestSupport
import Testing

/// What a browser asks for until the dashboard can be used: on a slow phone each journey to the server takes long.
@Suite(.serialized) struct FirstViewTests {
    @Test func `the first numbers take three journeys, each is asked for once, and the rest comes after them`()
        async throws
    {
        try await withServer { server in
            try await server.post(TestCall("waiting").newCall())
            try await server.waitUntilApplied(1)
            try await Browser.with(loggedInTo: server) { browser in
                _ = try await browser.requestedAddresses()
                try await browser.open(server.url)
                try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
                let asked = try await browser.requestedAddresses().filter { $0.hasPrefix(server.url) }
                let names = asked.map { String($0.split(separator: "/").last ?? "") }
                let charts = try #require(names.firstIndex(of: "chart.js"))
                let bar = try #require(names.firstIndex(of: "dashboard.statistics.js"))
                let rest = min(charts, bar)
                // The page; what it names, of which early.js asks for the numbers; nothing else but pictures.
                let files = Set(names[1..<rest].filter { $0.hasSuffix(".js") || $0.hasSuffix(".css") })
                #expect(
                    files.isSubset(of: [
                        "early.js", "theme.js", "dashboard.page.css", "dashboard.page.js", "liveworker.js",
                    ])
                )
                for number in ["live?lang=en", "panels?lang=en", "session"] {
                    // Later on a page may look again whether something has changed.
                    #expect(names[..<rest].count { $0 == number } == 1, "\(number)")
                }
                // The numbers of today come before those of charts.
                let panels = asked.compactMap { $0.firstMatch(of: /\/panels\/([a-z-]+)\?/).map { String($0.1) } }
                #expect(panels.prefix(4) == ["incoming-calls", "service-level", "longest-waits", "peak-calls"])
            }
        }
    }

    @Test func `where the rest of the page does not come, the numbers of this moment live on, and it is said`()
        async throws
    {
        try await withServer { server in
            try await server.post(TestCall("waiting").newCall())
            try await server.waitUntilApplied(1)
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.block("*/dashboard.statistics.js")
                try await browser.open(server.url)
                try await browser.wait(for: "document.querySelector('[data-live=waiting]')?.textContent", toBe: "1")
                try await browser.wait(
                    for: "document.querySelector('#notices [data-level=problem]')?.textContent",
                    toBe: "A part of this page could not be loaded. Load the page again."
                )
                try await server.post(TestCall("second").newCall())
                try await browser.wait(for: "document.querySelector('[data-live=waiting]').textContent", toBe: "2")
            }
        }
    }
}
