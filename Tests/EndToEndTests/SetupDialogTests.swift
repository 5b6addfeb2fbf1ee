import Foundation
import SipgateStub
import TestSupport
import Testing

/// The set-up dialog as a person at a terminal sees it.
@Suite struct SetupDialogTests {
    private static let token = StubAccount.PersonalToken(
        id: "token-DIALOG",
        token: "abababab-1212-4343-8565-787878787878",
        scopes: ["all"]
    )
    private static let webhook = "https://calls.invalid/"

    @Test func `a whole conversation connects the account`() async throws {
        try await withDialog(["LANG": "en_US.UTF-8"]) { dialog, stub, folder in
            try await dialog.answer("Token id", Self.token.id)
            try await dialog.answer("Token (hidden): ", Self.token.token)
            try await dialog.answer("Database [1]: ", "")
            try await dialog.answer("Port of the service [8080]: ", "")
            try await dialog.answer("[http://localhost:8080]: ", "")
            try await dialog.answer("reaches the service", Self.webhook)
            try await dialog.answer("Go on? [Y/n]", "")
            try await dialog.answer("Do it? [Y/n]", "")
            #expect(try await dialog.exit() == .status(0))
            #expect(dialog.output.contains("Next step: call-statistics serve"))

            let client = try #require(stub.account.clients.first)
            let file = folder.appending(path: ".env")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("SIPGATE_CLIENT_SECRET=\(client.secret)"))
            #expect(stub.account.webhooks.incomingURL == Self.webhook)
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            for secret in [Self.token.token, client.secret] {
                #expect(!(dialog.screen + dialog.output).contains(secret))
            }
            #expect(dialog.echoes)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `an end in the middle of the token shows again what is typed, and nothing is written`(
        signal: Int32
    ) async throws {
        try await withDialog(["LANG": "C"]) { dialog, stub, folder in
            try await dialog.answer("Token id", Self.token.id)
            try await dialog.sees("Token (hidden): ")
            #expect(!dialog.echoes)
            if signal == SIGINT { dialog.type("abab\u{3}") } else { dialog.signal(signal) }
            #expect(try await dialog.exit() == .signal(signal))
            #expect(dialog.echoes)
            #expect(dialog.screen.contains("Stopped. Nothing was changed."))
            #expect(!dialog.screen.contains("abab"))
            #expect(stub.exchanges.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: ".env").path))
        }
    }

    @Test func `the end of the input ends the conversation with status 1`() async throws {
        try await withDialog(["LANG": "C"]) { dialog, _, _ in
            try await dialog.sees("Token id")
            dialog.type("\u{4}")
            #expect(try await dialog.exit() == .status(1))
            #expect(dialog.screen.contains("Stopped. Nothing was changed."))
        }
    }

    @Test func `it speaks German where the system does`() async throws {
        try await withDialog(["LANG": "de_DE.UTF-8"]) { dialog, _, _ in
            try await dialog.answer("Token-ID", Self.token.id)
            try await dialog.answer("Token (unsichtbar): ", Self.token.token)
            try await dialog.sees("Wo sollen die Anrufe gespeichert werden?")
            dialog.type("\u{3}")
            #expect(try await dialog.exit() == .signal(SIGINT))
            #expect(dialog.screen.contains("Abgebrochen. Nichts wurde geändert."))
        }
    }

    @Test func `without a terminal what is missing is listed, with status 2`() async throws {
        try await withFolder { folder in
            let finished = try await Product.run(["setup", "--lang", "en"], in: folder)
            #expect(finished.exit == .status(2))
            #expect(finished.output.isEmpty)
            for option in ["--token-id", "--token-file", "--webhook-url", "--yes"] {
                #expect(finished.errors.contains(option))
            }
        }
    }

    @Test func `without a terminal options and environment are enough`() async throws {
        try await withStub { stub, folder in
            let environment = [
                "SIPGATE_API_URL": stub.apiURL, "SETUP_TOKEN_ID": Self.token.id, "SETUP_TOKEN": Self.token.token,
            ]
            let arguments = ["setup", "--webhook-url", Self.webhook, "--yes", "--lang", "en", "--port", "9000"]
            let finished = try await Product.run(arguments, environment: environment, in: folder)
            #expect(finished.exit == .status(0))
            #expect(finished.output.contains("http://localhost:9000/auth"))
            #expect(stub.account.clients.count == 1)
            #expect(!(finished.output + finished.errors).contains(Self.token.token))
        }
    }

    private func withStub(
        _ body: nonisolated(nonsending) (SipgateStub, URL) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            var account = StubAccount.example
            account.clients = []
            account.tokens = [Self.token]
            let stub = try await SipgateStub.start(account)
            try await body(stub, folder)
            await stub.stop()
        }
    }

    private func withDialog(
        _ environment: [String: String],
        _ body: nonisolated(nonsending) (Dialog, SipgateStub, URL) async throws -> Void
    ) async throws {
        try await withStub { stub, folder in
            let surroundings = environment.merging(["SIPGATE_API_URL": stub.apiURL]) { $1 }
            let dialog = try Dialog(["setup"], environment: surroundings, in: folder)
            do {
                try await body(dialog, stub, folder)
            } catch {
                await dialog.end()
                throw error
            }
            await dialog.end()
        }
    }
}
