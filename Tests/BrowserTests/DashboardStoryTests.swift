import Foundation
import TestSupport
import Testing

/// What a reader does with the dashboard: look closer, ask for the calls behind a number, pass a panel on.
@Suite(.serialized) struct DashboardStoryTests {
    private static let ready = "document.body.dataset.ready"
    private static let chart = "[data-panel=incoming-calls] canvas"
    private static let isFree = "new URLSearchParams(location.search).has('from')"

    @Test func `a span is chosen by the mouse or by the keyboard, and left by the back button`() async throws {
        try await withDashboard(answered: 1) { browser, server in
            let (left, enter, escape) = ("\u{E012}", "\u{E007}", "\u{E00C}")
            try await browser.wait(
                for: "Chart.getChart(document.querySelector('\(Self.chart)'))?.width > 0",
                toBe: "true"
            )
            // Escape leaves everything as it was.
            try await browser.drag(over: Self.chart, from: 0.3, to: 0.8, isReleased: false)
            try await browser.press(escape)
            #expect(try await browser.text("document.querySelectorAll('[data-selecting]').length") == "0")
            #expect(try await browser.text(Self.isFree) == "false")

            try await browser.drag(over: Self.chart, from: 0.3, to: 0.8)
            try await browser.wait(for: Self.isFree, toBe: "true")
            let hours = "(q => (Date.parse(q.get('to')) - Date.parse(q.get('from'))) / 3600000)"
            let length = "\(hours)(new URLSearchParams(location.search))"
            let dragged = Double(try await browser.text(length)) ?? 0
            #expect((8...16).contains(dragged))
            _ = try await browser.text("document.querySelector('#step-out').click()")
            try await browser.wait(for: length, toBe: String(format: "%g", dragged * 2))
            _ = try await browser.text("history.go(-2)")
            try await browser.wait(for: Self.isFree, toBe: "false")

            _ = try await browser.text("document.querySelector('\(Self.chart)').focus()")
            try await browser.press(left + left + left)
            try await browser.pressWithShift(left + left + left)
            try await browser.press(enter)
            try await browser.wait(for: Self.isFree, toBe: "true")
            #expect((1...4).contains(Double(try await browser.text(length)) ?? 0))
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `behind a number there are as many calls as it says`() async throws {
        try await withDashboard(answered: 3, abandoned: 2, waiting: 1) { browser, _ in
            let panel = "document.querySelector('[data-panel=%@]')"
            let numbers = [
                ("waiting", ".tile-number a", "1"),
                ("answered-today", ".tile-number a", "3"),
                ("missed-today", ".tile-number a", "2"),
                ("incoming-answer-ratio", ".legend li:nth-child(2) a", "2"),
                ("incoming-calls", ".legend li:first-child a", "3"),
                ("total-calls", ".legend li:first-child a", "6"),
                ("wait-distribution", "tbody tr:first-child td:nth-child(3) a", "3"),
                ("top-callers", "tbody tr:first-child td:nth-child(2) a", "6"),
            ]
            var addresses: [(address: String, number: String)] = []
            for (id, selector, number) in numbers {
                let link = String(format: panel, id) + "?.querySelector('\(selector)')"
                try await browser.wait(for: "\(link)?.textContent", toBe: number)
                addresses.append((try await browser.text("(\(link).focus(), \(link).href)"), number))
            }
            for (address, number) in addresses {
                try await browser.open(address)
                try await browser.wait(for: Self.ready, toBe: "true")
                #expect(
                    try await browser.text("document.querySelectorAll('tr[data-call]').length") == number,
                    "\(address)"
                )
            }
        }
    }

    @Test func `a point of a chart opens the calls of its bucket by the keyboard`() async throws {
        // In days: no full hour shall strike between the calls and the look at them.
        try await withDashboard(answered: 2, abandoned: 1, search: "?range=2d&unit=1d") { browser, server in
            let (left, enter) = ("\u{E012}", "\u{E007}")
            try await browser.wait(
                for: "Chart.getChart(document.querySelector('\(Self.chart)'))?.width > 0",
                toBe: "true"
            )
            _ = try await browser.text("document.querySelector('\(Self.chart)').focus()")
            try await browser.press(left + enter)
            let links = "[...document.querySelectorAll('.point-window a')].map(a => a.textContent)"
            try await browser.wait(for: links, toBe: "Answered2,Unanswered1")
            #expect(try await browser.text("document.activeElement.closest('.point-window') !== null") == "true")
            try await expectNoComplaints(browser, server)
            try await browser.press(enter)
            try await browser.wait(for: "document.querySelectorAll('tr[data-call]').length", toBe: "2")
        }
    }

    @Test func `a panel stands alone under an address of its own, and is saved as a picture`() async throws {
        try await withDashboard(answered: 1) { browser, server in
            let panels = "[...document.querySelectorAll('#statistics [data-panel]')].filter(p => p.offsetParent).length"
            let all = try await browser.text(panels)
            _ = try await browser.text("document.querySelector('[data-panel=total-calls] [data-tool=alone]').click()")
            try await browser.wait(for: panels, toBe: "1")
            #expect(try await browser.text("new URLSearchParams(location.search).get('panel')") == "total-calls")

            // Whoever gets the address sees the same.
            try await browser.open(try await browser.text("location.href"))
            try await browser.wait(for: Self.ready, toBe: "true")
            #expect(try await browser.text(panels) == "1")
            let take = "HTMLCanvasElement.prototype.toBlob = function () { window.taken = this.toDataURL() }"
            _ = try await browser.text("(\(take), 0)")
            _ = try await browser.text("document.querySelector('[data-panel=total-calls] [data-tool=png]').click()")
            #expect(
                try await browser.text("window.taken.startsWith('data:image/png') && taken.length > 10000") == "true"
            )

            try await browser.press("\u{E00C}")
            try await browser.wait(for: panels, toBe: all)
            _ = try await browser.text("history.back()")
            try await browser.wait(for: panels, toBe: "1")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test(arguments: [
        ("en", #"(\d+ (more|fewer) than|as many as) last \w+day by now"#),
        ("de", #"(\d+ (mehr|weniger) als|so viele wie) letzten \w+ bis jetzt"#),
    ])
    func `today is compared with the same weekday a week ago, for the chosen group`(
        language: String,
        words: String
    ) async throws {
        try await withServer(["demo", "--days", "15"]) { server in
            try await Browser.with(language: language) { browser in
                try await browser.open(server.url)
                try await browser.wait(for: Self.ready, toBe: "true")
                _ = try await browser.requestedAddresses()
                let before = "document.querySelector('[data-panel=answered-today] .tile-before').textContent"
                try await eventually("the demo's week before is loaded") {
                    try await browser.text(before).wholeMatch(of: Regex(words)) != nil
                }
                let choose = "document.querySelector('[name=groups][value=Sales]').click()"
                _ = try await browser.text(choose)
                try await browser.wait(for: "new URLSearchParams(location.search).get('groups')", toBe: "Sales")
                var asked: [String] = []
                try await eventually("the day is asked for of the group alone") {
                    asked += try await browser.requestedAddresses()
                    return asked.contains { $0.contains("panels/longest-waits?") && $0.contains("groups=Sales&lang") }
                }
                let link = "document.querySelector('[data-panel=answered-today] .tile-number a').href"
                try await browser.wait(for: "\(link).includes('groups=Sales')", toBe: "true")
                try await expectNoComplaints(browser, server, asked: asked)
            }
        }
    }

    @Test func `a link with a group that nobody has any more shows why there is nothing, and how to go on`()
        async throws
    {
        try await withDashboard(answered: 1) { browser, server in
            try await browser.openReady(server.url + "?groups=Gone")
            let caption = "document.querySelector('#groups .caption').textContent"
            #expect(try await browser.text(caption) == "Gone")
            #expect(try await browser.text("document.querySelector('[name=groups][value=Gone]').checked") == "true")
            _ = try await browser.text("document.querySelector('[name=groups][value=Gone]').click()")
            try await browser.wait(for: caption, toBe: "All groups")
            #expect(try await browser.text("location.search.includes('groups')") == "false")
        }
    }

    @Test func `a level that differs by one point is compared in the singular`() async throws {
        try await withDashboard(answered: 1) { browser, server in
            // No test can wait for a week of calls: the level of today, and that of a week ago.
            let levels = """
                (original => { window.fetch = async (address, options) => {
                  const query = new URL(address, location.href).searchParams;
                  const isOfDay = /service-level[?]/.test(address) && query.get('unit') === '1d';
                  if (!isOfDay) return original(address, options);
                  const level = Date.now() - Date.parse(query.get('to')) < 3600000 ? 0.81 : 0.8;
                  const columns = [{ name: 'service_level' }, { name: 'goal' }];
                  return Response.json({ columns, rows: [[level, 0.8]] });
                } })(window.fetch)
                """
            _ = try await browser.text(levels)
            try await browser.choose("in", in: "#hours")
            let compared = "document.querySelector('[data-panel=service-level-today] .tile-before').textContent"
            let isSingular = "/^1 point above last \\w+$/.test(\(compared))"
            try await browser.wait(for: isSingular, toBe: "true")
        }
    }

    /// Runs a server with some calls and opens its dashboard.
    private func withDashboard(
        answered: Int,
        abandoned: Int = 0,
        waiting: Int = 0,
        search: String = "",
        _ body: (Browser, Server) async throws -> Void
    ) async throws {
        try await withServer(environment: ["TIME_ZONE": Server.zoneAtNoon]) { server in
            for index in 0..<answered {
                let call = TestCall("answered-\(index)")
                for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
            }
            for index in 0..<abandoned {
                let call = TestCall("abandoned-\(index)")
                for message in [call.newCall(), call.hangup("cancel")] { try await server.post(message) }
            }
            for index in 0..<waiting { try await server.post(TestCall("waiting-\(index)").newCall()) }
            try await server.waitUntilApplied(3 * answered + 2 * abandoned + waiting)
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.openReady(server.url + search)
                try await body(browser, server)
            }
        }
    }
}
