import Foundation
import NIOCore
import TestSupport

/// A real Chromium without a window, driven through chromedriver.
struct Browser: Sendable {
    private let driver: HTTPClient
    private let session: String

    /// A line that the browser has logged.
    struct LogEntry: Decodable, Sendable {
        var level: String
        var message: String
    }

    /// Runs a browser for the time of `body`.
    ///
    /// - Parameters:
    ///   - server: Where its reader is logged in as the administrator; nil for a reader who is nowhere.
    ///   - language: The language of the reader, such as `de`.
    nonisolated(nonsending) static func with<Result>(
        loggedInTo server: Server? = nil,
        language: String = "en",
        body: nonisolated(nonsending) (Browser) async throws -> Result
    ) async throws -> Result {
        try await withFolder { folder in
            let (program, port) = try await startDriver(in: folder)
            do {
                let browser = try await open(port, language)
                if let server { try await browser.logIn(to: server) }
                let result = try await body(browser)
                try await browser.quit()
                await program.end()
                return result
            } catch {
                await program.end()
                throw error
            }
        }
    }

    private static func executable() throws -> URL {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for folder in folders + ["/usr/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser"] {
            let file = URL(fileURLWithPath: folder).appending(path: "chromedriver")
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        }
        throw BrowserError.missing
    }

    /// Starts chromedriver on a free port; once more where somebody was quicker, as it takes the port twice.
    private static func startDriver(in folder: URL, attempt: Int = 1) async throws -> (Program, port: Int) {
        let program = try Program(executable(), ["--port=0"], environment: ["LANG": "C.UTF-8"], in: folder)
        do {
            var port: Int?
            try await eventually("chromedriver says its port", within: .seconds(60)) {
                port = program.output.firstMatch(of: /started successfully on port (\d+)/).flatMap { Int($0.1) }
                guard port != nil || program.isRunning else {
                    throw BrowserError.refused(program.output + program.errors)
                }
                return port != nil
            }
            return (program, port ?? 0)
        } catch {
            await program.end()
            guard attempt < 5, program.output.contains("port not available") else { throw error }
            return try await startDriver(in: folder, attempt: attempt + 1)
        }
    }

