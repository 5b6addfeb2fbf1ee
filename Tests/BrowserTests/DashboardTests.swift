import Foundation
import TestSupport
import Testing

/// The dashboard as a reader sees it, in a real browser, fed by real events.
@Suite(.serialized) struct DashboardTests {
    private static let waiting = "document.querySelector('[data-live=waiting]')?.textContent"
    private static let active = "document.querySelector('[data-live=active]')?.textContent"
    private static let ready = "document.body.dataset.ready"
    private static let connection = "document.querySelector('#connection').dataset.state"

    @Test(arguments: [("de", "Wartende Anrufe", "Waiting in queue"), ("en", "Waiting in queue", "Wartende Anrufe")])
    func `all panels are drawn in the reader's language, without a complaint or another host`(
        language: String,
        title: String,
        otherTitle: String
    ) async throws {
        try await withServer { server in
            let call = TestCall("shown")
            for body in [call.newCall(), call.answer(), call.hangup()] { try await server.post(body) }
            try await server.waitUntilApplied(3)
            try await Browser.with(loggedInTo: server, language: language) { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.ready, toBe: "true")
                let drawn = try await browser.text(
                    "[...document.querySelectorAll('[data-panel]')].map(e => e.dataset.panel)"
                )
                #expect(Set(drawn.split(separator: ",").map(String.init)).isSuperset(of: PanelTable.ids))
                let failed = try await browser.text("document.querySelectorAll('[data-panel][data-failed]').length")
                #expect(failed == "0")
                let heading = try await browser.text("document.querySelector('[data-panel=waiting] h3').textContent")
                #expect(heading == title)
                #expect(try await browser.text("document.documentElement.lang") == language)
                let pictures = "[...document.querySelectorAll('[data-kind=series] canvas')].map(c => Chart.getChart(c))"
                let isOriginal = "\(PanelTable.ids).includes(c.canvas.closest('[data-panel]').dataset.panel)"
                let drawnPictures = "\(pictures).filter(c => c && c.width > 0 && c.height > 0 && \(isOriginal))"
                #expect(try await browser.text("\(drawnPictures).length") == "6")
                // The other language is one click away, without a reload.
                let switched = language == "de" ? "en" : "de"
                _ = try await browser.text("document.querySelector('#language [value=\(switched)]').click()")
                try await browser.wait(for: "document.documentElement.lang", toBe: switched)
                try await browser.wait(
                    for: "document.querySelector('[data-panel=waiting] h3').textContent",
                    toBe: otherTitle
                )
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `an empty server says where sipgate must send its events`() async throws {
        let address = "https://calls.example.org/webhook"
        try await withServer(environment: ["SIPGATE_WEBHOOK_URL": address]) { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.ready, toBe: "true")
                try await browser.wait(for: "document.querySelector('#webhook-address').value", toBe: address)
                #expect(try await browser.text("document.querySelector('#statistics').hidden") == "true")
                // The first call of all makes the dashboard appear by itself.
                try await server.post(TestCall("first").newCall())
                try await browser.wait(for: "document.querySelector('#statistics').hidden", toBe: "false")
                try await browser.wait(for: Self.waiting, toBe: "1")
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `a call comes, is answered and ends before the reader's eyes`() async throws {
        let (before, call) = (TestCall("before"), TestCall("watched"))
        try await withServer(environment: ["TIME_ZONE": Server.zoneAtNoon]) { server in
            for body in [before.newCall(), before.hangup("cancel")] { try await server.post(body) }
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.ready, toBe: "true")
                try await browser.wait(for: Self.connection, toBe: "connected")
                _ = try await browser.text("window.isTheSamePage = true")
                for (body, waiting, active) in [(call.newCall(), "1", "0"), (call.answer(), "0", "1")] {
                    try await server.post(body)
                    try await browser.wait(for: Self.waiting, toBe: waiting)
                    try await browser.wait(for: Self.active, toBe: active)
                }
                let row = "document.querySelector('[data-panel=active-calls-list] tbody').textContent"
                try await browser.wait(for: "\(row).includes('+\(call.from)')", toBe: "true")
                try await server.post(call.hangup())
                try await browser.wait(for: Self.active, toBe: "0")
                // What has ended enters the statistics by itself, too.
                let shares = "document.querySelector('[data-panel=incoming-answer-ratio]').textContent.includes('50')"
                try await browser.wait(for: shares, toBe: "true")
                #expect(try await browser.text("window.isTheSamePage") == "true")
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `the keyboard reaches the filter bar and works it`() async throws {
        let (tab, enter) = ("\u{E004}", "\u{E007}")
        try await withServer { server in
            try await server.post(TestCall("any").newCall())
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.ready, toBe: "true")
                try await browser.press(tab)
                #expect(try await browser.text("document.activeElement.className") == "skip")
                let isInFilters = "document.querySelector('#filters').contains(document.activeElement)"
                var steps = 0
                while try await browser.text(isInFilters) == "false", steps < 30 {
                    try await browser.press(tab)
                    steps += 1
                }
                #expect(try await browser.text(isInFilters) == "true")
                let focus = "getComputedStyle(document.activeElement).outlineStyle"
                #expect(try await browser.text(focus) != "none")
                try await browser.press(tab)
                let chosen = try await browser.text("document.activeElement.value")
                try await browser.press(enter)
                try await browser.wait(
                    for: "document.querySelector('#filters [aria-pressed=true]').value",
                    toBe: chosen
                )
                try await browser.wait(for: "location.search.includes('\(chosen)')", toBe: "true")
            }
        }
    }
}
