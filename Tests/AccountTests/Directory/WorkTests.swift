import PushAPI
import SipgateAPI
import SipgateStub
import Store
import Testing

@testable import Account

@Suite struct `What the account keeper does by itself` {
    @Test func `is to synchronise every quarter of an hour, and not before`() async throws {
        try await withPersonal { world, account in
            await account.work()
            #expect(world.requests("groups") == 1)
            world.clock.advance(15 * 60_000 - 1)
            await account.work()
            #expect(world.requests("groups") == 1)
            world.clock.advance(1)
            await account.work()
            #expect(world.requests("groups") == 2)
        }
    }

    @Test func `is nothing where another server leads, but to show how things stand`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            let asked = world.stub.exchanges.count
            world.clock.advance(3_600_000)
            let follower = try world.account(account.login, isLeader: false)
            await follower.work()
            #expect(world.stub.exchanges.count == asked)
            #expect(follower.lastMemory.company == "Müller & Söhne GmbH")
        }
    }

    @Test func `pauses after a failure, until it is woken`() async throws {
        try await withPersonal { world, account in
            world.stub.fail(.status(400), on: "/v2/numbers")
            await account.work()
            let memory = try await account.memory()
            #expect(memory.directory.problem != nil)
            let asked = world.stub.exchanges.count
            await account.work()
            #expect(world.stub.exchanges.count == asked)

            world.stub.fail(nil)
            account.wake()
            await account.work()
            #expect(try await account.memory().directory.problem == nil)
            #expect(try await account.directorySize().numbers == 134)
        }
    }

    @Test func `is nothing before somebody has logged in`() async throws {
        try await withWorld { world in
            let account = try world.account(world.keeper())
            await account.work()
            #expect(world.stub.exchanges.isEmpty)
            #expect(try await account.state() == .notConnected)
        }
    }

    @Test func `is nothing where nothing is configured`() async throws {
        try await withWorld { world in
            let account = try world.account(world.keeper("a", LoginKeeper.Way.none))
            await account.work()
            #expect(world.stub.exchanges.isEmpty)
            #expect(try await account.state() == .notConfigured)
        }
    }

    @Test func `stops when the login is lost, and begins again with a new one`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let account = try world.account(keeper)
            world.advance(400_000)
            world.stub.revokeAll()
            await account.work()
            #expect(try await account.state() == .lost)
            let asked = world.stub.exchanges.count
            account.wake()
            await account.work()
            #expect(world.stub.exchanges.count == asked)

            try await world.connect(keeper)
            account.wake()
            await account.work()
            #expect(try await account.state() == .connected)
            #expect(try await account.memory().directory.problem == nil)
        }
    }

    @Test func `does not keep the history from being read when the numbers cannot be`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            world.clock.advance(900_000)
            world.stub.fail(.status(400), on: "/v2/numbers")
            await account.work()
            #expect(world.requests("history") > 0)
        }
    }

    @Test func `leaves the history alone where that is not wanted`() async throws {
        try await withPersonal { world, _ in
            let keeper = try world.keeper("a", .personal(world.personal()))
            let account = try world.account(keeper, readsHistory: false)
            await account.work()
            #expect(world.requests("groups") == 1)
            #expect(world.requests("history") == 0)
            #expect(!account.hasOffer)
            #expect(!account.features.contains(.history))
        }
    }

    @Test func `leaves the history of an account on neo alone from the first time on`() async throws {
        try await withWorld { world in
            world.stub.change { $0.product = .neo }
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let account = try world.account(keeper)
            await account.work()
            #expect(world.requests("numbers") > 0)
            #expect(world.requests("history") == 0)
        }
    }

    @Test func `leaves a history alone that sipgate does not keep`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.historyLifeTime = .none }
            await account.work()
            #expect(world.requests("history") == 0)
            #expect(!account.hasOffer)
        }
    }
}
