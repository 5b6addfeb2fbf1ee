import TestSupport
import Testing

/// Pages that stay calm for those whom motion makes ill, and for those who listen to them.
@Suite(.serialized) struct CalmTests {
    private static let moving = """
        document.getAnimations().filter(({ playState }) => playState === 'running')
          .map(({ animationName, transitionProperty, effect }) => `${animationName ?? transitionProperty} ${effect.target.className}`)
        """

    @Test(arguments: ["", "live"])
    func `nothing moves for who wants no motion, and something does for others`(page: String) async throws {
        try await withHouse { server, browser in
            // Otherwise the page would be calm for everybody, and this would prove nothing.
            try await browser.openReady(server.url)
            try await browser.wait(for: "(\(Self.moving)).length > 0", toBe: "true")
            try await browser.reduceMotion()
            try await browser.openReady(server.url + page)
            for index in 1...6 {
                try await server.post(TestCall("calm-\(index)").newCall())
                let moving = try await browser.lines(Self.moving)
                #expect(moving == [], "\(page)")
                try await Task.sleep(for: .milliseconds(150))
            }
        }
    }

    @Test(arguments: [("", "[data-live=waiting]"), ("live", "#wall-waiting")])
    func `who listens hears that the queue has become serious, and not each call`(
        page: String,
        number: String
    ) async throws {
        let waiting = "document.querySelector('\(number)').textContent"
        // So long that no page takes this long from one look at its clock to the next, nor a call from ring to answer.
        try await withServer(environment: ["SERVICE_LEVEL_SECONDS": "6"]) { server in
            try await server.post(TestCall("before").newCall())
            try await server.post(TestCall("before").hangup("cancel"))
            try await server.waitUntilApplied(2)
            try await Browser.with(loggedInTo: server) { browser in
                try await browser.openReady(server.url + page)
                try await browser.wait(for: "document.body.dataset.connection ?? 'connected'", toBe: "connected")
                _ = try await browser.text(Self.listen)
                for index in 1...8 {
                    let call = TestCall("heard-\(index)")
                    try await server.post(call.newCall())
                    try await browser.wait(for: waiting, toBe: "1")
                    for message in [call.answer(), call.hangup()] { try await server.post(message) }
                    try await browser.wait(for: waiting, toBe: "0")
                }
                #expect(try await browser.lines("window.heard") == [])
                try await server.post(TestCall("serious").newCall())
                try await browser.wait(for: "window.heard.length > 0", toBe: "true")
                let first = try await browser.lines("window.heard").first
                #expect(first == "Waiting: 1, longer than 6 s")
                try await browser.wait(for: "window.heard.length > 1", toBe: "true")
                try await Task.sleep(for: .seconds(2))
                // Serious once and alarming once; the running clock beside it is for the eyes.
                #expect(
                    try await browser.lines("window.heard") == [
                        "Waiting: 1, longer than 6 s", "Waiting: 1, longer than 12 s",
                    ]
                )
            }
        }
    }

    /// Writes down what a screen reader would say by itself: each new text of a live region.
    private static let listen = """
        (() => {
          window.heard = [];
          const regions = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]';
          const texts = new Map([...document.querySelectorAll(regions)].map((each) => [each, each.textContent]));
          new MutationObserver(() => {
            for (const each of document.querySelectorAll(regions)) {
              const words = each.textContent.trim();
              if (words !== '' && texts.get(each) !== each.textContent) window.heard.push(words);
              texts.set(each, each.textContent);
            }
          }).observe(document.body, { subtree: true, childList: true, characterData: true });
        })()
        """
}
