import Foundation
import SipgateAPI
import SipgateStub
import Store
import Testing

@testable import Account

@Suite struct `A login that may be lost` {
    @Test(arguments: [Fault.status(503), .rateLimited(retryAfter: 5), .dropped, .garbage])
    func `stays as it was when sipgate is away`(fault: Fault) async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            let before = try await world.store.secret("sipgate-login")
            world.stub.fail(.times(1, fault), on: "/auth")
            #expect(await failure(OAuthError.self) { _ = try await keeper.credentials() }?.isFinal == false)
            #expect(try await world.store.secret("sipgate-login") == before)
            #expect(try await world.store.accountMemory().loss == nil)
            #expect(try await world.accepts(keeper.credentials()))
        }
    }

    @Test func `stays as it was when nobody is at sipgate's address`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            await world.stub.pause()
            #expect(await failure(OAuthError.self) { _ = try await keeper.credentials() }?.isFinal == false)
            #expect(try await world.store.accountMemory().loss == nil)
            try await world.stub.resume()
            #expect(try await world.accepts(keeper.credentials()))
        }
    }

    @Test func `is noted once, in a sentence, and not asked for again`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            world.stub.revokeAll()
            #expect(await failure(OAuthError.self) { _ = try await keeper.credentials() }?.isFinal == true)
            let loss = try #require(try await world.store.accountMemory().loss)
            #expect(loss.at == world.clock.now)
            #expect(loss.reason.contains("Connect the account anew."))
            #expect(world.refreshes == 1)

            world.advance(60_000)
            let problem = await failure(LoginProblem.self) { _ = try await keeper.credentials() }
            #expect(problem == .lost(loss.reason))
            let other = try world.keeper("b")
            #expect(await failure(LoginProblem.self) { _ = try await other.credentials() } == problem)
            #expect(try await world.store.accountMemory().loss == loss)
            #expect(world.refreshes == 1)
        }
    }

    @Test func `is lost for the server alone whose client's secret is wrong`() async throws {
        try await withWorld { world in
            try await world.connect(world.keeper())
            world.advance(400_000)
            let keeper = try world.keeper("b", .browser(world.login(secret: "wrong")))
            #expect(await failure(OAuthError.self) { _ = try await keeper.credentials() }?.isFinal == true)
            #expect(await keeper.ownLoss?.reason.contains("secret") == true)
            #expect(try await world.store.accountMemory().loss == nil)
        }
    }

    @Test func `is not for a command beside the servers to note`() async throws {
        try await withWorld { world in
            try await world.connect(world.keeper())
            world.advance(400_000)
            world.stub.revokeAll()
            let command = try world.keeper("command", isServer: false)
            #expect(await failure(OAuthError.self) { _ = try await command.credentials() }?.isFinal == true)
            #expect(await command.ownLoss != nil)
            #expect(try await world.store.accountMemory().loss == nil)
        }
    }

    @Test func `is there again after a new login`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            world.stub.revokeAll()
            _ = await failure(OAuthError.self) { _ = try await keeper.credentials() }
            try await world.connect(keeper)
            #expect(try await world.store.accountMemory().loss == nil)
            #expect(try await world.store.accountMemory().connectedBy == "ada")
            #expect(try await world.accepts(keeper.credentials()))
        }
    }

    @Test func `is tried once more after a start, as the settings may have changed`() async throws {
        try await withWorld { world in
            try await world.connect(world.keeper())
            world.advance(400_000)
            let wrong = try world.keeper("b", .browser(world.login(secret: "wrong")))
            _ = await failure(OAuthError.self) { _ = try await wrong.credentials() }
            let right = try world.keeper("c")
            try await right.tryAgain()
            #expect(try await world.accepts(right.credentials()))
        }
    }

    @Test func `is not lost to the answer for an older one`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            world.stub.revokeAll()
            // The refresh of the old pair is on its way while somebody logs in anew.
            let refresh = try await world.slowRefresh(keeper)
            try await world.connect(keeper)
            _ = await refresh.value
            #expect(try await world.store.accountMemory().loss == nil)
            #expect(try await world.accepts(keeper.credentials()))
        }
    }

    @Test func `is not replaced by the refresh of an older one`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper, scopes: ["numbers:read"])
            world.advance(400_000)
            let refresh = try await world.slowRefresh(keeper)
            try await world.connect(keeper, scopes: ["users:read"])
            _ = await refresh.value
            #expect(try await keeper.scopes() == ["users:read"])
        }
    }

    @Test func `does not come back by a refresh that was under way when it was disconnected`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            let refresh = try await world.slowRefresh(keeper)
            try await keeper.disconnect()
            _ = await refresh.value
            #expect(try await !keeper.isConnected())
        }
    }
}

@Suite struct `A personal access token` {
    @Test func `is used as it is, and never refreshed`() async throws {
        try await withWorld { world in
            let token = try world.personal()
            let keeper = try world.keeper("a", .personal(token))
            world.advance(90 * 86_400_000)
            try await keeper.keepAlive()
            #expect(try await keeper.credentials() == .personalToken(id: token.id, token: token.token))
            #expect(try await keeper.isConnected())
            #expect(try await world.account(keeper).synchronise())
            #expect(world.refreshes == 0)
        }
    }

    @Test func `is lost when sipgate refuses it`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper("a", .personal(world.personal()))
            let account = try world.account(keeper)
            world.stub.change { $0.tokens = [] }
            await account.work()
            #expect(try await account.state() == .lost)
            let asked = world.stub.exchanges.count
            account.wake()
            await account.work()
            #expect(world.stub.exchanges.count == asked)
        }
    }
}

@Suite struct `A token that is refused though it should hold` {
    @Test func `is refreshed once, and the question asked once more`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.stub.fail(.times(1, .status(401)), on: "/v2/authorization")
            #expect(try await world.account(keeper).synchronise())
            #expect(world.refreshes == 1)
            #expect(world.requests("authorization/userinfo") == 2)
        }
    }

    @Test func `is not refreshed over and over`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.stub.fail(.status(401), on: "/v2")
            let account = try world.account(keeper)
            #expect(await failure(SipgateError.self) { try await account.synchronise() } == .notAuthenticated)
            #expect(world.refreshes == 1)
            #expect(world.requests("authorization/userinfo") == 2)
        }
    }
}

extension World {
    /// Begins a refresh that sipgate takes its time for.
    fileprivate func slowRefresh(_ keeper: LoginKeeper) async throws -> Task<Credentials?, Never> {
        stub.fail(.times(1, .slow(.milliseconds(1_500))), on: try addresses.token.path)
        let refresh = Task { try? await keeper.credentials() }
        // Who holds the lease is about to ask.
        while try await number("SELECT COUNT(*) FROM leases WHERE name = 'sipgate-login'") == 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
        try await Task.sleep(for: .milliseconds(300))
        return refresh
    }
}
