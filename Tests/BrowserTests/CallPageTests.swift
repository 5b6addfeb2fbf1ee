import TestSupport
import Testing

/// The page of calls, as links lead to it.
@Suite(.serialized) struct CallPageTests {
    private static let rows = "document.querySelectorAll('tr[data-call]').length"
    private static let chips = "[...document.querySelectorAll('.chip')].map(e => e.firstChild.textContent).join('|')"

    @Test func `a link may carry any filter: each stands there in words, and a click takes it away`() async throws {
        try await withCall { server, browser in
            let query = "direction=in&outcome=answered&outcome=busy&maxWait=60&minTalk=0.5&state=ended&number=31250001"
            try await browser.open("\(server.url)calls?\(query)")
            try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
            let words = [
                "Incoming", "Answered", "Busy", "Number 31250001", "Waited at most 1:00 min", "Talked at least 0.5 s",
                "Only ended calls",
            ]
            #expect(try await browser.text(Self.chips) == words.joined(separator: "|"))
            _ = try await browser.text("document.querySelector('[data-chip=minTalk]').click()")
            try await browser.wait(for: Self.rows, toBe: "1")
            #expect(try await browser.text("location.search.includes('minTalk')") == "false")
            // The focus goes on to what is left, not to the top of the page.
            #expect(try await browser.text("document.activeElement.dataset.chip") == "state")
            _ = try await browser.text("document.querySelector('#clear').click()")
            try await browser.wait(for: Self.chips, toBe: "")
            _ = try await browser.text("history.back()")
            try await browser.wait(for: "document.querySelectorAll('.chip').length", toBe: "6")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `a link to one call shows it alone, and leads on to all others`() async throws {
        try await withCall { server, browser in
            try await browser.open(server.url + "calls")
            try await browser.wait(for: Self.rows, toBe: "1")
            let id = try await browser.text("document.querySelector('tr[data-call]').dataset.call")
            let opened = "[...document.querySelectorAll('[data-opened]')].map(e => e.dataset.opened).join()"
            try await browser.open(server.url + "calls?call=" + id)
            try await browser.wait(for: opened, toBe: id)
            #expect(try await browser.text("getComputedStyle(document.querySelector('#filters')).display") == "none")
            #expect(try await browser.text(Self.rows) == "0")
            _ = try await browser.text("document.querySelector('[data-opened] [data-do=close]').click()")
            try await browser.wait(for: Self.rows, toBe: "1")
            #expect(try await browser.text("document.querySelectorAll('[data-opened]').length") == "0")
            // In a list, a call has an address as well.
            try await browser.open(server.url + "calls#call-" + id)
            try await browser.wait(for: opened, toBe: id)
            try await browser.wait(for: Self.rows, toBe: "1")
            try await expectNoComplaints(browser, server)
        }
    }

    /// Runs a server that knows one answered call, and a browser in which the administrator is logged in.
    private func withCall(_ body: (Server, Browser) async throws -> Void) async throws {
        try await withServer { server in
            let call = TestCall("one")
            for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
            try await server.waitUntilApplied(3)
            try await Browser.with(loggedInTo: server) { browser in try await body(server, browser) }
        }
    }
}
