import Foundation
import SipgateStub
import TestSupport
import Testing

/// What an administrator does with the account besides connecting it.
@Suite struct AccountTests {
    private static let german = [("Accept-Language", "de")]

    @Test(arguments: ["synchronise", "import", "disconnect"])
    func `nothing is done that no page of the service has sent`(deed: String) async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            try await story.connect(person)
            try await eventually("the account is read") { try await person.account().directory.succeededAt != nil }
            let before = story.readings
            let foreign = try await Person(story.server).formToken
            for token in [nil, "", foreign] {
                let path = "/api/v1/account/\(deed)"
                let reply = try await person.send("POST", path, #"{"from":null}"#, formToken: token)
                #expect(reply.status == 403)
            }
            let stranger = HTTPRequest("POST", "/api/v1/account/\(deed)", headers: [("X-Form-Token", person.formToken)])
            #expect(try await story.server.http.send(stranger).status == 401)
            #expect(story.readings == before)
            let account = try await person.account()
            #expect(account.state == "connected")
            #expect(account.history.offer == "open")
        }
    }

    @Test func `an import begins in the past, and not in another century`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            try await story.connect(person)
            try await eventually("earlier calls are offered") { try await person.account().history.offer == "open" }
            let wrong = [
                "", "{", "[]", #"{"from":"yesterday"}"#, #"{"from":17}"#, #"{"from":"2026-02-30T00:00:00Z"}"#,
                #"{"from":"2099-01-01T00:00:00Z"}"#, #"{"from":"1970-01-01T00:00:00Z"}"#,
                #"{"from":"0001-01-01T00:00:00Z"}"#,
            ]
            for body in wrong {
                #expect(try await person.tell("import", body).status == 400, "\(body)")
            }
            #expect(try await person.tell("import", String(repeating: " ", count: 2_000)).status == 413)
            let future = try await person.tell("import", wrong[6], headers: Self.german)
            #expect(try future.decoded(ProblemView.self).detail.contains("in der Vergangenheit"))
            var account = try await person.account()
            #expect(account.history.offer == "open")
            #expect(account.history.imports.allSatisfy { $0.reason != "first" })

            let monthAgo = Date(timeIntervalSinceNow: -30 * 86_400).formatted(.iso8601)
            #expect(try await person.tell("import", #"{"from":"\#(monthAgo)"}"#).status == 200)
            account = try await person.account()
            #expect(account.history.offer == "accepted")
            #expect(account.history.imports.contains { $0.reason == "first" && $0.from.hasPrefix(monthAgo.prefix(10)) })
        }
    }

    @Test func `an import that is not wanted is none`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            try await story.connect(person)
            try await eventually("earlier calls are offered") { try await person.account().history.offer == "open" }
            #expect(try await person.tell("import", #"{"from":null}"#).status == 200)
            let history = try await person.account().history
            #expect(history.offer == "declined")
            #expect(history.imports.allSatisfy { $0.reason != "first" })
        }
    }

    @Test func `who disconnects forgets the login, and calls keep their groups`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            try await story.connect(person)
            try await eventually("the account is read") { try await person.account().directory.succeededAt != nil }
            var call = TestCall("hotline")
            call.to = "49211555000"
            try await story.server.post(call.newCall())
            try await story.server.waitUntilApplied()
            #expect(try await groups(story.server) == ["Hotline"])

            #expect(try await person.tell("disconnect").status == 200)
            let account = try await person.account()
            #expect(account.state == "notConnected")
            #expect(account.connectedBy == "admin", "who has had it stays known")
            #expect(try await groups(story.server) == ["Hotline"])
            let before = story.readings
            #expect(try await person.tell("synchronise").status == 409)
            #expect(story.readings == before, "sipgate is not asked")
            try await story.connect(person)
            #expect(try await person.account().state == "connected")
        }
    }

    private func groups(_ server: Server) async throws -> [String?] {
        struct Page: Decodable {
            struct Call: Decodable {
                var group: String?
            }

            var calls: [Call]
        }
        let page: Page = try await server.http.get("/api/v1/calls?\(Server.nowadays)").decoded()
        return page.calls.map(\.group)
    }

    @Test func `what stands in the way is said in the reader's language`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let early = try await person.tell("synchronise", headers: Self.german)
            #expect(early.status == 409)
            #expect(try early.decoded(ProblemView.self).detail.contains("noch nicht verbunden"))

            try await story.connect(person)
            await story.stub.pause()
            let away = try await person.tell("synchronise", headers: Self.german)
            #expect(away.status == 502)
            #expect(try away.decoded(ProblemView.self).detail.hasPrefix("sipgate ist nicht erreichbar."))
            let english = try await person.tell("synchronise", headers: [("Accept-Language", "en")])
            #expect(try english.decoded(ProblemView.self).detail.hasPrefix("sipgate cannot be reached."))
            try await story.stub.resume()
            #expect(try await person.tell("synchronise").status == 200)
        }
    }
}
