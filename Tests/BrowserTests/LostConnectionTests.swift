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
                try await browser.timeSilence()
                server.program.signal(SIGSTOP)
                try await expectNoticed(browser)
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
            let first = try await Server.start(in: folder, port: FreePort.find())
            try await first.use { first in
                try await first.post(TestCall("before").newCall())
                try await Browser.with(loggedInTo: first) { browser in
                    try await browser.open(first.url + page)
                    try await browser.wait(for: Self.ready, toBe: "true")
                    try await browser.wait(for: number, toBe: "1")
                    _ = try await browser.text("window.isTheSamePage = true")
                    try await browser.timeSilence()
                    try await first.kill()
                    try await expectNoticed(browser)
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

    /// Five seconds of silence are the promise, as the page's own clock has them.
    private func expectNoticed(_ browser: Browser) async throws {
        try await browser.wait(for: Self.words, toBe: "Connection lost", within: .seconds(60))
        try await browser.wait(for: "silence.until !== null", toBe: "true")
        let numbers = "[silence.until - silence.from, silence.longestPause]"
        let measured = try await browser.lines(numbers).compactMap { Int($0) }
        try #require(measured.count == 2)
        let (silent, pause) = (measured[0], measured[1])
        // A page that got no turn for a while could not notice anything meanwhile.
        #expect((1...5_000 + pause).contains(silent), "noticed after \(silent) ms, with a pause of \(pause) ms")
    }
}

extension Browser {
    /// Begins to write down, in ms, when the page's stream was heard for the last time, when the page says that the
    /// connection is lost, and how long a busy machine has kept the page from doing anything.
    fileprivate func timeSilence() async throws {
        _ = try await text(
            """
            (() => {
              const silence = { from: null, until: null, longestPause: 0 };
              window.silence = silence;
              // The same address and the same script: this is the very line that the page listens to.
              const name = new URL('api/v1/live/stream?lang=en', document.baseURI).href;
              const script = new URL('liveworker.js', document.querySelector('script[src]').src);
              const { port } = new SharedWorker(script, { type: 'module', name });
              port.addEventListener('message', ({ data }) => { silence.from = data.at; });
              port.start();
              new MutationObserver(() => {
                const words = document.querySelector('#connection-text').textContent;
                if (words === 'Connection lost') silence.until ??= Date.now();
              }).observe(document.querySelector('#connection'), { subtree: true, childList: true, characterData: true });
              let last = Date.now();
              setInterval(() => {
                silence.longestPause = Math.max(silence.longestPause, Date.now() - last);
                last = Date.now();
              }, 50);
            })()
            """
        )
        try await wait(for: "silence.from !== null", toBe: "true")
    }
}
