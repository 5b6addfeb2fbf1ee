import SipgateAPI
import SipgateStub
import Store
import Testing

@testable import Account

@Suite struct `A login that is kept` {
    @Test func `gives the token that the browser's login brought`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            #expect(try await world.accepts(keeper.credentials()))
            #expect(world.refreshes == 0)
            #expect(try await keeper.scopes()?.contains("history:read") == true)
        }
    }

    @Test func `is refreshed before the token ends`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let first = try await keeper.credentials()
            world.advance(235_000)
            #expect(try await keeper.credentials() == first)
            world.advance(10_000)
            let second = try await keeper.credentials()
            #expect(second != first)
            #expect(try await world.accepts(second))
            #expect(world.refreshes == 1)
        }
    }

    @Test func `is refreshed once for ten who ask at the same time`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(400_000)
            let all = try await world.ask([keeper], times: 10)
            #expect(Set(all).count == 1)
            #expect(world.refreshes == 1)
            #expect(try await world.accepts(all[0]))
        }
    }

    @Test(arguments: Database.allCases)
    func `is refreshed once for two servers that ask at the same time`(database: Database) async throws {
        try await withWorld(database) { world in
            let (one, other) = (try world.keeper("a"), try world.keeper("b"))
            try await world.connect(one)
            _ = try await other.credentials()
            world.advance(400_000)
            let all = try await world.ask([one, other], times: 4)
            #expect(Set(all).count == 1)
            #expect(world.refreshes == 1)
            #expect(try await world.accepts(all[0]))
            #expect(try await world.store.accountMemory().loss == nil)
        }
    }

    @Test(arguments: Database.allCases)
    func `survives a day of refreshing by two servers in turn`(database: Database) async throws {
        try await withWorld(database) { world in
            let keepers = [try world.keeper("a"), try world.keeper("b")]
            try await world.connect(keepers[0])
            for round in 0..<12 {
                world.advance(7_200_000)
                #expect(try await world.accepts(keepers[round % 2].credentials()))
                #expect(try await world.accepts(keepers[(round + 1) % 2].credentials()))
            }
            #expect(world.refreshes == 12)
        }
    }

    @Test func `goes on in another process`() async throws {
        try await withWorld { world in
            try await world.connect(world.keeper())
            world.advance(400_000)
            #expect(try await world.accepts(world.keeper("b").credentials()))
        }
    }

    @Test func `is renewed once a day though nobody asks`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            world.advance(19 * 3_600_000)
            try await keeper.keepAlive()
            #expect(world.refreshes == 0)
            world.advance(3_600_000)
            try await keeper.keepAlive()
            try await keeper.keepAlive()
            #expect(world.refreshes == 1)
        }
    }

    @Test func `outlives the month after which an idle session ends`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            for _ in 0..<40 {
                world.advance(86_400_000)
                try await keeper.keepAlive()
            }
            #expect(try await world.accepts(keeper.credentials()))
        }
    }

    @Test func `is refreshed when a token is refused that should still hold`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let first = try await keeper.credentials()
            guard case .bearer(let refused) = first else {
                Issue.record("\(first)")
                return
            }
            let second = try await keeper.credentials(insteadOf: refused)
            #expect(second != first)
            #expect(try await keeper.credentials(insteadOf: refused) == second)
            #expect(world.refreshes == 1)
        }
    }

    @Test func `is taken from another server that has refreshed it within the same millisecond`() async throws {
        try await withWorld { world in
            let (one, other) = (try world.keeper("a"), try world.keeper("b"))
            try await world.connect(one)
            guard case .bearer(let refused) = try await other.credentials() else { return }
            let new = try await one.credentials(insteadOf: refused)
            #expect(try await other.credentials(insteadOf: refused) == new)
            #expect(world.refreshes == 1)
        }
    }

    @Test func `is missing before anybody has logged in`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            #expect(try await !keeper.isConnected())
            let problem = await failure(LoginProblem.self) { _ = try await keeper.credentials() }
            #expect(problem == .notConnected)
            #expect(problem?.description.contains("/auth") == true)
        }
    }

    @Test func `is missing where nothing is configured`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper("a", LoginKeeper.Way.none)
            #expect(await failure(LoginProblem.self) { _ = try await keeper.credentials() } == .notConfigured)
        }
    }

    @Test func `is forgotten when it is disconnected`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            try await keeper.disconnect()
            #expect(try await !keeper.isConnected())
            #expect(await failure(LoginProblem.self) { _ = try await keeper.credentials() } == .notConnected)
            #expect(try await world.number("SELECT COUNT(*) FROM secrets") == 0)
        }
    }
}

extension World {
    /// Whether sipgate takes what a keeper gave.
    func accepts(_ credentials: Credentials) async throws -> Bool {
        let client = SipgateClient(addresses: try addresses, transport: transport, credentials: { credentials })
        return await failure(SipgateError.self) { _ = try await client.userInfo() } == nil
    }

    /// What keepers give when all are asked at once.
    func ask(_ keepers: [LoginKeeper], times: Int) async throws -> [Credentials] {
        try await withThrowingTaskGroup(of: Credentials.self) { group in
            for _ in 0..<times {
                for keeper in keepers { group.addTask { try await keeper.credentials() } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
