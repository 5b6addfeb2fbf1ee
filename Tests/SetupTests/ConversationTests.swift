import Foundation
import SipgateStub
import Statistics
import Testing

@testable import CallStatisticsApp

/// The whole conversation, with a person who answers.
@Suite struct ConversationTests {
    /// Token, SQLite, port, base address, webhook address, nobody there yet, do it.
    private let usual = [Scene.token.id, Scene.token.token, "", "", "", Scene.webhook, "", ""]

    @Test func `a fresh account is connected with nothing but Enter and three answers`() async throws {
        try await Scene.play { scene in
            let script = Script(usual)
            let result = try await scene.run(scene.bare, script)
            #expect(script.left.isEmpty)
            let client = try #require(scene.stub.account.clients.first)
            #expect(client.name == "Call Statistics")
            #expect(client.redirectURIs == ["http://localhost:8080/auth-code"])
            #expect(client.webOrigins == ["http://localhost:8080"])
            #expect(scene.stub.account.webhooks.incomingURL == Scene.webhook)
            #expect(scene.stub.account.webhooks.outgoingURL == Scene.webhook)
            #expect(
                try scene.settings == [
                    "SIPGATE_CLIENT_ID": client.id, "SIPGATE_CLIENT_SECRET": client.secret,
                    "SIPGATE_WEBHOOK_URL": Scene.webhook, "SERVICE_BASE_URL": "http://localhost:8080",
                ]
            )
            #expect(PrivateFile(scene.file.path).isPrivate)
            #expect(scene.files == [".env"])
            #expect(result.contains("Next step: call-statistics serve   and then open http://localhost:8080/auth"))
        }
    }

    @Test func `the token is asked for hidden, and no secret is ever shown`() async throws {
        try await Scene.play { scene in
            let script = Script(usual)
            let result = try await scene.run(scene.bare, script)
            #expect(script.hidden.count == 1)
            let secret = try #require(scene.stub.account.clients.first).secret
            let password = Data("\(Scene.token.id):\(Scene.token.token)".utf8).base64EncodedString()
            for hidden in [Scene.token.token, secret, password] {
                #expect(!(script.heard + result).contains(hidden))
            }
            #expect(try !String(contentsOf: scene.file, encoding: .utf8).contains(Scene.token.token))
        }
    }

    @Test func `a wrong token is asked for again`() async throws {
        try await Scene.play { scene in
            let script = Script([Scene.token.id, "99999999-3434-4565-8787-909090909090"] + usual)
            _ = try await scene.run(scene.bare, script)
            #expect(script.heard.contains("sipgate does not accept this token."))
            #expect(scene.stub.account.clients.count == 1)
        }
    }

    @Test(arguments: 0..<8)
    func `an end of the input at any question leaves everything as it was`(answers: Int) async throws {
        try await Scene.play { scene in
            await #expect(throws: EndOfInput.self) {
                try await scene.run(scene.bare, Script(Array(usual.prefix(answers))))
            }
            #expect(scene.changes.isEmpty)
            #expect(scene.files.isEmpty)
        }
    }

    @Test func `a no to the summary leaves everything as it was`() async throws {
        try await Scene.play { scene in
            await #expect(throws: SetupError.declined) {
                try await scene.run(scene.bare, Script(usual.dropLast() + ["n"]))
            }
            #expect(scene.changes.isEmpty)
            #expect(scene.files.isEmpty)
        }
    }

    @Test func `an address without encryption is taken only from somebody who insists`() async throws {
        try await Scene.play { scene in
            let start = [Scene.token.id, Scene.token.token, "", "", "", "http://calls.example.com/"]
            let script = Script(start + ["", "http://calls.example.com/", "y", "", "y"])
            _ = try await scene.run(scene.bare, script)
            #expect(script.left.isEmpty)
            #expect(scene.stub.account.webhooks.incomingURL == "http://calls.example.com/")
        }
    }

    @Test func `what is no address is asked for again`() async throws {
        try await Scene.play { scene in
            var answers = usual
            answers.insert("calls.example.com", at: 5)
            let script = Script(answers)
            _ = try await scene.run(scene.bare, script)
            #expect(script.heard.contains("This is no address"))
        }
    }

    @Test func `a service that answers at the webhook address is recognised`() async throws {
        try await Scene.play { scene in
            let network = Network(port: scene.stub.port, neighbour: (200, "ok\n"))
            let script = Script(usual.dropLast())
            _ = try await scene.run(scene.bare, script, network: network)
            #expect(script.heard.contains("call-statistics answers there."))
        }
    }

    @Test func `something else at the webhook address is named`() async throws {
        try await Scene.play { scene in
            let script = Script(usual)
            let network = Network(port: scene.stub.port, neighbour: (404, ""))
            _ = try await scene.run(scene.bare, script, network: network)
            #expect(script.heard.contains("Something other than call-statistics answers there (status 404)"))
        }
    }

    @Test func `it speaks German`() async throws {
        try await Scene.play { scene in
            let script = Script(usual.dropLast() + ["ja"])
            let result = try await scene.run(scene.bare, script, language: .de)
            #expect(script.heard.contains("Port des Dienstes [8080]: "))
            #expect(script.heard.contains("So ausführen? [J/n]"))
            #expect(result.contains("Nächster Schritt: "))
        }
    }

    @Test func `the port changes the address that is proposed for the browser`() async throws {
        try await Scene.play { scene in
            var answers = usual
            answers[3] = "9000"
            _ = try await scene.run(scene.bare, Script(answers))
            #expect(try scene.settings["PORT"] == "9000")
            #expect(try scene.settings["SERVICE_BASE_URL"] == "http://localhost:9000")
        }
    }

    @Test func `a MariaDB server that does not answer is asked for again`() async throws {
        try await Scene.play { scene in
            let server = ["db.example.com", "", "", "", "pass word"]
            let start = [Scene.token.id, Scene.token.token, "2"] + server
            let script = Script(start + ["n", "", "", "", "", "", "y", "", "", Scene.webhook, "", ""])
            _ = try await scene.run(scene.bare, script, database: "Connection refused.")
            #expect(script.left.isEmpty)
            #expect(script.hidden.count == 3)
            #expect(!script.heard.contains("pass word"))
            let settings = try scene.settings
            #expect(settings["MYSQL_HOST"] == "db.example.com")
            #expect(settings["MYSQL_PASSWORD"] == "pass word")
            #expect(settings["MYSQL_USER"] == "call_statistics")
        }
    }
}
