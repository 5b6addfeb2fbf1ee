import Calls
import Foundation
import Ingest
import PushAPI
import SipgateAPI
import SipgateStub
import Store
import Synchronization
import Testing

@testable import Account

/// Monday 2 March 2026, 09:00 UTC, when the example's history begins.
private let nine = Instant(milliseconds: 1_772_442_000_000)
private let minute: Int64 = 60_000

@Suite struct `Reading the history` {
    @Test(arguments: Database.allCases)
    func `adds the calls that no event told of`(database: Database) async throws {
        try await withPersonal(database) { world, account in
            try await account.synchronise()
            let work = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            #expect(work.added == 5)
            #expect(work.closed == 0)
            #expect(work.endedAt == world.clock.now)
            #expect(work.share == 1)
            let sources = try await world.store.rows("SELECT DISTINCT source FROM journeys")
            #expect(sources == [[.text("history")]])
            let group: SQLQuery = "SELECT group_extension FROM journeys WHERE outcome = 'answered' AND direction = 'in'"
            #expect(try await world.text(group) == "g0")
            #expect(try await world.differences() == 0)
        }
    }

    @Test func `tells how each call ended, and how long it took`() async throws {
        try await withPersonal { world, account in
            _ = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            let query: SQLQuery = "SELECT direction, outcome, wait_ms, talk_ms FROM journeys ORDER BY started_ms"
            #expect(
                try await world.store.rows(query) == [
                    [.text("in"), .text("answered"), .null, .integer(95_000)],
                    [.text("in"), .text("abandoned"), .integer(18_000), .null],
                    [.text("out"), .text("answered"), .null, .integer(240_000)],
                    [.text("out"), .text("busy"), .integer(4_000), .null],
                    [.text("in"), .text("voicemail"), .null, .null],
                ]
            )
        }
    }

    @Test func `keeps answered calls out of the statistics of waits`() async throws {
        try await withPersonal { world, account in
            _ = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            let total: SQLQuery = """
                SELECT SUM(answered), SUM(waited), SUM(wait_ms), SUM(talked), SUM(abandoned), SUM(abandoned_waited)
                  FROM rollup_days
                  JOIN segments ON segments.id = rollup_days.segment_id AND segments.is_total = 1
                """
            let sums = try await world.store.rows(total)[0].map { $0.number }
            #expect(sums == [2, 0, 0, 2, 1, 1])
        }
    }

    @Test func `changes nothing the second time`() async throws {
        try await withPersonal { world, account in
            _ = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            let before = try await world.calls()
            let again = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            #expect(again.added == 0)
            #expect(again.closed == 0)
            #expect(try await world.calls() == before)
        }
    }

    @Test func `closes a call whose hangup was lost, with its true end`() async throws {
        try await withPersonal { world, account in
            let id = "54566B150000000000000001"
            let answered = nine + 12_300
            for leg in [Leg.call(id, at: nine + 300, to: "+49211555000"), .answer(of: id, at: answered)] {
                _ = try await world.store.apply([leg], through: nil)
            }
            let work = try await account.backfill(from: nine, to: nine + 4 * minute) { _ in }
            #expect(work.added == 0)
            #expect(work.closed == 1)
            let row = try await world.store.rows("SELECT outcome, ended_ms, wait_ms, talk_ms, source FROM journeys")
            #expect(
                row == [
                    [
                        .text("answered"), .integer((answered + 95_000).milliseconds), .integer(12_000),
                        .integer(95_000), .text("both"),
                    ]
                ]
            )
        }
    }

    @Test func `closes a call that was given up for lost`() async throws {
        try await withPersonal { world, account in
            let id = "54566B150000000000000002"
            _ = try await world.store.apply([.call(id, at: nine + 5 * minute + 200, to: "+49211555000")], through: nil)
            _ = try await world.store.writeOffCrashed(at: nine + 30 * minute)
            #expect(try await world.store.firstOrphan(since: nine) == nine + 5 * minute + 200)
            let work = try await account.backfill(from: nine + 4 * minute, to: nine + 10 * minute) { _ in }
            #expect(work.closed == 1)
            let row = try await world.store.rows("SELECT outcome, wait_ms FROM journeys")
            #expect(row == [[.text("abandoned"), .integer(18_000)]])
            #expect(try await world.store.firstOrphan(since: nine) == nil)
        }
    }

    @Test func `takes calls off the live board that have ended`() async throws {
        try await withPersonal { world, _ in
            let live = LiveFeed(rules: CallRules())
            let id = "54566B150000000000000001"
            let call = Leg.call(id, at: nine + 300, to: "+49211555000")
            _ = try await world.store.apply([call], through: nil)
            live.restore([call], lastEventAt: nil, totalEvents: 1, at: nine)
            #expect(live.view.waiting.count == 1)
            let keeper = try world.keeper("a", .personal(world.personal()))
            let account = try world.account(keeper, live: live)
            _ = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            #expect(live.view.waiting.isEmpty)
            #expect(live.view.active.isEmpty)
        }
    }

    @Test func `takes in every page, and what users have archived`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.history = (0..<1_203).map { .missed($0, isArchived: $0 % 10 == 0) } }
            let work = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            #expect(work.added == 1_203)
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 1_203)
            #expect(try await world.differences() == 0)
        }
    }

    @Test func `goes on where it was interrupted`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.history = (0..<40).map { .missed($0, apart: 3_600) } }
            let end = nine + 40 * 60 * minute
            world.clock.advance(7 * 86_400_000)
            let stop = Progress()
            let work = await failure(SipgateError.self) {
                _ = try await account.backfill(from: nine, to: end) { work in
                    stop.note(work)
                    // sipgate goes away after the third part of seven.
                    if stop.count == 3 { world.stub.fail(.status(400), on: "/v2/history") }
                }
            }
            #expect(work != nil)
            let left = try #require(try await world.store.openImports().first)
            #expect(left.through == nine + 18 * 60 * minute)
            #expect(left.problem?.isEmpty == false)
            #expect(left.share > 0.4 && left.share < 0.5)

            world.stub.fail(nil)
            let asked = world.stub.exchanges.count
            let done = try await account.backfill(from: nine, to: end) { _ in }
            #expect(done.id == left.id)
            #expect(done.problem == nil)
            #expect(done.added == 40)
            #expect(world.stub.exchanges[asked...].allSatisfy { !$0.query.contains("from=2026-03-02T09") })
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 40)
            #expect(try await world.store.openImports().isEmpty)
        }
    }

    @Test func `leaves out what webhooks do not tell of`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.webhooks.whitelist = ["p0"] }
            try await account.synchronise()
            let work = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            #expect(work.entries == 5)
            #expect(try await world.calls().map(\.[0]) == [.text("54566B150000000000000003")])
        }
    }

    @Test func `takes no calls in where webhooks tell of none`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.webhooks.whitelist = [] }
            try await account.synchronise()
            #expect(try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }.added == 0)
        }
    }

    @Test func `leaves a call that has not ended for later`() async throws {
        try await withPersonal { world, account in
            world.stub.change { account in account.history = [.talked(from: 0, seconds: 3_600)] }
            let start = world.clock.now
            world.stub.change { $0.history[0].created = start.date }
            world.clock.advance(10 * minute)
            let early = try await account.backfill(from: start, to: world.clock.now) { _ in }
            #expect(early.added == 0)
            world.clock.advance(60 * minute)
            let late = try await account.backfill(from: start, to: world.clock.now) { _ in }
            #expect(late.added == 1)
        }
    }

    @Test func `leaves an answered call without a duration alone, as long as it may be going on`() async throws {
        try await withPersonal { world, account in
            world.stub.change { account in account.history = [.talked(from: 0, seconds: 0)] }
            let start = world.clock.now
            world.stub.change { $0.history[0].created = start.date }
            world.clock.advance(60 * minute)
            let early = try await account.backfill(from: start, to: world.clock.now) { _ in }
            #expect(early.added == 0)
            world.clock.advance(13 * 60 * minute)
            let late = try await account.backfill(from: start, to: world.clock.now) { _ in }
            #expect(late.added == 1)
        }
    }

    @Test func `is refused on neo, with a sentence`() async throws {
        try await withWorld { world in
            world.stub.change { $0.product = .neo }
            let keeper = try world.keeper()
            try await world.connect(keeper)
            let account = try world.account(keeper)
            try await account.synchronise()
            let problem = await failure(HistoryProblem.self) {
                _ = try await account.backfill(from: nine, to: nine + 1) { _ in }
            }
            #expect(problem == .neo)
            #expect(problem?.description.contains("neo") == true)
            #expect(world.requests("history") == 0)
        }
    }

    @Test func `is refused where sipgate keeps nothing, with a sentence`() async throws {
        try await withPersonal { world, account in
            world.stub.change { $0.historyLifeTime = .none }
            try await account.synchronise()
            let problem = await failure(HistoryProblem.self) {
                _ = try await account.backfill(from: nine, to: nine + 1) { _ in }
            }
            #expect(problem == .notKept)
            #expect(problem?.description.contains("settings") == true)
        }
    }

    @Test func `is refused while it goes on already`() async throws {
        try await withPersonal { world, account in
            world.stub.fail(.slow(.milliseconds(600)), on: "/v2/history")
            async let first = account.backfill(from: nine, to: nine + minute) { _ in }
            try await Task.sleep(for: .milliseconds(200))
            let problem = await failure(HistoryProblem.self) {
                _ = try await account.backfill(from: nine, to: nine + 1) { _ in }
            }
            #expect(problem == .busy)
            #expect(try await first.endedAt != nil)
            world.stub.fail(nil)
            #expect(try await account.backfill(from: nine, to: nine + 1) { _ in }.endedAt != nil)
        }
    }

    @Test func `never sends anything but questions`() async throws {
        try await withPersonal { world, account in
            await account.work()
            _ = try await account.backfill(from: nine, to: nine + 60 * minute) { _ in }
            #expect(world.requests("history") > 0)
            #expect(world.stub.exchanges.allSatisfy { $0.method == "GET" })
            #expect(world.stub.forbidden.isEmpty)
        }
    }
}

/// Counts the steps of a reading.
private final class Progress: Sendable {
    private let steps = Mutex<[HistoryImport]>([])
    var count: Int { steps.withLock { $0.count } }
    func note(_ work: HistoryImport) { steps.withLock { $0.append(work) } }
}

extension World {
    /// All that is stored of calls, by their ids.
    fileprivate func calls() async throws -> [[SQLValue]] {
        try await store.rows(
            "SELECT call_id, started_ms, answered_ms, ended_ms, hangup_cause, source, record FROM calls ORDER BY call_id"
        )
    }
}
