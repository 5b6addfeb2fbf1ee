import TestSupport
import Testing

/// Pages of which a part did not come, as when the server starts anew at that moment: they get it by themselves.
@Suite(.serialized) struct LateAnswerTests {
    private static let problem = "document.querySelector('#notices [data-level=problem]')?.checkVisibility()"

    @Test func `a call that cannot be read yet is no empty page, and stands there as soon as it can be read`()
        async throws
    {
        try await withHouse { server, browser in
            try await browser.openReady(server.url + "calls")
            try await browser.wait(for: "document.querySelectorAll('tr[data-call]').length > 0", toBe: "true")
            let id = try await browser.text("document.querySelector('tr[data-call]').dataset.call")
            try await browser.block("*/api/v1/calls/*")
            try await browser.openReady(server.url + "calls?call=" + id)
            try await browser.wait(for: Self.problem, toBe: "true")
            #expect(try await browser.text("document.querySelector('#all').checkVisibility()") == "true")
            try await browser.block()
            try await browser.wait(for: "document.querySelector('[data-opened]')?.dataset.opened", toBe: id)
            #expect(try await browser.text(Self.problem) == "")
        }
    }

    @Test func `who is logged in stays so where the server could not be asked about it, and has all rights later`()
        async throws
    {
        try await withServer { server in
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.block("*/api/v1/session")
                try await browser.openReady(server.url + "settings")
                try await browser.wait(for: Self.problem, toBe: "true")
                #expect(try await browser.text("document.querySelector('#log-in') === null") == "true")
                _ = try await browser.text("window.isTheSamePage = true")
                try await browser.block()
                try await browser.wait(for: "document.querySelector('#user .caption')?.textContent", toBe: "admin")
                try await browser.wait(for: "document.querySelectorAll('#parts [data-part]').length > 0", toBe: "true")
                #expect(try await browser.text("window.isTheSamePage") == "true")
            }
        }
    }

    @Test func `charts that did not come with the page come later, and nothing is said to be missing any more`()
        async throws
    {
        try await withHouse { server, browser in
            try await browser.block("*/dashboard.statistics.js")
            try await browser.open(server.url)
            try await browser.wait(for: Self.problem, toBe: "true")
            try await browser.block()
            try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
            let panels = "document.querySelectorAll('#statistics [data-panel]').length"
            #expect(try await browser.text("\(panels) > 0") == "true")
            #expect(try await browser.text(Self.problem) == "")
        }
    }

    @Test func `who asks a panel once more stays at it when its answer comes`() async throws {
        try await withHouse { server, browser in
            let panel = "[data-panel=total-calls]"
            try await browser.block("*/panels/total-calls?*")
            try await browser.openReady(server.url)
            let again = "document.querySelector('\(panel) .refusal button')"
            try await browser.wait(for: "Boolean(\(again))", toBe: "true")
            _ = try await browser.text("\(again).focus()")
            try await browser.block()
            try await browser.press(Key.enter)
            try await browser.wait(for: "Boolean(\(again))", toBe: "false")
            #expect(try await browser.text("document.activeElement.matches('\(panel) [data-tool=alone]')") == "true")
        }
    }
}
