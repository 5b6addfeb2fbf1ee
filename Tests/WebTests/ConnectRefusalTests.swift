import Foundation
import SipgateStub
import TestSupport
import Testing

/// Ways back from sipgate that connect nothing.
@Suite struct ConnectRefusalTests {
    /// What is wrong with a way back, and what the account page is told.
    enum Flaw: String, CaseIterable, Sendable {
        case noAttempt, forgedAttempt, otherState, noState, denied, noCode, unknownCode, garbage, nothing, sipgateIsAway

        var problem: String {
            switch self {
            case .noAttempt, .forgedAttempt: "otherBrowser"
            case .otherState, .noState, .garbage, .nothing: "stateMismatch"
            case .denied: "accessDenied"
            case .noCode: "missingCode"
            case .unknownCode: "invalidGrant"
            case .sipgateIsAway: "unreachable"
            }
        }
    }

    @Test(arguments: Flaw.allCases) func `a wrong way back connects nothing and says why`(flaw: Flaw) async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let begun = try await story.begin(person)
            let state = try #require(begun.parameter("state"))
            var back = try await story.decide(begun.address, flaw == .denied ? "deny" : "allow")
            var kept = [person.cookie, begun.cookie]
            switch flaw {
            case .noAttempt: kept.removeLast()
            case .forgedAttempt: kept[1] = String(begun.cookie.dropLast(2)) + "AA"
            case .otherState: back = back.replacing(state, with: String(state.reversed()))
            case .noState: back = back.replacing("state=\(state)", with: "a=b")
            case .denied: break
            case .noCode: back = "/auth-code?state=\(state)"
            case .unknownCode: back = "/auth-code?state=\(state)&code=0123456789"
            case .garbage: back = "/auth-code?%%%&&&==&state&code=%FF%00&=x"
            case .nothing: back = "/auth-code"
            case .sipgateIsAway: await story.stub.pause()
            }
            let reply = try await story.open(back, kept.joined(separator: "; "))
            #expect(reply.status == 303)
            #expect(reply["Location"] == "account?problem=\(flaw.problem)")
            #expect(reply["Set-Cookie"]?.contains("call-statistics-sipgate=; ") == true, "it can be used once")
            #expect(try await person.account().state == "notConnected")
            #expect(story.stub.exchanges.allSatisfy { !$0.path.hasSuffix("/token") || $0.status != 200 })
        }
    }

    @Test func `another administrator cannot end what one has begun`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            try await story.server.user("add", "otto", "--role", "administrator")
            let otto = try await Person(story.server, "otto")
            let begun = try await story.begin(person)
            let reply = try await story.open(try await story.decide(begun.address), otto.cookie, begun.cookie)
            #expect(reply["Location"] == "account?problem=otherBrowser")
            #expect(story.trades == 0)
            #expect(try await person.account().state == "notConnected")
        }
    }

    @Test func `a used code connects nothing a second time`() async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            let first = try await story.begin(person)
            let back = try await story.decide(first.address)
            #expect(try await story.open(back, person.cookie, first.cookie)["Location"] == "account?connected=1")
            #expect(try await person.tell("disconnect").status == 200)
            let second = try await story.begin(person)
            let code = try #require(Query(back)["code"])
            let state = try #require(second.parameter("state"))
            let reply = try await story.open("/auth-code?state=\(state)&code=\(code)", person.cookie, second.cookie)
            #expect(reply["Location"] == "account?problem=invalidGrant")
            #expect(try await person.account().state == "notConnected")
        }
    }

    @Test(arguments: [false, true]) func `an attacker's code in an administrator's browser attaches nothing`(
        isUnderWay: Bool
    ) async throws {
        try await ConnectStory.run { story in
            let person = try await Person(story.server)
            // Whoever knows the client's id, which is no secret, can let their own account's login begin.
            let client = try #require(story.stub.account.clients.first)
            let redirect = "http%3A%2F%2F127.0.0.1%3A8080%2Fauth-code"
            let question = "response_type=code&client_id=\(client.id)&redirect_uri=\(redirect)&state=mine"
            let realm = "\(story.stub.loginURL)/auth/realms/\(SipgateStub.realm)"
            let back = try await story.decide("\(realm)/protocol/openid-connect/auth?\(question)&scope=numbers%3Aread")
            #expect(Query(back)["code"] != nil)

            let kept = isUnderWay ? try await story.begin(person).cookie : "a=b"
            let reply = try await story.open(back, person.cookie, kept)
            let problem = isUnderWay ? "stateMismatch" : "otherBrowser"
            #expect(reply["Location"] == "account?problem=\(problem)")
            #expect(story.trades == 0, "sipgate does not even see the code")
            #expect(try await person.account().state == "notConnected")
        }
    }

    @Test func `strangers on the way back cost nothing, however many they are`() async throws {
        try await ConnectStory.run { story in
            let replies = try await withThrowingTaskGroup(of: HTTPReply.self) { group in
                for number in 0..<100 {
                    let path = "/auth-code?code=x\(number)&state=y"
                    group.addTask { try await story.open(path, "call-statistics-sipgate=z") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.count == 100)
            #expect(replies.allSatisfy { $0.status == 303 && $0["Location"] == "login?next=account" })
            #expect(try await story.server.post(TestCall("meanwhile").newCall()).status == 200)
            #expect(story.stub.exchanges.isEmpty)
            #expect(story.server.program.isRunning)
            #expect(!story.server.program.errors.contains(" error "))
        }
    }
}
