import Foundation
import TestSupport
import Testing

/// The pages beside the dashboard, as a reader opens them.
@Suite(.serialized) struct PageTests {
    private static let ready = "document.body.dataset.ready"

    @Test(arguments: ["live", "calls", "call-backs", "staffing", "definitions", "status", "login"], ["de", "en"])
    func `a page is drawn in the reader's language, without a complaint or another host`(
        page: String,
        language: String
    ) async throws {
        try await withCall { server in
            try await Browser.with(loggedInTo: server, language: language) { browser in
                try await browser.open(server.url + page)
                try await browser.wait(for: Self.ready, toBe: "true")
                #expect(try await browser.text("document.documentElement.lang") == language)
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `a call opens as the timeline of its legs, and closes by the keyboard`() async throws {
        try await withCall { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url + "calls")
                try await browser.wait(for: "document.querySelectorAll('tr[data-call]').length", toBe: "1")
                _ = try await browser.text("document.querySelector('.opener').click()")
                let legs = "document.querySelectorAll('[data-opened] .leg:not(.axis)').length"
                try await browser.wait(for: legs, toBe: "1")
                let kinds = "[...document.querySelectorAll('.part')].map(part => part.dataset.kind).join()"
                try await browser.wait(for: kinds, toBe: "ring,talk")
                try await browser.press("\u{E00C}")
                try await browser.wait(for: "document.querySelectorAll('[data-opened]').length", toBe: "0")
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `the wallboard follows a waiting caller, and shows three digits of the number`() async throws {
        try await withCall { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url + "live")
                try await browser.wait(for: "document.querySelector('#wall-waiting').textContent", toBe: "0")
                try await server.post(TestCall("waiting").newCall())
                try await browser.wait(for: "document.querySelector('#wall-waiting').textContent", toBe: "1")
                let callers = "document.querySelector('#wall-callers').textContent"
                try await browser.wait(for: "\(callers).includes('001')", toBe: "true")
                #expect(try await browser.text("\(callers).includes('4930231250001')") == "false")
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `a definition is found by a word`() async throws {
        try await withCall { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url + "definitions?q=voicemail")
                try await browser.wait(for: Self.ready, toBe: "true")
                let shown = "document.querySelectorAll('article[data-definition]:not([hidden])').length"
                let all = try await browser.text("document.querySelectorAll('article[data-definition]').length")
                let found = try await browser.text(shown)
                #expect((Int(found) ?? 0) > 0)
                #expect((Int(found) ?? 0) < (Int(all) ?? 0))
            }
        }
    }

    @Test func `each page leads to the others`() async throws {
        try await withCall { server in
            try await Browser.with(loggedInTo: server) { browser in
                for page in ["", "calls", "call-backs", "staffing", "definitions", "status", "settings", "account"] {
                    try await browser.open(server.url + page)
                    let ways = "[...document.querySelectorAll('#pages a')].map(a => a.getAttribute('href')).join()"
                    try await browser.wait(
                        for: ways,
                        toBe: "./,live,calls,call-backs,staffing,definitions,status,settings,account"
                    )
                    let here = "document.querySelector('#pages [aria-current=page]').getAttribute('href')"
                    #expect(try await browser.text(here) == (page.isEmpty ? "./" : page))
                }
            }
        }
    }

    /// Runs a server that knows one answered call.
    private func withCall(_ body: (Server) async throws -> Void) async throws {
        try await withServer { server in
            let call = TestCall("one")
            for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
            try await server.waitUntilApplied(3)
            try await body(server)
        }
    }
}