    private static func open(_ port: Int, _ language: String) async throws -> Browser {
        let client = HTTPClient(port: port)
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1400,1600",
            "--lang=\(language)", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        ]
        let options = Capabilities.Options(args: arguments, prefs: ["intl.accept_languages": language])
        let answer: Value<Session> = try await post(client, "/session", Wish(Capabilities(options: options)))
        return Browser(driver: client, session: answer.value.sessionId)
    }

    private func quit() async throws {
        _ = try await driver.send(HTTPRequest("DELETE", "/session/\(session)"))
    }

    /// Opens an address and waits until its page is loaded.
    func open(_ address: String) async throws {
        let _: Value<Nothing?> = try await command("url", ["url": address])
    }

    /// The text of a script's result; empty when there is none.
    func text(_ script: String) async throws -> String {
        let script = Script(script: "const result = \(script); return result == null ? '' : String(result);")
        let answer: Value<String> = try await command("execute/sync", script)
        return answer.value
    }

    /// Waits until a script gives a text.
    ///
    /// A script that fails, because the page has not drawn yet what it asks for, has not given it yet.
    func wait(for script: String, toBe expected: String, within limit: Duration = .seconds(30)) async throws {
        var found = ""
        do {
            try await eventually("\(script) is \(expected)", within: limit) {
                do {
                    found = try await text(script)
                    return found == expected
                } catch BrowserError.failedScript(let message) {
                    found = message
                    return false
                }
            }
        } catch is Vain {
            throw BrowserError.unexpected(script: script, expected: expected, found: found)
        }
    }

    /// Presses and releases keys, as the reader's fingers do.
    func press(_ keys: String) async throws {
        let strokes = keys.map { key in
            [Stroke(type: "keyDown", value: String(key)), Stroke(type: "keyUp", value: String(key))]
        }
        let source = KeySource(actions: strokes.flatMap(\.self))
        let _: Value<Nothing?> = try await command("actions", ["actions": [source]])
    }

    /// Moves the mouse with its button pressed through the middle of an element, from one share of its width to another.
    ///
    /// - Parameter isReleased: Whether the button is let go at the end.
    func drag(over selector: String, from start: Double, to end: Double, isReleased: Bool = true) async throws {
        let element = "document.querySelector('\(selector)')"
        _ = try await text("\(element).scrollIntoView({ block: 'center' })")
        let places = try await text(
            "(box => [box.x + box.width * \(start), box.x + box.width * \(end), box.y + box.height / 2].map(Math.round))"
                + "(\(element).getBoundingClientRect())"
        )
        .split(separator: ",").compactMap { Int($0) }
        guard places.count == 3 else { throw BrowserError.refused("\(selector) is not on the page") }
        let press = [
            PointerAction(type: "pointerMove", x: places[0], y: places[2]),
            PointerAction(type: "pointerDown", button: 0),
            PointerAction(type: "pointerMove", x: places[1], y: places[2], duration: 50),
        ]
        let release = isReleased ? [PointerAction(type: "pointerUp", button: 0)] : []
        let _: Value<Nothing?> = try await command("actions", ["actions": [PointerSource(actions: press + release)]])
    }

    /// Presses and releases keys while shift is held.
    func pressWithShift(_ keys: String) async throws {
        let strokes = keys.flatMap { key in
            [Stroke(type: "keyDown", value: String(key)), Stroke(type: "keyUp", value: String(key))]
        }
        let shift = [Stroke(type: "keyDown", value: "\u{E008}")] + strokes + [Stroke(type: "keyUp", value: "\u{E008}")]
        let _: Value<Nothing?> = try await command("actions", ["actions": [KeySource(actions: shift)]])
    }

    /// What the page has written to its console, and what the browser complained of, since the last time.
    func consoleLog() async throws -> [LogEntry] {
        try await log("browser")
    }

    /// The addresses that the browser has asked for since the last time.
    func requestedAddresses() async throws -> [String] {
        try await log("performance").compactMap { entry in
            let event = try JSONDecoder().decode(NetworkEvent.self, from: Data(entry.message.utf8))
            guard event.message.method == "Network.requestWillBeSent" else { return nil }
            return event.message.params.request?.url
        }
    }

    private func log(_ type: String) async throws -> [LogEntry] {
        let answer: Value<[LogEntry]> = try await command("se/log", ["type": type])
        return answer.value
    }

    /// Sends a command of the protocol that has a body.
    func command<Answer: Decodable>(_ name: String, _ body: some Encodable) async throws -> Answer {
        try await Self.post(driver, "/session/\(session)/\(name)", body)
    }

    /// Sends a command of the protocol that only asks.
    func command<Answer: Decodable>(_ name: String) async throws -> Answer {
        let reply = try await driver.get("/session/\(session)/\(name)", headers: [("Host", "localhost")])
        guard reply.status == 200 else { throw BrowserError(refusal: reply) }
        return try reply.decoded()
    }

    private static func post<Answer: Decodable>(
        _ client: HTTPClient,
        _ path: String,
        _ body: some Encodable
    ) async throws -> Answer {
        let json = Array(try JSONEncoder().encode(body))
        let headers = [("Content-Type", "application/json"), ("Host", "localhost")]
        let reply = try await client.send(HTTPRequest("POST", path, headers: headers, body: json))
        guard reply.status == 200 else { throw BrowserError(refusal: reply) }
        return try reply.decoded()
    }
}

/// Why a browser could not be used.
enum BrowserError: Error, CustomStringConvertible {
    case missing
    case refused(String)
    /// What a script threw, or that its page was left meanwhile.
    case failedScript(String)
    case unexpected(script: String, expected: String, found: String)

    /// Tells a script that failed from everything else that chromedriver refuses.
    init(refusal reply: HTTPReply) {
        let failures = ["javascript error", "aborted by navigation", "no such execution context"]
        if let refusal = try? reply.decoded(Value<Refusal>.self).value, failures.contains(refusal.error) {
            self = .failedScript(String(refusal.message.prefix(300)))
        } else {
            self = .refused(reply.text)
        }
    }

    var description: String {
        switch self {
        case .missing:
            "There is no chromedriver. Run make test, which installs chromium and chromium-driver, or install them."
        case .refused(let answer):
            "chromedriver refused: \(answer.prefix(600))"
        case .failedScript(let message):
            "A script failed: \(message)"
        case .unexpected(let script, let expected, let found):
            "\(script) should have become “\(expected)” and is “\(found)”."
        }
    }
}
