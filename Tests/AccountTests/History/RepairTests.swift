import Calls
import PushAPI
import SipgateStub
import Store
import Testing

@testable import Account

/// Monday 2 March 2026, 09:00 UTC, when the example's history begins.
private let nine = Instant(milliseconds: 1_772_442_000_000)
private let minute: Int64 = 60_000

@Suite struct `What webhooks have missed` {
    @Test(arguments: Database.allCases)
    func `is filled in by itself after a gap, orphans included`(database: Database) async throws {
        try await withWorld(database, now: nine + 40 * minute) { world in
            _ = try await world.store.beginCoverage(server: "a", at: nine - 60 * minute)
            // A conversation of 95 s whose end nobody heard.
            let id = "54566B150000000000000001"
            for leg in [Leg.call(id, at: nine + 300, to: "+49211555000"), .answer(of: id, at: nine + 9_000)] {
                _ = try await world.store.apply([leg], through: nil)
            }
            _ = try await world.store.writeOffCrashed(at: nine + 30 * minute)
            let keeper = try world.keeper("a", .personal(world.personal()))
            let account = try world.account(keeper, gaps: [nine + minute..<nine + 30 * minute])
            await account.work()
            let imports = try await account.lastImports(limit: 9)
            #expect(Set(imports.map(\.reason)) == [.gap, .hourly])
            #expect(imports.allSatisfy { $0.endedAt != nil && $0.problem == nil })
            #expect(imports.map(\.closed).reduce(0, +) == 1)
            #expect(imports.map(\.added).reduce(0, +) == 4)
            #expect(try await world.number("SELECT COUNT(*) FROM journeys WHERE outcome = 'unknown'") == 0)
            #expect(try await world.number("SELECT talk_ms FROM journeys WHERE source = 'both'") == 95_000)
            #expect(try await account.memory().history.problem == nil)

            let asked = world.requests("history")
            world.clock.advance(minute)
            await account.work()
            #expect(world.requests("history") == asked)
        }
    }

    @Test func `is looked for every hour, also what was going on the last time`() async throws {
        try await withPersonal(now: nine + 90 * minute) { world, account in
            _ = try await world.store.beginCoverage(server: "a", at: nine - 60 * minute)
            // Began at nine, ends two hours later, and no webhook came.
            world.stub.change { $0.history = [.talked(from: 0, seconds: 7_200)] }
            await account.work()
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 0)
            for _ in 0..<2 {
                world.clock.advance(60 * minute)
                await account.work()
            }
            #expect(try await world.number("SELECT talk_ms FROM journeys") == 7_200_000)
        }
    }

    @Test func `is looked for once an hour right after the very first start, too`() async throws {
        try await withPersonal(now: nine) { world, account in
            _ = try await world.store.beginCoverage(server: "a", at: nine - 1_000)
            for _ in 0..<5 {
                await account.work()
                world.clock.advance(5_000)
            }
            #expect(try await account.lastImports(limit: 9).map(\.reason) == [.hourly])
        }
    }

    @Test func `goes on being read where it was interrupted`() async throws {
        try await withPersonal(now: nine + 90 * minute) { world, account in
            world.stub.fail(.status(400), on: "/v2/history")
            await account.work()
            let left = try #require(try await world.store.openImports().first)
            #expect(left.problem != nil)
            #expect(try await account.memory().history.problem != nil)

            world.stub.fail(nil)
            account.wake()
            await account.work()
            let done = try #require(try await account.lastImports(limit: 1).first)
            #expect(done.id == left.id)
            #expect(done.endedAt != nil)
            #expect(done.problem == nil)
            #expect(try await account.memory().history.problem == nil)
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 5)
        }
    }

    @Test func `is read from the beginning when an administrator takes up the offer`() async throws {
        try await withPersonal(now: nine + 20 * 86_400_000) { world, account in
            try await account.synchronise()
            _ = try await account.memory()
            #expect(account.hasOffer)
            try await account.answerOffer(importFrom: nine - 86_400_000)
            _ = try await account.memory()
            #expect(!account.hasOffer)
            await account.work()
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 5)
            #expect(try await account.lastImports(limit: 9).contains { $0.reason == .first && $0.added == 5 })
        }
    }

    @Test func `is left alone when an administrator declines the offer`() async throws {
        try await withPersonal(now: nine + 20 * 86_400_000) { world, account in
            try await account.synchronise()
            try await account.answerOffer(importFrom: nil)
            try await account.synchronise()
            #expect(try await account.memory().offer == .declined)
            #expect(!account.hasOffer)
            await account.work()
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 0)
        }
    }
}
