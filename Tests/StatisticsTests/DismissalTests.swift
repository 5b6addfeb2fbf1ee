import Calls
import Formulas
import PushAPI
import Store
import Testing

@testable import Statistics

/// Who need not be called back, and what that does to the list.
struct DismissalTests {
    private let noon: Noon
    private var start: Instant { noon.start }
    private let minute: Int64 = 60_000
    private let number = "+491701"

    init() throws { noon = try Noon() }

    /// A caller whom nobody answered.
    private func missed(_ id: String, after minutes: Int64 = 0, from number: String? = "+491701") -> Leg {
        leg(id, .incoming, at: start + minutes * minute, external: number, end: 30, cause: .cancel)
    }

    /// The only missed caller, some minutes after the start.
    private func caller(_ store: TestStore, after minutes: Int64 = 100) async throws -> MissedCaller {
        let page = try await store.statistics(now: start + minutes * minute).callBacks(CallBackRequest(noon.request))
        return try #require(page.callers.count == 1 ? page.callers.first : nil)
    }

    private func dismiss(_ call: Int64, _ store: TestStore, after minutes: Int64) async throws {
        try await store.statistics(now: start + minutes * minute)
            .dismiss(call: call, "a fax", by: "lea", in: store.store)
    }

    private func restore(
        _ call: Int64,
        _ store: TestStore,
        after minutes: Int64
    ) async throws
        -> CallBackRequest.State
    {
        try await store.statistics(now: start + minutes * minute).restore(call: call, in: store.store)
    }

    @Test func `who is dismissed is not open any more, and the list says who did it, when and why`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a"), missed("b", after: 5))
            let open = try await caller(store)
            #expect(open.state == .open && open.missed == 2 && open.dismissal == nil)
            try await dismiss(open.call, store, after: 10)
            let dismissed = try await caller(store)
            #expect(dismissed.state == .dismissed)
            #expect(dismissed.dismissal?.at == start + 10 * minute)
            #expect(dismissed.dismissal?.user == "lea")
            #expect(dismissed.dismissal?.reason == "a fax")
        }
    }

    @Test func `who is restored is open again as if nothing had happened`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a"))
            let open = try await caller(store)
            try await dismiss(open.call, store, after: 10)
            #expect(try await restore(open.call, store, after: 20) == .open)
            #expect(try await caller(store) == open)
        }
    }

    @Test func `who calls in vain after being dismissed is on the list once more`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a"))
            try await dismiss(try await caller(store).call, store, after: 10)
            try await store.add(missed("b", after: 20))
            let page = try await store.statistics(now: noon.now).callBacks(CallBackRequest(noon.request))
            #expect(page.callers.map(\.state) == [.open, .dismissed])
            #expect(page.callers.map(\.missed) == [1, 1])
        }
    }

    @Test func `a reader who does not know of the latest call in vain cannot dismiss it`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a"))
            let seen = try await caller(store).call
            try await store.add(missed("b", after: 5))
            await #expect(throws: CallBackProblem.calledAgain) { try await dismiss(seen, store, after: 10) }
            #expect(try await caller(store).state == .open)
        }
    }

    @Test func `who was reached, is dismissed or has expired cannot be dismissed`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a"))
            let call = try await caller(store).call
            await #expect(throws: CallBackProblem.notOpen(.expired)) {
                try await dismiss(call, store, after: 8 * 24 * 60)
            }
            try await dismiss(call, store, after: 10)
            await #expect(throws: CallBackProblem.notOpen(.dismissed)) { try await dismiss(call, store, after: 11) }
            _ = try await restore(call, store, after: 12)
            try await store.add(leg("back", .outgoing, at: start + 15 * minute, external: number, answer: 5, end: 60))
            await #expect(throws: CallBackProblem.notOpen(.reached)) { try await dismiss(call, store, after: 20) }
        }
    }

    @Test func `only a call in vain from a known number can be dismissed`() async throws {
        try await TestStore.with { store in
            try await store.add(
                leg("taken", .incoming, at: start, external: number, answer: 5, end: 60),
                leg("out", .outgoing, at: start, external: number, end: 30, cause: .cancel),
                missed("nameless", from: "anonymous"),
                missed("nobody", from: nil)
            )
            let calls = try await store.store.rows("SELECT id FROM journeys").compactMap { $0[0].integer }
            #expect(calls.count == 4)
            for call in calls + [999] {
                await #expect(throws: CallBackProblem.notMissed) { try await dismiss(call, store, after: 10) }
                await #expect(throws: CallBackProblem.notMissed) { _ = try await restore(call, store, after: 10) }
            }
        }
    }

    @Test func `only who was dismissed can be restored, also after a later call in vain`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a"))
            let first = try await caller(store).call
            await #expect(throws: CallBackProblem.notDismissed) { _ = try await restore(first, store, after: 10) }
            try await dismiss(first, store, after: 10)
            try await store.add(missed("b", after: 20))
            #expect(try await restore(first, store, after: 30) == .open)
            #expect(try await caller(store).missed == 2)
        }
    }

    @Test func `callers without a number are counted, and nobody can call them back`() async throws {
        try await TestStore.with { store in
            try await store.add(missed("a", from: "anonymous"), missed("b", from: nil), missed("c"))
            let page = try await store.statistics(now: noon.now).callBacks(CallBackRequest(noon.request))
            #expect(page.anonymous == 2)
            #expect(page.callers.map(\.number) == [number])
        }
    }

    @Test func `attempts to call back are counted until somebody is reached`() async throws {
        try await TestStore.with { store in
            func back(_ id: String, _ minutes: Int64, end: Double) -> Leg {
                leg(id, .outgoing, at: start + minutes * minute, external: number, answer: 5, end: end)
            }
            try await store.add(missed("a"), back("one", 5, end: 6), back("two", 6, end: 9), back("three", 7, end: 60))
            let reached = try await caller(store)
            #expect(reached.tries == 2)
            #expect(reached.state == .reached && reached.reachedBy == .byUs)
            #expect(reached.reachedAt == start + 7 * minute)
        }
    }
}
