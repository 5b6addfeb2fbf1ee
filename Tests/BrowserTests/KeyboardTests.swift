import Foundation
import TestSupport
import Testing

/// Whole stories of a reader who has a keyboard and nothing else.
@Suite(.serialized) struct KeyboardTests {
    private static let ready = "document.body.dataset.ready"
    private static func isOn(_ selector: String) -> String { "document.activeElement.matches('\(selector)')" }

    @Test func `somebody logs in and is where they wanted to go`() async throws {
        try await withServer { server in
            try await server.waitForUser()
            try await Browser.with { browser in
                try await browser.open(server.url + "calls?range=7d")
                try await browser.wait(for: Self.ready, toBe: "true")
                #expect(try await browser.focus() == "input#name")
                try await browser.press("admin" + Key.tab + "wrong" + Key.enter)
                try await browser.wait(for: "document.querySelector('#refusal').textContent !== ''", toBe: "true")
                #expect(try await browser.focus() == "input#password")
                try await browser.press(Server.password + Key.enter)
                try await browser.wait(for: "location.pathname + location.search", toBe: "/calls?range=7d")
            }
        }
    }

    @Test func `the first link of each page skips to its content`() async throws {
        try await withHouse { server, browser in
            try await browser.openReady(server.url)
            for page in try await browser.pages() where page != "live" {
                try await browser.openReady(server.url + page)
                try await browser.press(Key.tab)
                #expect(try await browser.focus() == "a.skip#main", "\(page)")
                let box = "document.activeElement.getBoundingClientRect()"
                #expect(try await browser.text("\(box).top >= 0 && \(box).left >= 0") == "true", "\(page)")
                try await browser.press(Key.enter + Key.tab)
                let isWithin = "document.querySelector('#main').contains(document.activeElement)"
                #expect(try await browser.text(isWithin) == "true", "\(page)")
            }
        }
    }

    @Test func `a span and a group are chosen in the filter bar`() async throws {
        try await withServer(["demo", "--days", "2"]) { server in
            try await Browser.with { browser in
                try await browser.openReady(server.url + "?range=7d")
                let chosen = { (name: String) in "new URLSearchParams(location.search).get('\(name)')" }
                try await browser.tab(to: Self.isOn("#span"))
                try await browser.press(Key.enter)
                try await browser.tab(to: Self.isOn("#span-window [value=today]"))
                try await browser.press(Key.enter)
                try await browser.wait(for: chosen("range"), toBe: "today")
                #expect(try await browser.focus() == "button#span")
                #expect(try await browser.text("document.querySelector('#span-window').hidden") == "true")
                try await browser.press(Key.enter)
                try await browser.tab(to: Self.isOn("#span-window .primary"))
                try await browser.press(Key.enter)
                try await browser.wait(for: "Boolean(\(chosen("from")))", toBe: "true")
                #expect(try await browser.focus() == "button#span")

                try await browser.tab(to: Self.isOn("#groups"))
                try await browser.press(Key.enter)
                try await browser.tab(to: Self.isOn("[name=groups][value=Sales]"))
                try await browser.press(Key.space)
                try await browser.wait(for: chosen("groups"), toBe: "Sales")
                // The list stays open: another group may be wanted, too.
                #expect(try await browser.text(Self.isOn("[name=groups][value=Sales]")) == "true")
                try await browser.press(Key.escape)
                #expect(try await browser.focus() == "button#groups")
                #expect(try await browser.text("document.querySelector('#groups-window').hidden") == "true")
            }
        }
    }

    @Test func `a definition opens and closes, and the focus stays on its button`() async throws {
        try await withHouse { server, browser in
            try await browser.openReady(server.url)
            let button = Self.isOn("[data-panel=incoming-calls] [data-tool=definition]")
            let isHidden = "document.querySelector('#definition-incoming-calls').hidden"
            let isExpanded = "document.activeElement.getAttribute('aria-expanded')"
            try await browser.tab(to: button, within: 120)
            for closing in [Key.enter, Key.escape] {
                try await browser.press(Key.enter)
                #expect(try await browser.text(isHidden) == "false")
                #expect(try await browser.text(isExpanded) == "true")
                try await browser.press(closing)
                #expect(try await browser.text(isHidden) == "true")
                #expect(try await browser.text(isExpanded) == "false")
                #expect(try await browser.text(button) == "true")
            }
        }
    }

