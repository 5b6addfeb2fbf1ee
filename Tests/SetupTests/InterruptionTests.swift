import Foundation
import SipgateStub
import Statistics
import Testing

@testable import CallStatisticsApp

/// Set-ups that do not get to their end.
@Suite struct InterruptionTests {
    @Test(arguments: 0..<7)
    func `a line that is cut after any request is made good by a repeat, with one client`(answers: Int) async throws {
        try await Scene.play { scene in
            let network = Network(port: scene.stub.port, answers: answers)
            await #expect(throws: SetupError.self) { try await scene.run(scene.complete, network: network) }
            #expect(!scene.files.contains(".env"))

            _ = try await scene.run(scene.complete)
            let client = try #require(scene.stub.account.clients.first)
            #expect(scene.stub.account.clients.count == 1)
            #expect(try scene.settings["SIPGATE_CLIENT_ID"] == client.id)
            #expect(try scene.settings["SIPGATE_CLIENT_SECRET"] == client.secret)
            #expect(scene.stub.account.webhooks.incomingURL == Scene.webhook)
            #expect(scene.files == [".env"])
        }
    }

    @Test func `a registered client waits in a private draft until the settings are written`() async throws {
        try await Scene.play { scene in
            let network = Network(port: scene.stub.port, answers: 5)
            await #expect(throws: SetupError.self) { try await scene.run(scene.complete, network: network) }
            #expect(scene.files == [".env.setup"])
            #expect(PrivateFile(scene.folder.appending(path: ".env.setup").path).isPrivate)
        }
    }

    @Test func `webhook settings that change during the conversation are not overwritten`() async throws {
        try await Scene.play { scene in
            var options = scene.complete
            options.acceptsAll = false
            let script = Meddler(scene.stub)
            await #expect(throws: SetupError.failed(SetupText.changedMeanwhile)) {
                try await scene.run(options, script)
            }
            #expect(scene.stub.account.webhooks.whitelist == ["p0"])
        }
    }
}

/// Somebody who agrees to everything, and changes the webhook settings elsewhere before the last yes.
private struct Meddler: Conversation {
    let isInteractive = true
    private let stub: SipgateStub

    init(_ stub: SipgateStub) {
        self.stub = stub
    }

    func say(_ text: String) {}

    func line(_ prompt: String) async throws -> String {
        if prompt.hasPrefix("Do it?") { stub.change { $0.webhooks.whitelist = ["p0"] } }
        return ""
    }

    func hiddenLine(_ prompt: String) async throws -> String { throw EndOfInput() }
    func expectInterruption(_ farewell: String) {}
}
