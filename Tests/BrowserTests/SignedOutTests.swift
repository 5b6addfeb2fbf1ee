import Foundation
import GRDB
import TestSupport
import Testing

/// Pages whose reader's login ends while they are open.
@Suite(.serialized) struct SignedOutTests {
    /// How a login ends other than by the reader's own wish.
    enum Ending: String, CaseIterable, CustomTestStringConvertible {
        case everywhere, removal, time

        var testDescription: String { rawValue }
    }

    private static let numbers = "document.querySelectorAll('[data-panel], [data-call]').length"
    private static let ready = "document.body.dataset.ready"
    private static let page = "location.pathname.split('/').pop()"
    /// What was promised: whoever looks, looks every fifteen seconds at the latest.
    private static let promise: Duration = .seconds(30)

    private static let dashboard = "?range=7d&unit=1d"
    private static let calls = "calls?range=30d&direction=in"
    private static let wallboard = "live?scene=hours&rotate=60"

    @Test(arguments: Ending.allCases)
    func `a login that has ended is told on every open page, and a new one leads back to where it was`(
        ending: Ending
    ) async throws {
        try await withViola { server, browser in
            var tabs: [(tab: Tab, address: String)] = []
            for address in [Self.dashboard, Self.calls, Self.wallboard] {
                tabs.append((tabs.isEmpty ? try await browser.tab() : try await browser.openTab(), address))
                try await browser.open(server.url + address)
                try await browser.wait(for: Self.ready, toBe: "true")
            }
            try await server.end(ending)
            for (tab, address) in tabs.dropLast() {
                try await browser.show(tab)
                try await browser.wait(for: Self.page, toBe: "login", within: Self.promise)
                let next = "new URLSearchParams(location.search).get('next')"
                try await browser.wait(for: next, toBe: address)
                try await browser.wait(for: Self.ready, toBe: "true")
                let reason = "document.querySelector('#reason').textContent"
                #expect(try await browser.text(reason).hasPrefix("The login has expired."))
                #expect(try await browser.text(Self.numbers) == "0")
            }
            // Nobody may stand before a screen on a wall: it stays what it is, says so, and shows nothing new.
            try await browser.show(tabs[2].tab)
            let way = "document.querySelector('#wall-lost a')?.getAttribute('href')"
            let next = try #require(Self.wallboard.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            try await browser.wait(for: way, toBe: "login?next=\(next)", within: Self.promise)
            try await browser.wait(for: "document.body.dataset.connection", toBe: "lost")
            try await server.post(TestCall("later").newCall())
            try await eventually("the server knows who waits") { try await server.live().waiting == 1 }
            #expect(try await browser.text("document.querySelector('#wall-waiting').textContent") == "0")
            guard ending != .removal else { return }

            try await browser.show(tabs[0].tab)
            try await browser.fillIn(name: "viola")
            try await browser.wait(for: "location.pathname + location.search", toBe: "/" + Self.dashboard)
            try await browser.wait(for: Self.ready, toBe: "true")
            #expect(try await browser.text("document.querySelectorAll('[data-panel][data-failed]').length") == "0")
            // The other tabs need no second login.
            try await browser.show(tabs[1].tab)
            _ = try await browser.text("dispatchEvent(new Event('focus'))")
            try await browser.wait(for: "location.pathname + location.search", toBe: "/" + Self.calls)
            try await browser.show(tabs[2].tab)
            try await browser.wait(for: "document.querySelector('#wall-waiting').textContent", toBe: "1")
            try await browser.wait(for: way, toBe: "")
            #expect(try await browser.text(Self.page + " + location.search") == Self.wallboard)
        }
    }

    @Test func `somebody who gets other rights has the pages of these by itself`() async throws {
        try await withViola { server, browser in
            try await browser.open(server.url + Self.calls)
            try await browser.wait(for: Self.ready, toBe: "true")
            #expect(try await browser.text("document.querySelector('#search').hidden") == "true")
            _ = try await browser.text("window.isTheSamePage = true")
            try await server.user("add", "lena", "--role", "lead")
            try await browser.logInHere(as: "lena")
            try await browser.wait(for: "window.isTheSamePage", toBe: "", within: Self.promise)
            try await browser.wait(for: Self.ready, toBe: "true")
            #expect(try await browser.text("document.querySelector('#search').hidden") == "false")
            #expect(try await browser.text(Self.page + " + location.search") == Self.calls)
        }
    }

    /// Runs a server with a call, and a browser in which somebody is logged in who may look and nothing else.
    private func withViola(_ body: (Server, Browser) async throws -> Void) async throws {
        try await withServer { server in
            let call = TestCall("one")
            for message in [call.newCall(), call.answer(), call.hangup()] { try await server.post(message) }
            try await server.waitUntilApplied(3)
            try await server.waitForUser()
            try await server.user("add", "viola")
            try await Browser.with { browser in
                try await browser.logIn(to: server, as: "viola")
                try await body(server, browser)
            }
        }
    }
}

extension Browser {
    /// Logs in by the form of the page.
    fileprivate func fillIn(name: String) async throws {
        let form = """
            (document.querySelector('#name').value = '\(name)',
             document.querySelector('#password').value = '\(Server.password)',
             document.querySelector('#submit').click())
            """
        _ = try await text(form)
    }

    /// Logs somebody else in as another tab would.
    fileprivate func logInHere(as name: String) async throws {
        let login = """
            fetch('api/v1/session', {
              method: 'POST', headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ name: '\(name)', password: '\(Server.password)' }),
            }).then(({ status }) => { document.body.dataset.login = status; })
            """
        _ = try await text(login)
        try await wait(for: "document.body.dataset.login", toBe: "200")
    }
}

extension Server {
    private struct Login: Decodable {
        var formToken: String
    }

    /// Ends all that viola is logged in by.
    fileprivate func end(_ ending: SignedOutTests.Ending) async throws {
        switch ending {
        case .everywhere:
            try await tell("POST", "/api/v1/users/log-out", #"{"name": "viola"}"#)
        case .removal:
            try await tell("DELETE", "/api/v1/users?name=viola", "")
        case .time:
            // Whoever logged in 30 days ago, but for some seconds, has so long left however much a page asks.
            let end = Int64(Date.now.timeIntervalSince1970 * 1_000) + 6_000
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            let file = dataFolder.appending(path: "calls.sqlite").path
            try await DatabaseQueue(path: file, configuration: configuration).write { database in
                try database.execute(
                    sql: "UPDATE sessions SET created_ms = ?, expires_ms = ? WHERE user = 'viola'",
                    arguments: [end - 30 * 86_400_000, end]
                )
            }
        }
    }

    /// Changes something as the administrator.
    private func tell(_ method: String, _ path: String, _ body: String) async throws {
        let login = try await logIn("admin", Self.password)
        let form = try login.decoded(Login.self).formToken
        let headers = [
            ("Cookie", login.cookie ?? ""), ("Content-Type", "application/json"), ("X-Form-Token", form),
        ]
        let reply = try await http.send(HTTPRequest(method, path, headers: headers, body: Array(body.utf8)))
        try #require(reply.status == 200, "\(reply.text)")
    }
}
