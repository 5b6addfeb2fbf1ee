import Calls
import PushAPI
import Store
import Testing

@testable import Statistics

/// Who had called before is remembered for each month's end; the answer must be the same with it and without.
struct KnownCallersTests {
    private let numbers = ["+4930231250001", "+4930231250002", "+4930231250003"]

    /// The first caller calls in September, October and November, the second in October and November, the third last.
    private func withThreeMonths(_ body: (TestStore, _ now: Instant) async throws -> Void) async throws {
        let now = try at("2026-11-20T12:00:00Z")
        try await TestStore.with { store in
            for (index, month) in ["09", "10", "11"].enumerated() {
                for caller in 0...index {
                    let start = try at("2026-\(month)-05T10:0\(caller):00Z")
                    let id = "\(month)-\(caller)"
                    try await store.add(leg(id, .incoming, at: start, external: numbers[caller], answer: 5, end: 60))
                }
            }
            for day in try await store.store.unsealedDays(before: now, store.calendar, limit: 100) {
                _ = try await store.store.seal(dayOf: day, store.calendar)
            }
            try await body(store, now)
        }
    }

    private func rememberAll(_ store: TestStore, _ now: Instant) async throws -> Int {
        var months = 0
        while try await store.store.rememberCallers(before: now, store.calendar) { months += 1 }
        return months
    }

    private func newInNovember(_ store: TestStore, _ now: Instant) async throws -> [[Cell]] {
        let request = PanelRequest(from: try at("2026-10-31T23:00:00Z"), to: now, unit: .month)
        return try await store.answer("new-callers", request, now: now).rows
    }

    @Test func `only months that are over and sealed are remembered, each once`() async throws {
        try await withThreeMonths { store, now in
            #expect(try await rememberAll(store, now) == 2)
            #expect(try await rememberAll(store, now) == 0)
            let days = try await store.store.rows("SELECT day FROM known_callers ORDER BY day")
            #expect(days == [[.integer(20_260_930)], [.integer(20_261_031)]])
        }
    }

    @Test func `the answer is the same with what is remembered and without`() async throws {
        try await withThreeMonths { store, now in
            let before = try await newInNovember(store, now)
            #expect(before == [[.time(try at("2026-10-31T23:00:00Z")), .integer(3), .integer(1)]])
            #expect(try await rememberAll(store, now) == 2)
            #expect(try await newInNovember(store, now) == before)
        }
    }

    @Test func `a late call of an earlier month is not forgotten`() async throws {
        try await withThreeMonths { store, now in
            #expect(try await rememberAll(store, now) == 2)
            let start = try at("2026-09-20T10:00:00Z")
            try await store.add(leg("late", .incoming, at: start, external: numbers[2], answer: 5, end: 60))
            #expect(try await store.store.rows("SELECT day FROM known_callers") == [])
            #expect(try await newInNovember(store, now).first?.last == .integer(0))
        }
    }

    @Test func `a check finds what is remembered wrongly, and the day that is built anew forgets it`() async throws {
        try await withThreeMonths { store, now in
            #expect(try await rememberAll(store, now) == 2)
            try await store.execute("UPDATE known_callers SET bytes = X'FF' WHERE day = 20260930")
            let lastDay = try at("2026-09-30T12:00:00Z")
            let check = try await store.store.verify(dayOf: lastDay, store.calendar, CallRules())
            #expect(check.differences.map(\.row) == ["known_callers, 20260930"])
            try await store.store.rebuild(dayOf: lastDay, store.calendar, CallRules())
            #expect(try await store.store.rows("SELECT day FROM known_callers") == [])
        }
    }
}
