import Foundation
import TestSupport
import Testing

/// The first run, as an administrator and a viewer live through it.
@Suite(.serialized) struct FirstRunTests {
    private static let ready = "document.body.dataset.ready"
    private static let isFirst = "!document.querySelector('#welcome').hidden"
    private static let settings = ["ADMIN_PASSWORD": Server.password]

    @Test func `a new server tests itself, shows the demo, and turns into the dashboard with the first call`()
        async throws
    {
        try await withServer(environment: Self.settings) { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.isFirst, toBe: "true")
                let state = { (step: String) in "document.querySelector('[data-step=\(step)]').dataset.state" }
                try await browser.wait(for: state("account"), toBe: "optional")
                try await browser.wait(
                    for: "document.querySelectorAll('[data-step=account] a[href=account]').length",
                    toBe: "1"
                )
                // This server is where no sipgate can reach it.
                try await browser.wait(for: state("webhook"), toBe: "problem")
                #expect(try await browser.words(of: "[data-step=webhook]").contains("SIPGATE_WEBHOOK_URL"))
                try await browser.wait(for: state("call"), toBe: "waiting")

                _ = try await browser.text("document.querySelector('#self-test-run').click()")
                try await browser.wait(for: "document.querySelectorAll('[data-test]').length", toBe: "7")
                #expect(
                    try await browser.text("document.querySelectorAll('[data-test][data-state=done]').length") == "7"
                )
                try await browser.wait(
                    for: "document.querySelector('#self-test .first-outcome').dataset.state",
                    toBe: "done"
                )
                #expect(try await browser.text(Self.isFirst) == "true")
                #expect(try await server.http.get("/api/v1/calls").text.contains(#""calls":[]"#))

                _ = try await browser.text("document.querySelector('#demo-start').click()")
                let problem = "document.querySelector('.first-outcome[data-state=problem]')?.textContent"
                try await browser.wait(for: "\(problem) ?? location.pathname", toBe: "/demo/", within: .seconds(120))
                try await browser.wait(for: Self.ready, toBe: "true")
                try await browser.wait(for: "document.querySelector('#statistics').hidden", toBe: "false")
                #expect(
                    try await browser.text("document.querySelector('#demo-banner').innerText").contains("simulated")
                )
                _ = try await browser.text("document.querySelector('#demo-banner a').click()")
                try await browser.wait(for: "location.pathname", toBe: "/")
                try await browser.wait(for: "document.querySelector('#demo-end')?.textContent", toBe: "End it")
                _ = try await browser.text("document.querySelector('#demo-end').click()")
                try await browser.wait(for: "document.querySelector('#demo-start')?.textContent", toBe: "Open the demo")

                _ = try await browser.text("window.isTheSamePage = true")
                try await server.post(TestCall("first").newCall())
                try await browser.wait(for: "document.querySelector('#statistics').hidden", toBe: "false")
                try await browser.wait(for: "document.querySelector('#welcome').hidden", toBe: "true")
                #expect(try await browser.text("window.isTheSamePage") == "true")
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test(arguments: [true, false])
    func `the address of the webhook is copied, also where a page has no clipboard`(hasClipboard: Bool) async throws {
        let address = "https://calls.example.org/webhook"
        try await withServer(environment: ["SIPGATE_WEBHOOK_URL": address]) { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.allowClipboard()
                try await browser.open(server.url)
                try await browser.wait(for: "document.querySelector('#webhook-address')?.value", toBe: address)
                try await browser.wait(for: "document.querySelector('[data-step=webhook]').dataset.state", toBe: "todo")
                if !hasClipboard {
                    _ = try await browser.text("navigator.clipboard.writeText = () => Promise.reject(new Error())")
                }
                let button = "document.querySelector('#webhook-address + button')"
                // A key and not a script: browsers let nothing be copied that nobody has asked for.
                _ = try await browser.text("\(button).focus()")
                try await browser.press(Browser.enter)
                try await browser.wait(for: "\(button).textContent", toBe: "Copied")
                let read = "navigator.clipboard.readText().then(words => { document.body.dataset.clipboard = words; })"
                _ = try await browser.text(read)
                try await browser.wait(for: "document.body.dataset.clipboard", toBe: address)
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `a self-test that fails says which step, and what to do about it`() async throws {
        try await withServer(environment: ["UNSAFE_SKIP_SIGNATURE_CHECK": "true"]) { server in
            try await Browser.with(loggedInTo: server, language: "de") { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.isFirst, toBe: "true")
                try await browser.wait(for: "document.querySelectorAll('#self-test-run').length", toBe: "1")
                try await browser.click("#self-test-run")
                let outcome = "document.querySelector('#self-test .first-outcome').textContent"
                try await browser.wait(for: outcome, toBe: "Ein Schritt funktioniert noch nicht.")
                let failed = "[data-test][data-state=problem]"
                #expect(try await browser.words(of: "\(failed) .first-name").hasPrefix("Fälschungen werden abgewiesen"))
                #expect(try await browser.words(of: "\(failed) .first-detail").contains("UNSAFE_SKIP_SIGNATURE_CHECK"))
                try await expectNoComplaints(browser, server)
            }
        }
    }

    @Test func `a viewer is told that an administrator has to do something, and offered nothing`() async throws {
        try await withServer(environment: Self.settings) { server in
            try await server.waitForUser()
            try await server.user("add", "viewer", "--role", "viewer")
            try await Browser.with(language: "de") { browser in
                try await browser.logIn(to: server, as: "viewer")
                try await browser.open(server.url)
                try await browser.wait(for: "document.querySelectorAll('[data-step=administrator]').length", toBe: "1")
                let words = try await browser.text("document.querySelector('#welcome').innerText")
                #expect(words.contains("Ein Administrator muss"))
                #expect(try await browser.text("document.querySelectorAll('#welcome button').length") == "0")
                try await expectNoComplaints(browser, server)
            }
        }
    }
}
