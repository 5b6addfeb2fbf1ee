import Foundation
import SipgateStub
import StoreMariaDB
import Testing

@testable import CallStatisticsApp

/// Set-ups on accounts and files that are not fresh.
@Suite struct RepeatTests {
    @Test func `a second run changes nothing`() async throws {
        try await Scene.play { scene in
            _ = try await scene.run(scene.complete)
            let (changes, text) = (scene.changes, try String(contentsOf: scene.file, encoding: .utf8))
            let again = try await scene.run(scene.complete)
            #expect(again.contains("Everything is set up already"))
            #expect(scene.changes == changes)
            #expect(try String(contentsOf: scene.file, encoding: .utf8) == text)
        }
    }

    @Test func `a client of our name is used again, also without any settings`() async throws {
        try await Scene.play { scene in
            _ = try await scene.run(scene.complete)
            try FileManager.default.removeItem(at: scene.file)
            _ = try await scene.run(scene.complete)
            let client = try #require(scene.stub.account.clients.first)
            #expect(scene.stub.account.clients.count == 1)
            #expect(try scene.settings["SIPGATE_CLIENT_SECRET"] == client.secret)
        }
    }

    @Test func `a client of the settings gets our redirect address and keeps the rest`() async throws {
        let other = StubAccount.example.clients
        try await Scene.play({ $0.clients = other }) { scene in
            let before = try #require(other.first)
            let text = "SIPGATE_CLIENT_ID=\(before.id)\nSIPGATE_CLIENT_SECRET=\(before.secret)\n"
            try Data(text.utf8).write(to: scene.file)
            _ = try await scene.run(scene.complete)
            let after = try #require(scene.stub.account.clients.first)
            #expect(scene.stub.account.clients.count == 1)
            #expect(after.redirectURIs == before.redirectURIs + ["http://localhost:8080/auth-code"])
            #expect(after.name == before.name)
            #expect(after.description == before.description)
            #expect(after.privacyURL == before.privacyURL)
            #expect(after.termsURL == before.termsURL)
        }
    }

    @Test func `a client that returns to us by a wildcard stays as it is`() async throws {
        let client = StubAccount.OAuthClient(
            id: "1-0-1:sipgate-apps",
            secret: "hush",
            name: "Call Statistics",
            redirectURIs: ["http://localhost:8080/*"]
        )
        try await Scene.play({ $0.clients = [client] }) { scene in
            _ = try await scene.run(scene.complete)
            #expect(scene.changes == ["PUT /v2/settings/sipgateio"])
            #expect(try scene.settings["SIPGATE_REALM"] == "sipgate-apps")
        }
    }

    @Test func `whitelist and log of the webhook settings are kept exactly`() async throws {
        try await Scene.play({ account in
            account.webhooks.isLogged = true
            account.webhooks.whitelist = ["p0", "g1"]
        }) { scene in
            _ = try await scene.run(scene.complete)
            #expect(scene.stub.account.webhooks.isLogged)
            #expect(scene.stub.account.webhooks.whitelist == ["p0", "g1"])
            #expect(scene.stub.account.webhooks.incomingURL == Scene.webhook)
        }
    }

    @Test(arguments: [true, false])
    func `addresses of somebody else are shown and replaced only after a yes`(agrees: Bool) async throws {
        try await Scene.play({ $0.webhooks.incomingURL = "https://me:pass@crm.example.com/hook?key=secret" }) { scene in
            var options = scene.complete
            options.acceptsAll = false
            let script = Script(["", "", "", "", agrees ? "y" : "", "y"])
            let result = try await scene.run(options, script)
            #expect(script.heard.contains("https://…@crm.example.com/hook?…"))
            #expect(!script.heard.contains("secret"))
            #expect(!result.contains("pass"))
            #expect((scene.stub.account.webhooks.incomingURL == Scene.webhook) == agrees)
            #expect(result.contains("hears of no call") != agrees)
        }
    }

