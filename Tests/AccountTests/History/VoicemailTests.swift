import Calls
import Foundation
import PushAPI
import SipgateStub
import Store
import Testing

@testable import Account

/// Monday 2 March 2026, 09:00 UTC, when the example's history begins.
private let nine = Instant(milliseconds: 1_772_442_000_000)
private let minute: Int64 = 60_000

/// A message is in the history without a `callId`: nobody says to which call it belongs, or whether that is in there too.
@Suite struct `A message on the voicemail` {
    @Test(arguments: Database.allCases, ["+49301234567", "anonymous"])
    func `does not count again when events told of its call`(database: Database, caller: String) async throws {
        try await withPersonal(database) { world, account in
            world.stub.change { $0.history[4].source = caller }
            let start = nine + 31 * minute
            for piece in voicemail(at: start, from: caller) { _ = try await world.store.apply([piece], through: nil) }
            for _ in 0..<2 {
                let work = try await account.backfill(from: nine + 25 * minute, to: nine + 60 * minute) { _ in }
                #expect(work.added == 0)
            }
            #expect(try await world.number("SELECT COUNT(*) FROM journeys") == 1)
            #expect(try await world.text("SELECT outcome FROM journeys") == "voicemail")
        }
    }

    @Test func `does not count again when the history has its call, too`() async throws {
        try await withPersonal { world, account in
            world.stub.change { account in
                var call = account.history[4]
                call.kind = .call
                call.id = "9000004b"
                call.callID = "54566B150000000000000005"
                call.created -= 20
                account.history.append(call)
            }
            let work = try await account.backfill(from: nine + 25 * minute, to: nine + 60 * minute) { _ in }
            #expect(work.added == 1)
            #expect(try await world.text("SELECT call_id FROM calls") == "54566B150000000000000005")
        }
    }

    @Test(arguments: Database.allCases, ["+49301234567", "anonymous"])
    func `counts as a call when nothing else tells of it`(database: Database, caller: String) async throws {
        try await withPersonal(database) { world, account in
            world.stub.change { $0.history[4].source = caller }
            // The same caller, an hour before, and others at the same time.
            let others: [Leg] = [
                .call("before", at: nine - 29 * minute, to: "+49211555010", from: caller),
                .call("beside", at: nine + 31 * minute, to: "+49211555000", from: "+49305555555"),
            ]
            for other in others { _ = try await world.store.apply([other], through: nil) }
            for added in [1, 0] {
                let work = try await account.backfill(from: nine + 25 * minute, to: nine + 60 * minute) { _ in }
                #expect(work.added == added)
            }
            let query: SQLQuery = "SELECT outcome FROM journeys WHERE source = 'history'"
            #expect(try await world.text(query) == "voicemail")
            #expect(try await world.differences() == 0)
        }
    }

    @Test func `counts each time when a caller leaves two and nothing else tells of them`() async throws {
        try await withPersonal { world, account in
            world.stub.change { account in
                var second = account.history[4]
                second.id = "9000006"
                second.created += 120
                account.history.append(second)
            }
            for added in [2, 0] {
                let work = try await account.backfill(from: nine + 25 * minute, to: nine + 60 * minute) { _ in }
                #expect(work.added == added)
            }
        }
    }

    /// A call that goes on to the voicemail after 20 s, as events tell of it.
    private func voicemail(at start: Instant, from caller: String) -> [Leg] {
        let box = Event(
            kind: .newCall(users: [User(name: "voicemail")]),
            callID: "v2",
            originalCallID: "v1",
            direction: .incoming,
            caller: PhoneNumber(stored: caller),
            callee: PhoneNumber(stored: "+49211555010"),
            receivedAt: start + 20_000
        )
        return [
            .call("v1", at: start + 200, to: "+49211555010", from: caller),
            .end(of: "v1", at: start + 20_000, .forwarded), Leg(box), .answer(of: "v2", at: start + 20_100),
            .end(of: "v2", at: start + 42_000),
        ]
    }
}
