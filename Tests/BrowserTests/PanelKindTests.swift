import Foundation
import TestSupport
import Testing

/// Every kind of panel beyond the original ones, and what the filter bar does to them.
@Suite(.serialized) struct PanelKindTests {
    private static let ready = "document.body.dataset.ready"

    @Test func `a section further down asks the server only when it comes into view`() async throws {
        try await withDashboard { browser, server in
            let first = try await browser.requestedAddresses()
            #expect(first.contains { $0.contains("/api/v1/panels/total-calls?") })
            #expect(!first.contains { $0.contains("/api/v1/panels/abandonment?") })
            try await browser.show(section: "service")
            var later: [String] = []
            try await eventually("the section asks for its panels") {
                later += try await browser.requestedAddresses()
                return later.contains { $0.contains("/api/v1/panels/abandonment?") }
            }
            #expect(!later.contains { $0.contains("/api/v1/panels/missed-callers?") })
        }
    }

    @Test func `a week is a table of seven days and twenty-four hours`() async throws {
        try await withDashboard { browser, server in
            try await browser.show(section: "load")
            let panel = "document.querySelector('[data-panel=weekday-hours]')"
            try await browser.wait(for: "\(panel).querySelectorAll('tbody tr').length", toBe: "7")
            let days = "[...\(panel).querySelectorAll('tbody th[scope=row]')].map(th => th.textContent)"
            #expect(try await browser.text(days) == "Mon,Tue,Wed,Thu,Fri,Sat,Sun")
            #expect(try await browser.text("\(panel).querySelectorAll('thead th[scope=col]').length") == "24")
            let filled = "[...\(panel).querySelectorAll('tbody td')].map(td => td.textContent).filter(text => text > 0)"
            #expect(try await browser.text(filled) == "1")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `percentiles of too few calls are not drawn, and the panel says why`() async throws {
        try await withDashboard { browser, server in
            try await browser.show(section: "waiting")
            let words = "document.querySelector('[data-panel=wait-percentiles] .nothing').textContent"
            try await browser.wait(for: words, toBe: "Too few calls in each unit of time. Choose a longer unit.")
            let others = "document.querySelector('[data-panel=answer-time] .nothing').hidden"
            #expect(try await browser.text(others) == "true")
        }
    }

    @Test func `a service level is drawn and read in percent`() async throws {
        try await withDashboard { browser, server in
            try await browser.show(section: "service")
            let panel = "document.querySelector('[data-panel=service-level]')"
            let ticks = "Chart.getChart(\(panel).querySelector('canvas'))?.scales.y.ticks.map(tick => tick.label)"
            try await browser.wait(for: ticks, toBe: "0%,25%,50%,75%,100%")
            try await browser.showTable(of: "service-level")
            let levels = "[...\(panel).querySelectorAll('tbody td:nth-child(2)')].map(td => td.textContent)"
            #expect(try await browser.text("\(levels).includes('100%')") == "true")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `the opening hours stand in the address and in the questions to the server`() async throws {
        try await withDashboard { browser, server in
            _ = try await browser.requestedAddresses()
            let choose = "(select => { select.value = 'in'; select.dispatchEvent(new Event('change')) })"
            _ = try await browser.text("\(choose)(document.querySelector('#hours'))")
            try await browser.wait(for: "new URLSearchParams(location.search).get('hours')", toBe: "in")
            var asked: [String] = []
            try await eventually("the server is asked for calls in opening hours") {
                asked += try await browser.requestedAddresses().filter { $0.contains("/api/v1/panels/total-calls?") }
                return asked.contains { $0.contains("hours=in") }
            }
            // A link to this address shows the same.
            try await browser.open(try await browser.text("location.href"))
            try await browser.wait(for: "document.querySelector('#hours')?.value", toBe: "in")
            try await browser.wait(for: Self.ready, toBe: "true")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `a comparison draws the period before as lines of their own`() async throws {
        try await withDashboard(of: ["demo", "--days", "15"], "?range=7d") { browser, server in
            let panel = "document.querySelector('[data-panel=total-calls]')"
            let lines = "Chart.getChart(\(panel).querySelector('canvas'))?.data.datasets.length"
            try await browser.wait(for: lines, toBe: "3")
            _ = try await browser.text("document.querySelector('#compare').click()")
            try await browser.wait(for: lines, toBe: "6")
            #expect(try await browser.text("new URLSearchParams(location.search).get('compare')") == "previous")
            #expect(try await browser.text("\(panel).querySelector('.legend .earlier').textContent") == "Period before")
            try await browser.showTable(of: "total-calls")
            let heads = try await browser.text("[...\(panel).querySelectorAll('thead th')].map(th => th.textContent)")
            #expect(heads == "Time,All,Incoming,Outgoing,All (before),Incoming (before),Outgoing (before)")
            // The demo's year may still be loading; the page follows by itself.
            let before = "[...\(panel).querySelectorAll('tbody td:nth-child(5)')].map(td => td.textContent)"
            try await browser.wait(for: "\(before).some(text => text > 0)", toBe: "true")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test(arguments: [("de", "übergangene Teams: 1"), ("en", "skipped for too few numbers: 1")])
    func `the status page names a team that was skipped`(language: String, words: String) async throws {
        let teams = #"[{"name": "Lonely", "numbers": ["+492214710120"]}]"#
        try await withFolder { folder in
            try teams.write(to: folder.appending(path: "teams.json"), atomically: true, encoding: .utf8)
            try await Server.start(in: folder).use { server in
                try await Browser.with(loggedInTo: server, language: language) { browser in
                    try await browser.open(server.url + "status")
                    let row = "document.querySelector('[data-status=teams] tbody tr')?.textContent"
                    try await browser.wait(for: row, toBe: "Lonely11")
                    let notice = try await browser.text("document.querySelector('#notices').textContent")
                    #expect(notice.contains(words))
                    #expect(try await browser.text("document.documentElement.lang") == language)
                    try await expectNoComplaints(browser, server)
                }
            }
        }
    }

    /// Runs a dashboard with one answered call, or that of another command, and opens it.
    private func withDashboard(
        of command: [String] = ["serve"],
        _ search: String = "",
        _ body: (Browser, Server) async throws -> Void
    ) async throws {
        try await withServer(command, environment: ["TIME_ZONE": Server.zoneAtNoon]) { server in
            if command == ["serve"] {
                let call = TestCall("one")
                for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
                try await server.waitUntilApplied(3)
            }
            try await Browser.with(loggedInTo: command == ["serve"] ? server : nil) { browser in
                try await browser.open(server.url + search)
                try await browser.wait(for: Self.ready, toBe: "true")
                try await body(browser, server)
            }
        }
    }
}

extension Browser {
    /// Scrolls to a section.
    fileprivate func show(section: String) async throws {
        _ = try await text("document.querySelector('[data-section=\(section)]').scrollIntoView()")
    }

    /// Shows a chart as its table.
    fileprivate func showTable(of panel: String) async throws {
        _ = try await text("document.querySelector('[data-panel=\(panel)] [data-tool=table]').click()")
    }
}
