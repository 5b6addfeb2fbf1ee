import Foundation
import PushAPI
import Secrets
import SipgateAPI
import SipgateStub
import Store
import Testing

@testable import Account

@Suite struct `The pair of tokens` {
    @Test func `is not asked for anew when it could not be stored`() async throws {
        try await withWorld { world in
            let store = FailingStore(world.store)
            let keeper = try world.keeper(store: store)
            try await world.connect(keeper)
            world.advance(400_000)
            store.fail(after: 0)
            #expect(await failure(StoreError.self) { _ = try await keeper.credentials() } != nil)
            #expect(world.refreshes == 0)
            store.fail(after: nil)
            #expect(try await world.accepts(keeper.credentials()))
        }
    }

    @Test func `is stored later when the database went away while sipgate gave it`() async throws {
        try await withWorld { world in
            let store = FailingStore(world.store)
            let keeper = try world.keeper(store: store)
            try await world.connect(keeper)
            world.advance(400_000)
            // The lease is taken; then the disk is full.
            store.fail(after: 1)
            #expect(await failure(StoreError.self) { _ = try await keeper.credentials() } != nil)
            #expect(world.refreshes == 1)
            store.fail(after: nil)
            #expect(try await world.accepts(keeper.credentials()))
            #expect(try await world.accepts(world.keeper("b").credentials()))
            #expect(world.refreshes == 1)
        }
    }

    @Test func `that is used is always the one that is stored`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            for _ in 0..<5 {
                world.advance(400_000)
                let used = try await keeper.credentials()
                #expect(try await world.keeper("b").credentials() == used)
            }
        }
    }

    @Test func `stands nowhere in the database in clear`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            _ = try await keeper.credentials()
            var tokens: [String] = []
            for exchange in world.stub.exchanges where exchange.path.hasSuffix("/token") {
                let answer = try JSONSerialization.jsonObject(with: Data(exchange.responseBody.utf8))
                let fields = try #require(answer as? [String: Any])
                tokens += ["access_token", "refresh_token"].compactMap { fields[$0] as? String }
            }
            #expect(tokens.count == 4)
            let client = try #require(world.stub.account.clients.first)
            let texts = try await world.allText()
            #expect(texts.contains { $0.hasPrefix("v1.") })
            for secret in tokens + [client.secret, world.key.text] {
                #expect(!texts.contains { $0.contains(secret) })
            }
            for file in try FileManager.default.contentsOfDirectory(at: world.folder, includingPropertiesForKeys: nil) {
                let bytes = try Data(contentsOf: file)
                for secret in tokens + [client.secret, world.key.text] {
                    // The middle of a token is enough, wherever a page of the file ends.
                    #expect(bytes.range(of: Data(secret.prefix(80).utf8)) == nil)
                }
            }
        }
    }

    @Test func `that was sealed with another key is a loss with a cure, and no crash`() async throws {
        try await withWorld { world in
            try await world.connect(world.keeper())
            let other = try world.keeper(key: .random())
            let problem = await failure(LoginProblem.self) { _ = try await other.credentials() }
            let sentence = try #require(problem?.description)
            #expect(sentence.contains("another key"))
            #expect(sentence.contains("/auth"))
            #expect(await other.ownLoss?.reason.contains("key") == true)
            #expect(try await world.store.accountMemory().loss == nil, "the server with the right key goes on")
            let fresh = try world.account(try world.keeper(key: .random()))
            #expect(try await fresh.missingScopes().isEmpty)
            #expect(try await fresh.state() == .lost)
        }
    }

    @Test func `that was damaged is a loss with a cure, and no crash`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let damaged = SealedSecret(sealed: "v1.AAAA", changedAt: world.clock.now + 1)
            try await world.store.keep(damaged, as: "sipgate-login")
            let other = try world.keeper("b")
            let problem = await failure(LoginProblem.self) { _ = try await other.credentials() }
            #expect(problem?.description.contains("Enter it anew") == true)
        }
    }

    @Test func `of the original project is taken over, sealed and removed`() async throws {
        try await withWorld { world in
            let client = try #require(world.stub.account.clients.first)
            let pair = world.stub.issue(clientID: client.id, scopes: ["all"])
            try await world.store.transaction { transaction in
                for (type, token) in [("access", pair.access), ("refresh", pair.refresh)] {
                    try transaction.execute(
                        "INSERT INTO authentication_params (token_type, token_value) VALUES (\(type), \(token))"
                    )
                }
            }
            let keeper = try world.keeper()
            #expect(try await keeper.isConnected())
            #expect(try await world.accepts(keeper.credentials()))
            #expect(try await world.number("SELECT COUNT(*) FROM authentication_params") == 0)
            let texts = try await world.allText()
            #expect(!texts.contains { $0.contains(pair.refresh) || $0.contains(pair.access) })
        }
    }

    @Test func `of the original project goes when somebody logs in anew`() async throws {
        try await withWorld { world in
            try await world.store.transaction {
                try $0.execute("INSERT INTO authentication_params (token_type, token_value) VALUES ('refresh', 'old')")
            }
            try await world.connect(world.keeper())
            #expect(try await world.number("SELECT COUNT(*) FROM authentication_params") == 0)
        }
    }
}

extension World {
    /// Every text in every table of the database, which is SQLite's.
    fileprivate func allText() async throws -> [String] {
        var texts: [String] = []
        let tables = try await store.rows("SELECT name FROM sqlite_master WHERE type = 'table'").compactMap(\.[0].text)
        #expect(tables.contains("secrets") && tables.contains("settings"))
        for table in tables {
            let rows = try await store.rows(SQLQuery(stringLiteral: "SELECT * FROM \"\(table)\""))
            for value in rows.joined() {
                if let text = value.text { texts.append(text) }
                if let bytes = value.bytes { texts.append(String(decoding: bytes, as: UTF8.self)) }
            }
        }
        return texts
    }
}
