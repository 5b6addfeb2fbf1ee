import Foundation
import TestSupport
import Testing

/// An administrator before the settings page, with a server whose teams stand in a file beside its data.
struct SettingsStory: Sendable {
    let server: Server
    let browser: Browser

    /// The file of the teams.
    var file: URL { server.dataFolder.deletingLastPathComponent().appending(path: "teams.json") }

    /// Opens the page for the time of `body`.
    ///
    /// - Parameter teams: What the file of the teams says at first; nil where there is none.
    nonisolated(nonsending) static func with(
        language: String = "en",
        teams: String? = nil,
        body: nonisolated(nonsending) (SettingsStory) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try teams?.write(to: folder.appending(path: "teams.json"), atomically: true, encoding: .utf8)
            try await Server.start(in: folder, environment: ["TIME_ZONE": Server.zoneAtNoon]).use { server in
                try await Browser.with(loggedInTo: server, language: language) { browser in
                    try await browser.openReady(server.url + "settings")
                    try await body(SettingsStory(server: server, browser: browser))
                }
            }
        }
    }

    /// Saves, and waits until the page says that it has.
    func save() async throws {
        try await browser.click("#save")
        try await browser.wait(for: "document.querySelector('#unsaved').dataset.level", toBe: "good")
    }

    /// The settings as the server has them.
    func settings() async throws -> [String: Setting] {
        let cookie = try #require(try await server.logIn("admin", Server.password).cookie)
        let request = HTTPRequest("GET", "/api/v1/settings", headers: [("Cookie", cookie)])
        let answer: Answer = try await server.http.send(request).decoded()
        return Dictionary(uniqueKeysWithValues: answer.settings.map { ($0.name, $0) })
    }

    /// A setting whose value is a number; others have none here.
    struct Setting: Decodable {
        var name: String
        var number: Int?
        var source: String

        private enum CodingKeys: String, CodingKey { case name, number = "value", source }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            name = try members.decode(String.self, forKey: .name)
            number = try? members.decode(Int.self, forKey: .number)
            source = try members.decode(String.self, forKey: .source)
        }
    }

    private struct Answer: Decodable {
        var settings: [Setting]
    }
}
