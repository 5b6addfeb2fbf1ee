import Foundation
import SipgateAPI
import SipgateStub
import Statistics
import Testing

@testable import CallStatisticsApp

/// Set-ups without anybody at a terminal.
@Suite struct UnattendedTests {
    @Test func `all that is missing is listed at once, and nobody is asked at sipgate`() async throws {
        try await Scene.play { scene in
            let complaint = await scene.complaint(scene.bare)
            for option in ["--token-id", "--token-file", "--webhook-url", "--yes"] {
                #expect(complaint.contains(option))
            }
            #expect(scene.stub.exchanges.isEmpty)
        }
    }

    @Test func `a rehearsal only reads, and shows what would be sent and written`() async throws {
        try await Scene.play({ $0.webhooks.whitelist = ["p0"] }) { scene in
            var options = scene.complete
            options.isRehearsal = true
            options.webhook = "https://user:pass@calls.example.com/"
            let result = try await scene.run(options)
            #expect(scene.changes.isEmpty)
            #expect(scene.files.isEmpty)
            #expect(result.contains("POST /v2/authorization/oauth2/clients"))
            #expect(result.contains(#""redirectUris":["http://localhost:8080/auth-code"]"#))
            #expect(result.contains("PUT /v2/settings/sipgateio"))
            #expect(result.contains(#""whitelist":["p0"]"#))
            #expect(result.contains("SIPGATE_CLIENT_SECRET=…"))
            #expect(result.contains("SIPGATE_WEBHOOK_URL=https://…@calls.example.com/"))
            #expect(!result.contains("pass"))
        }
    }

    @Test func `a rehearsal on a connected account shows only what would change`() async throws {
        try await Scene.play { scene in
            _ = try await scene.run(scene.complete)
            let changes = scene.changes
            var options = scene.complete
            options.isRehearsal = true
            options.base = "https://calls.example.com"
            let result = try await scene.run(options)
            #expect(scene.changes == changes)
            #expect(result.contains("PUT /v2/authorization/oauth2/clients/"))
            #expect(!result.contains("PUT /v2/settings"))
            #expect(result.contains("SERVICE_BASE_URL=https://calls.example.com"))
            #expect(!result.contains("SIPGATE_CLIENT_"))
        }
    }

    @Test func `keeping the webhooks leaves those of somebody else alone`() async throws {
        try await Scene.play({ $0.webhooks.outgoingURL = "https://crm.example.com/" }) { scene in
            var options = scene.complete
            options.keepsWebhooks = true
            _ = try await scene.run(options)
            #expect(scene.changes == ["POST /v2/authorization/oauth2/clients"])
        }
    }

    @Test func `an address without encryption needs an option of its own`() async throws {
        try await Scene.play { scene in
            var options = scene.complete
            options.webhook = "http://calls.example.com/"
            #expect(await scene.complaint(options).contains("--allow-http"))
            options.allowsHTTP = true
            _ = try await scene.run(options)
            #expect(scene.stub.account.webhooks.incomingURL == options.webhook)
        }
    }

    @Test func `every scope that is missing is named`() async throws {
        try await Scene.play({ $0.tokens[0].scopes = [Scope.groupsRead] }) { scene in
            let complaint = await scene.complaint(scene.complete)
            #expect(complaint.contains(Scope.oauthClientsRead))
            #expect(complaint.contains(Scope.webhookSettingsRead))
        }
    }

    @Test func `a scope that only writing needs is named when it is missed`() async throws {
        let scopes = Scope.forSetup.filter { $0 != Scope.webhookSettingsWrite }
        try await Scene.play({ $0.tokens[0].scopes = scopes }) { scene in
            #expect(await scene.complaint(scene.complete).contains(Scope.webhookSettingsWrite))
        }
    }

    @Test func `an account without sipgate io is told where to book it`() async throws {
        try await Scene.play({ $0.isBooked = false }) { scene in
            #expect(await scene.complaint(scene.complete).hasPrefix("sipgate.io is not booked"))
            #expect(scene.changes.isEmpty)
        }
    }

    @Test func `a sipgate that is away is said to be`() async throws {
        try await Scene.play { scene in
            await scene.stub.pause()
            #expect(await scene.complaint(scene.complete).hasPrefix("sipgate cannot be reached."))
        }
    }

    @Test func `an account that may be a neo is told where its channels are chosen`() async throws {
        try await Scene.play({ $0.product = .neo }) { scene in
            let result = try await scene.run(scene.complete)
            #expect(result.contains("chosen in sipgate's web app"))
        }
    }

    @Test func `a neo that says so takes no address without encryption`() async throws {
        try await Scene.play { scene in
            let neo = SetupAccount(
                user: UserInfo(sub: "w0", domain: "", masterSipId: "2999999", locale: ""),
                webhooks: WebhookSettings(incomingUrl: "", outgoingUrl: "", log: false, whitelist: nil),
                clients: [],
                isNeo: true
            )
            var options = scene.complete
            options.webhook = "http://calls.example.com/"
            options.allowsHTTP = true
            let questions = SetupQuestions(
                options: options,
                asker: Asker(conversation: Script([]), language: .en, takesDefaults: true),
                surroundings: SetupSurroundings(
                    transport: Network(port: 0),
                    pacing: .once,
                    checkDatabase: { _ in nil }
                )
            )
            let known = try KnownSettings(scene.file.path, isCompose: false)
            let flaw = SetupText.wrongOption("--webhook-url", SetupText.neoWantsHTTPS)
            await #expect(throws: SetupError.calledWrongly(flaw)) {
                try await questions.answers(.sqlite, known, neo)
            }
        }
    }

    @Test func `a folder that cannot be written is found out before sipgate is told anything`() async throws {
        try await Scene.play { scene in
            var options = scene.complete
            options.file = scene.folder.appending(path: "missing/.env").path
            #expect(await scene.complaint(options).contains("cannot be read or written"))
            #expect(scene.changes.isEmpty)
        }
    }

    @Test func `a client whose secret nobody knows is not written half`() async throws {
        let client = StubAccount.OAuthClient(
            id: "1:third-party",
            secret: "",
            name: SetupPlan.clientName,
            redirectURIs: ["http://localhost:8080/auth-code"]
        )
        try await Scene.play({ $0.clients = [client] }) { scene in
            #expect(await scene.complaint(scene.complete).contains("SIPGATE_CLIENT_SECRET beside SIPGATE_CLIENT_ID"))
            #expect(scene.files.isEmpty)
        }
    }

    @Test(arguments: [
        (["LANG": "de_DE.UTF-8"], "de"), (["LANG": "en_US.UTF-8"], "en"), (["LANG": "C"], "en"), ([:], "en"),
        (["LC_ALL": "en_GB", "LANG": "de_DE"], "en"), (["LC_ALL": "", "LC_MESSAGES": "de", "LANG": "fr"], "de"),
    ])
    func `the language is that of the locale`(environment: [String: String], language: String) {
        #expect(Language(locale: environment).rawValue == language)
    }
}
