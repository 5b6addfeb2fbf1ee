import Calls
import Foundation
import PushAPI
import SipgateAPI
import SipgateStub
import Store
import Testing

@testable import Account

@Suite struct `Synchronising with the account` {
    @Test func `brings all groups, numbers and users, page after page`() async throws {
        try await withPersonal { world, account in
            #expect(try await account.synchronise())
            let size = try await account.directorySize()
            #expect(size.groups == 4)
            #expect(size.numbers == 134)
            #expect(size.users == 5)
            #expect(world.requests("numbers") > 2)
            let name = try await world.text("SELECT alias FROM `groups` WHERE extension = 'g2'")
            #expect(name == #"Büro "O'Neill" & Partner"#)
            #expect(try await world.text("SELECT name FROM account_users WHERE id = 'w3'") == "Käthe Groß")
            let queue: SQLQuery = "SELECT group_extension FROM account_numbers WHERE number = '+4921155530'"
            #expect(try await world.text(queue) == "q0")
        }
    }

    @Test func `changes nothing the second time`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            world.clock.advance(900_000)
            #expect(try await account.synchronise() == false)
        }
    }

    @Test func `remembers what the account is, and that it went well`() async throws {
        try await withPersonal { world, account in
            world.stub.change {
                $0.webhooks = .init(
                    incomingURL: "https://a.example/",
                    outgoingURL: "https://a.example",
                    whitelist: ["g0"]
                )
                $0.historyLifeTime = .thirtyDays
            }
            try await account.synchronise()
            let memory = try await account.memory()
            #expect(memory.company == "Müller & Söhne GmbH")
            #expect(memory.masterSipID == "2999999")
            #expect(memory.historyLifeTime == "THIRTY_DAYS")
            #expect(memory.webhooks?.lead(to: "https://a.example") == true)
            #expect(memory.webhooks?.lead(to: "https://b.example") == false)
            #expect(memory.webhooks?.whitelist == ["g0"])
            #expect(memory.directory == AccountMemory.Task(succeededAt: world.clock.now, problem: nil))
            #expect(memory.offer == .open)
            #expect(account.hasOffer)
            #expect(try await account.state() == .connected)
        }
    }

    @Test func `waits as long as sipgate asks for with 429`() async throws {
        try await withPersonal { world, account in
            world.stub.fail(.times(1, .rateLimited(retryAfter: 1)), on: "/v2/numbers")
            try await account.synchronise()
            let asked = world.stub.exchanges.filter { $0.path == "/v2/numbers" }
            #expect(asked[0].status == 429)
            #expect(asked[1].status == 200)
            #expect(asked[1].at.timeIntervalSince(asked[0].at) >= 1)
        }
    }

    @Test func `asks again after a fault of sipgate's own`() async throws {
        try await withPersonal { world, account in
            world.stub.fail(.times(1, .status(503)), on: "/v2/groups")
            try await account.synchronise()
            #expect(world.stub.exchanges.filter { $0.path == "/v2/groups" }.map(\.status) == [503, 200])
        }
    }

    @Test func `gives up on an answer that cannot be read, says so, and keeps what is known`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            let first = world.clock.now
            world.clock.advance(900_000)
            world.stub.fail(.garbage, on: "/v2/users")
            #expect(await failure(SipgateError.self) { try await account.synchronise() } != nil)
            let memory = try await account.memory()
            #expect(memory.directory.succeededAt == first)
            #expect(memory.directory.problem?.contains("the users") == true)
            #expect(try await account.directorySize().numbers == 134)
            #expect(try await account.directorySize().users == 5)

            world.stub.fail(nil)
            try await account.synchronise()
            #expect(try await account.memory().directory.problem == nil)
        }
    }

    @Test(arguments: ["groups:read", "users:read", "account:read", "settings:sipgateio:read"])
    func `does without a right that is missing, but for its own part`(missing: String) async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            let all = Scope.needed(for: Set(Scope.Feature.allCases))
            try await world.connect(keeper, scopes: all.filter { $0 != missing })
            let account = try world.account(keeper)
            #expect(try await account.synchronise())
            #expect(try await account.missingScopes() == [missing])
            let size = try await account.directorySize()
            #expect(size.numbers == 134)
            // Groups without a list are known by their numbers.
            #expect(size.groups == 4)
            #expect(size.users == (missing == "users:read" ? 0 : 5))
            let memory = try await account.memory()
            #expect((memory.company == nil) == (missing == "account:read"))
            #expect((memory.webhooks == nil) == (missing == "settings:sipgateio:read"))
            #expect(memory.directory.problem == nil)
        }
    }

    @Test func `does not fail where sipgate.io is not booked`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.isBooked = false }
            try await account.synchronise()
            #expect(try await account.memory().webhooks == nil)
        }
    }

    @Test func `fails without the right to read numbers, and names it`() async throws {
        try await withWorld { world in
            let keeper = try world.keeper()
            try await world.connect(keeper, scopes: ["groups:read"])
            let account = try world.account(keeper)
            _ = await failure(SipgateError.self) { try await account.synchronise() }
            #expect(try await account.memory().directory.problem?.contains("numbers:read") == true)
            #expect(try await account.state() == .connected)
        }
    }

    @Test func `tells an account on neo, whose numbers lead to no groups`() async throws {
        try await withWorld { world in
            world.stub.change { $0.product = .neo }
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let account = try world.account(keeper)
            #expect(try await account.synchronise())
            #expect(try await account.memory().product == .neo)
            #expect(try await account.directorySize().groups == 0)
            #expect(try await account.directorySize().numbers == 134)
            #expect(try await account.memory().directory.problem == nil)
            #expect(!account.hasOffer)
        }
    }

    @Test func `keeps the groups of an account that has moved to neo for its past`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            world.clock.advance(900_000)
            world.stub.change { $0.product = .neo }
            #expect(try await account.synchronise())
            #expect(try await account.directorySize().groups == 0)
            #expect(try await world.text("SELECT alias FROM `groups` WHERE extension = 'g0'") == "Hotline")
        }
    }

    @Test func `holds nothing else up, however slow sipgate is`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            world.stub.fail(.slow(.seconds(30)), on: "/v2")
            let slow = Task { try await account.synchronise() }
            try await Task.sleep(for: .milliseconds(200))
            let began = ContinuousClock.now
            let leg = Leg.call("1", at: world.clock.now, to: "+49211555000")
            _ = try await world.store.apply([leg], through: nil)
            #expect(try await world.text("SELECT group_extension FROM journeys") == "g0")
            #expect(try await account.state() == .connected)
            _ = try await account.login.credentials()
            #expect(ContinuousClock.now - began < .seconds(5))
            slow.cancel()
            #expect(await slow.result.isFailure)
            #expect(try await account.memory().directory.problem == nil)
        }
    }

    @Test func `sends nothing that could change anything`() async throws {
        try await withPersonal { world, account in
            try await account.synchronise()
            #expect(!world.stub.exchanges.isEmpty)
            #expect(world.stub.exchanges.allSatisfy { $0.method == "GET" })
            #expect(world.stub.forbidden.isEmpty)
        }
    }
}

extension Result {
    fileprivate var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
