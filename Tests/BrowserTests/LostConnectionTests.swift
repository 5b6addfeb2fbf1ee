import Foundation
import TestSupport
import Testing

/// A server that is away, as its readers see it: they are told at once, and need not do anything when it is back.
@Suite(.serialized) struct LostConnectionTests {
    private static let ready = "document.body.dataset.ready"
    private static let state = "document.querySelector('#connection').dataset.state"
    private static let words = "document.querySelector('#connection-text').textContent"
    /// What can be seen of it; nothing where it is hidden.
    private static let lastEvent = "/last event \\d+ \\w+ ago/.test(document.querySelector('#last-event').innerText)"

    /// One second more than promised, for the asking.
    private static let promise: Duration = .seconds(6)

    private static let pages = [("", "[data-live=waiting]"), ("live", "#wall-waiting")]

    @Test(arguments: pages)
    func `a server that falls silent is noticed within five seconds, and so is its return`(
        page: String,
        waiting: String
    ) async throws {
        try await withServer { server in
            try await server.post(TestCall("ringing").newCall())
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.open(server.url + page)
                try await browser.wait(for: Self.state, toBe: "connected")
                try await browser.wait(for: Self.ready, toBe: "true")
                try await browser.wait(for: Self.lastEvent, toBe: "true")
                server.program.signal(SIGSTOP)
                try await browser.wait(for: Self.words, toBe: "Connection lost", within: Self.promise)
                try await browser.wait(for: Self.lastEvent, toBe: "true")
                server.program.signal(SIGCONT)
                try await browser.wait(for: Self.state, toBe: "connected")
                #expect(try await browser.text("document.querySelector('\(waiting)').textContent") == "1")
            }
        }
    }

    @Test(arguments: pages)
    func `a server that is killed and started anew on its port is found again without a reload`(
        page: String,
        waiting: String
    ) async throws {
        let number = "document.querySelector('\(waiting)')?.textContent"
        try await withFolder { folder in
            let first = try await Server.start(in: folder)
            try await first.use { first in
                try await first.post(TestCall("before").newCall())
                try await Browser.with(loggedInTo: first) { browser in
                    try await browser.open(first.url + page)
                    try await browser.wait(for: Self.ready, toBe: "true")
                    try await browser.wait(for: number, toBe: "1")
                    _ = try await browser.text("window.isTheSamePage = true")
                    try await first.kill()
                    try await browser.wait(for: Self.words, toBe: "Connection lost", within: Self.promise)
                    try await browser.wait(for: Self.lastEvent, toBe: "true")
                    try await Server.start(in: folder, port: first.port).use { second in
                        try await browser.wait(for: Self.state, toBe: "connected")
                        try await browser.wait(for: number, toBe: "0")
                        try await second.post(TestCall("afterwards").newCall())
                        try await browser.wait(for: number, toBe: "1")
                        #expect(try await browser.text("window.isTheSamePage") == "true")
                    }
                }
            }
        }
    }
}