    @Test func `the tools of a panel open, and Escape leads back to their button`() async throws {
        try await withHouse { server, browser in
            try await browser.openReady(server.url)
            try await browser.tab(to: Self.isOn("#menu-incoming-calls"), within: 120)
            try await browser.press(Key.enter)
            try await browser.press(Key.tab)
            #expect(try await browser.text(Self.isOn("[data-tool=table]")) == "true")
            try await browser.press(Key.escape)
            #expect(try await browser.focus() == "button#menu-incoming-calls")
            try await browser.press(Key.enter + Key.tab + Key.enter)
            let isTable = "document.querySelector('[data-panel=incoming-calls] table').checkVisibility()"
            #expect(try await browser.text(isTable) == "true")
            #expect(try await browser.focus() == "button#menu-incoming-calls")
        }
    }

    @Test func `a table is one stop on the way, and arrows lead from number to number`() async throws {
        try await withHouse { server, browser in
            try await browser.openReady(server.url)
            let links = "[...document.querySelectorAll('[data-panel=longest-waits] tbody a')]"
            try await browser.wait(for: "\(links).length >= 4", toBe: "true")
            #expect(try await browser.text("\(links).filter(({ tabIndex }) => tabIndex === 0).length") == "1")
            try await browser.tab(to: "\(links).includes(document.activeElement)", within: 200)
            let place =
                "[document.activeElement.closest('tr').rowIndex, document.activeElement.closest('td').cellIndex]"
            let start = try await browser.text(place)
            try await browser.press(Key.down)
            #expect(try await browser.text("\(place)[0]") == "2")
            try await browser.press(Key.up)
            #expect(try await browser.text(place) == start)
            try await browser.press(Key.tab)
            #expect(try await browser.text("\(links).includes(document.activeElement)") == "false")
        }
    }

    @Test func `who stands on a number stays there while it changes`() async throws {
        try await withHouse { server, browser in
            try await browser.openReady(server.url)
            let sum = Self.isOn("[data-panel=incoming-calls] .legend li:first-child a")
            let row = Self.isOn("[data-panel=top-callers] tbody tr:first-child a")
            let cell = Self.isOn("[data-panel=top-callers] tbody tr:first-child td:last-child a")
            var calls = 1
            for (stop, keys, place) in [(sum, "", sum), (row, Key.right, cell)] {
                try await browser.tab(to: stop, within: 200)
                try await browser.press(keys)
                let before = Int(try await browser.text("document.activeElement.textContent")) ?? 0
                let call = TestCall("changes-\(calls)")
                for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
                try await browser.wait(for: "document.activeElement.textContent", toBe: "\(before + 1)")
                #expect(try await browser.text(place) == "true")
                calls += 1
            }
        }
    }

    @Test func `a call is found, opened and closed, and the focus is back where it was opened`() async throws {
        try await withHouse { server, browser in
            let rows = "document.querySelectorAll('tr[data-call]').length"
            let opened = "document.querySelectorAll('[data-opened]').length"
            try await browser.openReady(server.url + "calls")
            try await browser.wait(for: rows, toBe: "6")
            try await browser.tab(to: Self.isOn("#direction"))
            // The list box of a direction is worked by its first letter.
            try await browser.press("I")
            try await browser.wait(for: rows, toBe: "5")
            try await browser.tab(to: Self.isOn("#number"))
            try await browser.press("31250003" + Key.enter)
            try await browser.wait(for: rows, toBe: "1")
            #expect(try await browser.focus() == "input#number")

            try await browser.tab(to: Self.isOn(".opener"))
            let opener = try await browser.focus()
            try await browser.press(Key.enter)
            try await browser.wait(for: opened, toBe: "1")
            try await browser.press(Key.escape)
            try await browser.wait(for: opened, toBe: "0")
            #expect(try await browser.focus() == opener)

            try await browser.press(Key.enter)
            try await browser.wait(for: opened, toBe: "1")
            try await browser.tab(to: Self.isOn("[data-do=close]"))
            try await browser.press(Key.enter)
            try await browser.wait(for: opened, toBe: "0")
            #expect(try await browser.focus() == opener)
        }
    }

