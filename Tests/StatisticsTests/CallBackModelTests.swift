import Calls
import Formulas
import PushAPI
import Store
import Testing

@testable import Statistics

/// The list of missed callers beside the panels about them, on random calls.
struct CallBackModelTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `the list says what the panels and the plain model say`(seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        try await TestStore.with { store in
            let world = try await World(around: try at("2026-10-25T01:00:00Z"), in: store, size: 160, &random)
            for _ in 0..<8 { try await Self.compare(Self.request(world, &random), world, store) }
        }
    }

    @Test func `the list says the same of a MariaDB database`() async throws {
        var random = SplitMix(state: 5)
        try await TestStore.withMariaDB { store in
            let world = try await World(around: try at("2026-03-29T01:00:00Z"), in: store, size: 120, &random)
            for day in try await store.days() where Bool.random(using: &random) {
                _ = try await store.store.seal(dayOf: day, store.calendar)
            }
            for _ in 0..<4 { try await Self.compare(Self.request(world, &random), world, store) }
        }
    }

    private static func compare(_ selection: PanelRequest, _ world: World, _ store: TestStore) async throws {
        let statistics = store.statistics(now: world.now, world.settings)
        let page = try await statistics.callBacks(CallBackRequest(selection))
        let expected = Model(world, selection).missedCallers
        #expect(page.callers.map(\.cells) == expected.map { Array($0[..<5]) + [$0[6]] })
        for (caller, row) in zip(page.callers, expected) { #expect(caller.state == state(row[1])) }

        let panel = try await store.answer("call-backs", selection, now: world.now, world.settings)
        let sums = panel.rows[0]
        #expect(sums[0] == .integer(Int64(page.counts.values.reduce(0, +))))
        #expect(sums[2] == .integer(Int64(page.counts[.open] ?? 0)))
        #expect(sums[4] == page.medianToReached.map { .number(Double($0) / 1_000) } ?? .null)
        #expect(sums[8] == .integer(Int64(page.counts[.dismissed] ?? 0)))

        for state in CallBackRequest.State.allCases {
            var request = CallBackRequest(selection)
            request.state = state
            let some = try await statistics.callBacks(request)
            #expect(some.callers == page.callers.filter { $0.state == state })
            #expect(some.counts == page.counts)
        }
        for caller in page.callers { try await check(caller, store) }
    }

    private static func state(_ cell: Cell) -> CallBackRequest.State? {
        switch cell {
        case .text("open"), .text("tried"): .open
        case .text("reached_by_us"), .text("reached_us"): .reached
        case .text("expired"): .expired
        case .text("dismissed"): .dismissed
        default: nil
        }
    }

    /// The calls that a caller names are those of the caller.
    private static func check(_ caller: MissedCaller, _ store: TestStore) async throws {
        func call(_ id: Int64) async throws -> [SQLValue]? {
            try await store.store.rows(
                "SELECT external_number, started_ms, direction FROM journeys WHERE id = \(id)"
            ).first
        }
        #expect(
            try await call(caller.call)
                == [.text(caller.number), .integer(caller.lastMissedAt.milliseconds), .text("in")]
        )
        #expect((caller.reachedAt == nil) == (caller.reachedCall == nil))
        if let id = caller.reachedCall, let at = caller.reachedAt {
            let direction = caller.reachedBy == .byUs ? "out" : "in"
            #expect(try await call(id) == [.text(caller.number), .integer(at.milliseconds), .text(direction)])
        }
        #expect((caller.dismissal != nil) == (caller.state == .dismissed))
    }

    private static func request(_ world: World, _ random: inout SplitMix) -> PanelRequest {
        let hour: Int64 = 3_600_000
        let from = world.change - Int64.random(in: 1...(420 * hour), using: &random)
        let groups = ["O'Brien", "100 %", "g5", "Other"].filter { _ in Bool.random(using: &random) }
        let teams = ["Blue", "Grün", "Other"].filter { _ in Bool.random(using: &random) }
        return PanelRequest(
            from: from,
            to: from + Int64.random(in: 1...(world.change + 60 * hour - from), using: &random),
            unit: .hour,
            groups: Bool.random(using: &random) ? groups : [],
            teams: Bool.random(using: &random) ? teams : [],
            hours: [nil, nil, .within, .outside].randomElement(using: &random) ?? nil
        )
    }
}

extension MissedCaller {
    /// What the panel `missed-callers` says of it, but for how the first answer to it was.
    fileprivate var cells: [Cell] {
        let stateWord: Cell =
            switch (state, reachedBy) {
            case (.reached, .byUs): .text("reached_by_us")
            case (.reached, _): .text("reached_us")
            case (.open, _): .text(tries > 0 ? "tried" : "open")
            default: .text(state.rawValue)
            }
        return [
            .text(number), stateWord, .time(firstMissedAt), .time(lastMissedAt), .integer(Int64(missed)),
            .optional(reachedAt),
        ]
    }
}
