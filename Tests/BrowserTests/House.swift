import Foundation
import TestSupport

extension Server {
    /// Posts calls of every kind that the pages show: answered, outgoing, missed, sent to the voicemail, waiting and
    /// talking.
    func postCallsOfEveryKind() async throws {
        var voicemail = TestCall("voicemail")
        voicemail.from = "4930231250002"
        var missed = TestCall("missed")
        missed.from = "4930231250003"
        let (answered, outgoing, talking) = (
            TestCall("answered"), TestCall("outgoing", direction: "out"), TestCall("talks")
        )
        let messages = [
            answered.newCall(), answered.answer(), answered.hangup(),
            outgoing.newCall(), outgoing.answer(), outgoing.hangup(),
            missed.newCall(), missed.hangup("busy"),
            voicemail.newCall(isVoicemail: true), voicemail.answer(), voicemail.hangup(),
            talking.newCall(), talking.answer(), TestCall("waiting").newCall(),
        ]
        for message in messages { try await post(message) }
        try await waitUntilApplied(messages.count)
    }
}

extension Browser {
    /// The addresses of all pages to which the one that is open leads.
    func pages() async throws -> [String] {
        try await wait(for: "document.querySelectorAll('#pages a').length > 8", toBe: "true")
        return try await lines("[...document.querySelectorAll('#pages a')].map((link) => link.getAttribute('href'))")
    }

    /// The members of a script's array.
    func lines(_ script: String) async throws -> [String] {
        try await text("(\(script)).join('\\n')").split(separator: "\n").map(String.init)
    }
}

/// Runs a server with calls of every kind, and a browser whose reader is the administrator.
func withHouse(
    environment: [String: String] = [:],
    language: String = "en",
    _ body: (Server, Browser) async throws -> Void
) async throws {
    try await withServer(environment: environment) { server in
        try await server.postCallsOfEveryKind()
        try await Browser.with(loggedInTo: server, language: language) { browser in try await body(server, browser) }
    }
}