    @Test func `a threshold is changed and saved`() async throws {
        try await withHouse { server, browser in
            try await browser.openReady(server.url + "settings")
            try await browser.tab(to: Self.isOn("#setting-SERVICE_LEVEL_SECONDS"))
            // Coming by the tabulator, the old value is selected and gives way to the new one.
            try await browser.press("35")
            let unsaved = "document.querySelector('.unsaved-words').textContent"
            try await browser.wait(for: "\(unsaved).includes('Threshold')", toBe: "true")
            try await browser.tab(to: Self.isOn("#save"), within: 200)
            try await browser.press(Key.enter)
            try await browser.wait(for: unsaved, toBe: "Saved, and in force.")
            let catalogue = try await server.http.get("/api/v1/panels").text
            #expect(catalogue.contains(#""threshold":35"#))
        }
    }

    @Test func `the focus is seen wherever it goes on the dashboard, forwards and back, and comes to the end`()
        async throws
    {
        try await withHouse { server, browser in
            try await browser.resize(width: 1_300, height: 800)
            try await browser.openReady(server.url)
            let forwards = try await walk(browser) { try await browser.press(Key.tab) }
            #expect(forwards.isAtEnd, "the tabulator never came to the end of the page")
            #expect(forwards.stops.count > 40)
            #expect(forwards.hidden == [])
            let back = try await walk(browser) { try await browser.pressWithShift(Key.tab) }
            #expect(back.isAtEnd, "the tabulator never came back to the start of the page")
            #expect(back.stops.count >= forwards.stops.count)
            #expect(back.hidden == [])
        }
    }

    @Test func `the bar of unsaved settings hides no field that has the focus`() async throws {
        try await withHouse { server, browser in
            try await browser.resize(width: 1_300, height: 800)
            try await browser.openReady(server.url + "settings")
            try await browser.tab(to: Self.isOn("#setting-SERVICE_LEVEL_SECONDS"))
            try await browser.press("35")
            try await browser.wait(for: "document.querySelector('#unsaved').hidden", toBe: "false")
            let walk = try await walk(browser) { try await browser.press(Key.tab) }
            #expect(walk.isAtEnd, "the tabulator never came to the end of the page")
            #expect(walk.hidden == [])
        }
    }

    /// A way through a page: where it stopped, and which of the stops nobody could have seen.
    private struct Walk {
        var stops: [String] = []
        var hidden: [String] = []
        var isAtEnd = false
    }

    /// Presses a key until the focus has left the page.
    private func walk(_ browser: Browser, _ step: () async throws -> Void) async throws -> Walk {
        var walk = Walk()
        while walk.stops.count < 500 {
            try await step()
            let stop = try await browser.focus()
            guard !stop.isEmpty else {
                walk.isAtEnd = !walk.stops.isEmpty
                return walk
            }
            walk.stops.append(stop)
            let flaw = try await browser.text(Self.flawOfFocus)
            if !flaw.isEmpty { walk.hidden.append("\(stop) \(flaw)") }
        }
        return walk
    }

    /// What keeps the focus from being seen: no ring around it, or something in front of it.
    private static let flawOfFocus = """
        ((node) => {
          const ring = (each) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(each);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
          };
          // A number that opens its calls fills its whole tile, which has the ring.
          if (![node, node.closest('.tile')].filter(Boolean).some(ring)) return 'has no ring';
          const { left, right, top, bottom } = node.getBoundingClientRect();
          const places = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) =>
            document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)).filter(Boolean);
          return places.some((each) => node.contains(each) || each.contains(node) && each !== document.body
            && !each.matches('main, html')) ? '' : 'is covered';
        })(document.activeElement)
        """
}
