import TestSupport
import Testing

/// The page of call-backs, as somebody works through it.
@Suite(.serialized) struct CallBackPageTests {
    private static let rows = "document.querySelectorAll('tr[data-caller]').length"

    @Test func `a caller is dismissed with a reason and taken back, by the keyboard alone`() async throws {
        try await withPage(missed: ["4930231250001", "4930231250002"]) { server, browser in
            try await browser.open(server.url + "call-backs")
            try await browser.wait(for: Self.rows, toBe: "2")
            try await browser.tab(to: "document.activeElement.matches('.opener')")
            try await browser.press(Key.down)
            let focused = "document.activeElement.closest('tr')?.rowIndex"
            #expect(try await browser.text(focused) == "2")
            let number = try await browser.text("document.activeElement.textContent")

            try await browser.press("d")
            try await browser.wait(for: "document.querySelector('dialog[open] .whom b').textContent", toBe: number)
            try await browser.tab(to: "document.activeElement.dataset.reason === 'wrong'")
            try await browser.press(Key.enter)
            try await browser.wait(for: Self.rows, toBe: "1")
            let done = "document.querySelector('#done').textContent"
            #expect(try await browser.text(done).contains("\(number) is dismissed: Wrong number"))
            // The focus stays in the list, where the next key takes the step back.
            #expect(try await browser.text(focused) == "1")
            try await browser.press("u")
            try await browser.wait(for: Self.rows, toBe: "2")

            try await browser.press("d")
            try await browser.wait(for: "document.querySelectorAll('dialog[open]').length", toBe: "1")
            try await browser.tab(to: "document.activeElement.id === 'own-reason'")
            try await browser.press("A fax")
            try await browser.press(Key.enter)
            try await browser.wait(for: Self.rows, toBe: "1")
            try await browser.open(server.url + "call-backs?state=dismissed")
            try await browser.wait(for: Self.rows, toBe: "1")
            #expect(try await browser.text("document.querySelector('td.reason').textContent") == "A fax")
            #expect(try await browser.text("document.querySelector('td.dismissed').textContent").contains("by admin"))
            try await browser.tab(to: "document.activeElement.dataset.do === 'restore'")
            try await browser.press(Key.enter)
            try await browser.wait(for: "document.querySelector('#states [value=open] b').textContent", toBe: "2")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `a caller comes to the list, leaves it when reached, and leads to the call that did it`() async throws {
        try await withPage(missed: []) { server, browser in
            try await browser.open(server.url + "call-backs")
            let title = "document.querySelector('#list h2')?.textContent"
            try await browser.wait(for: title, toBe: "Nobody is waiting for a call back")
            _ = try await browser.text("window.isTheSamePage = true")
            for event in [TestCall("lost").newCall(), TestCall("lost").hangup("busy")] { try await server.post(event) }
            try await browser.wait(for: Self.rows, toBe: "1")
            let link = "document.querySelector('.opener').getAttribute('href')"
            #expect(try await browser.text(link) == "tel:+\(TestCall("lost").from)")
            #expect(try await browser.text("document.title").hasPrefix("(1) "))
            let again = TestCall("again")
            for event in [again.newCall(), again.answer(), again.hangup()] { try await server.post(event) }
            try await browser.wait(for: Self.rows, toBe: "0")
            #expect(try await browser.text("window.isTheSamePage") == "true")
            _ = try await browser.text("document.querySelector('#states [value=reached]').click()")
            try await browser.wait(for: "document.querySelector('td.reached b')?.textContent", toBe: "Called again")
            _ = try await browser.text("document.querySelector('td.reached a').click()")
            try await browser.wait(for: "document.querySelectorAll('[data-opened]').length", toBe: "1")
            #expect(try await browser.text("location.pathname") == "/calls")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `a viewer sees shortened numbers and can neither dial, dismiss nor save`() async throws {
        try await withPage(missed: ["4930231250001"], as: "viewer") { server, browser in
            try await browser.open(server.url + "call-backs")
            try await browser.wait(for: Self.rows, toBe: "1")
            #expect(try await browser.text("document.querySelector('.opener').textContent") == "+4930…001")
            #expect(try await browser.text("document.body.innerHTML.includes('tel:')") == "false")
            #expect(try await browser.text("document.querySelectorAll('[data-do=dismiss]').length") == "0")
            #expect(try await browser.text("document.querySelector('#csv').hidden") == "true")
            try await expectNoComplaints(browser, server)
        }
    }

    /// Runs a server with a missed call of each number, and a browser in which somebody is logged in.
    private func withPage(
        missed numbers: [String],
        as user: String = "admin",
        _ body: (Server, Browser) async throws -> Void
    ) async throws {
        try await withServer { server in
            for number in numbers {
                var call = TestCall("missed-\(number)")
                call.from = number
                for event in [call.newCall(), call.hangup("busy")] { try await server.post(event) }
            }
            try await server.waitUntilApplied(2 * numbers.count)
            try await server.waitForUser()
            if user != "admin" { try await server.user("add", user, "--role", user) }
            try await Browser.with { browser in
                try await browser.logIn(to: server, as: user)
                try await body(server, browser)
            }
        }
    }
}