    @Test func `comments and unknown settings of the file stay where they are`() async throws {
        try await Scene.play { scene in
            let text = "# mine\nTEAMS_FILE='a b.json'\n\nSERVICE_BASE_URL=https://calls.example.com # outside\nX=1\n"
            try Data(text.utf8).write(to: scene.file)
            _ = try await scene.run(scene.complete)
            let after = try String(contentsOf: scene.file, encoding: .utf8)
            #expect(after.hasPrefix(text))
            #expect(scene.stub.account.clients.first?.redirectURIs == ["https://calls.example.com/auth-code"])
        }
    }

    @Test func `a new file begins as a copy of the example beside it`() async throws {
        try await Scene.play { scene in
            let example = "# Settings\n#SIPGATE_WEBHOOK_URL=https://example/\n#HOST=127.0.0.1\n"
            try Data(example.utf8).write(to: scene.folder.appending(path: ".env.example"))
            _ = try await scene.run(scene.complete)
            let text = try String(contentsOf: scene.file, encoding: .utf8)
            #expect(text.hasPrefix("# Settings\n#SIPGATE_WEBHOOK_URL=https://example/\nSIPGATE_WEBHOOK_URL="))
        }
    }

    @Test func `a file that others can read is closed to them even where nothing changes`() async throws {
        try await Scene.play { scene in
            _ = try await scene.run(scene.complete)
            chmod(scene.file.path, 0o644)
            _ = try await scene.run(scene.complete)
            #expect(PrivateFile(scene.file.path).isPrivate)
        }
    }

    @Test func `the Compose set gets its own file`() async throws {
        try await Scene.play { scene in
            let deploy = scene.folder.appending(path: "Deploy")
            try FileManager.default.createDirectory(at: deploy, withIntermediateDirectories: true)
            var options = scene.complete
            options.database = .compose
            options.port = 9_000
            let result = try await scene.run(options)
            let text = try String(contentsOf: deploy.appending(path: ".env"), encoding: .utf8)
            let settings = try EnvironmentFile.parse(text, path: "")
            #expect(settings["PUBLISH_PORT"] == "9000")
            #expect(settings["PORT"] == nil)
            #expect(settings["SERVICE_BASE_URL"] == "http://localhost:9000")
            #expect(result.contains("make up"))
            #expect(scene.files == ["Deploy"])
        }
    }

    @Test func `from MariaDB to SQLite and back the last word counts`() async throws {
        try await Scene.play { scene in
            let old = "DATABASE_URL=mariadb://calls@old.example.com/calls\nDATABASE_PASSWORD=old\n"
            try Data(old.utf8).write(to: scene.file)
            var options = scene.complete
            options.database = .sqlite
            _ = try await scene.run(options)
            #expect(try scene.settings["DATABASE_URL"] == nil)
            options.database = .mariadb
            options.host = "new.example.com"
            options.password = "it's new"
            let result = try await scene.run(options)
            #expect(!result.contains("it's new"))
            let reader = try SettingsReader(environment: [:], file: scene.file.path)
            guard case .mariadb(let address) = try DatabasePlace(reader) else {
                Issue.record("no MariaDB")
                return
            }
            #expect("\(address)" == "mariadb://call_statistics@new.example.com:3306/call_statistics")
            #expect(address.password == "it's new")
        }
    }

    @Test func `a MariaDB server with TLS keeps it when its password changes`() async throws {
        try await Scene.play { scene in
            let url = "DATABASE_URL=mariadb://calls@db.example.com:3307/calls?tls=verified\n"
            try Data(url.utf8).write(to: scene.file)
            var options = scene.complete
            options.password = "changed"
            _ = try await scene.run(options)
            let reader = try SettingsReader(environment: [:], file: scene.file.path)
            guard case .mariadb(let address) = try DatabasePlace(reader) else {
                Issue.record("no MariaDB")
                return
            }
            #expect("\(address)" == "mariadb://calls@db.example.com:3307/calls")
            #expect(address.encryption == .verified)
            #expect(address.password == "changed")
        }
    }
}
