import CallStories
import Calls
import Foundation
import PushAPI
import Store
import Testing

@testable import Statistics

struct ModelTests {
    /// Zones and days on which their clocks change, spring and autumn, by an hour and by half an hour.
    private static let changes = [
        ("Europe/Berlin", "2026-03-29T01:00:00Z"), ("Europe/Berlin", "2026-10-25T01:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"), ("America/Santiago", "2026-09-06T04:00:00Z"),
    ]

    @Test(arguments: changes, [1, 2] as [UInt64])
    func `every panel, unit and filter says what the plain model says`(
        change: (zone: String, at: String),
        seed: UInt64
    ) async throws {
        var random = SplitMix(state: seed)
        try await TestStore.with(zone: change.zone) { store in
            let world = try await World(around: try at(change.at), in: store, size: 160, &random)
            #expect(try await store.differences() == [])
            for unit in TimeUnit.allCases {
                try await Self.compare(Self.request(unit, world, &random), world, store)
            }
        }
    }

    @Test func `the stories of sipgate's events say what the plain model says`() async throws {
        var random = SplitMix(state: 3)
        // Between the same people again and again, and no two at the same moment.
        let told = (0..<2).flatMap { round in
            Story.all.enumerated().flatMap { index, story in
                let offset = -Int64(index) * 3_601_007 - Int64(round) * 50_000_017
                return story.pieces(after: offset, ids: "-\(round)-\(index)")
            }
        }
        try await TestStore.with { store in
            let change = Story.start - 20 * 3_600_000
            let world = try await World(around: change, in: store, size: 20, told: told, &random)
            #expect(try await store.differences() == [])
            for unit in [TimeUnit.hour, .week] {
                try await Self.compare(Self.request(unit, world, &random), world, store)
            }
        }
    }

    @Test func `every panel says the same of a MariaDB database`() async throws {
        var random = SplitMix(state: 5)
        try await TestStore.withMariaDB { store in
            let world = try await World(around: try at("2026-10-25T01:00:00Z"), in: store, size: 120, &random)
            for day in try await store.days() where Bool.random(using: &random) {
                _ = try await store.store.seal(dayOf: day, store.calendar)
            }
            #expect(try await store.differences() == [])
            for unit in TimeUnit.allCases {
                try await Self.compare(Self.request(unit, world, &random), world, store)
            }
        }
    }

    private static func compare(_ request: PanelRequest, _ world: World, _ store: TestStore) async throws {
        let model = Model(world, request)
        for panel in Catalogue.panels {
            let expected = try #require(model.rows(panel.id), "The model does not know \(panel.id).")
            for source in StatisticsSource.allCases {
                let rows = try await store.answer(panel.id, request, now: world.now, world.settings, source).rows
                guard !rows.looksLike(expected) else { continue }
                let place = zip(rows, expected).first { !$0.looksLike($1) }
                Issue.record(
                    """
                    \(panel.id) of \(source), \(request)
                    \(rows.count) rows, expected \(expected.count); the first that differs:
                    \(place.map { "\($0)\n\($1)" } ?? "\(rows.last ?? [])\n\(expected.last ?? [])")
                    """
                )
            }
        }
    }

    private static func request(_ unit: TimeUnit, _ world: World, _ random: inout SplitMix) -> PanelRequest {
        let hour: Int64 = 3_600_000
        let change = world.change
        let reach = unit == .minute ? 3 * hour : 420 * hour
        var from = change - Int64.random(in: 1...reach, using: &random)
        // Half of the ranges begin with a call or shortly before it, in the middle of a quarter of an hour.
        let near = world.calls.map(\.journey.startedAt).filter { $0 > change - reach && $0 < change + 2 * hour }
        if Bool.random(using: &random), let call = near.sorted().randomElement(using: &random) {
            from = call - Int64.random(in: 0...20, using: &random) * 1_000
        }
        let end = unit == .minute ? change + 3 * hour : change + 60 * hour
        let isOpenEnded = unit != .minute && Int.random(in: 0..<3, using: &random) == 0
        let groups = ["O'Brien", "100 %", "back\\slash", "g5", "Other", "nobody"]
            .filter { _ in Bool.random(using: &random) }
        let teams = ["Blue", "\"Red\" %", "Grün", "Other", "nobody"].shuffled(using: &random)
            .prefix(Int.random(in: 0...3, using: &random))
        return PanelRequest(
            from: from,
            to: isOpenEnded ? end : from + Int64.random(in: 1...(end - from), using: &random),
            unit: unit,
            groups: Bool.random(using: &random) ? groups : [],
            teams: Bool.random(using: &random) ? Array(teams) : [],
            hours: [nil, nil, .within, .outside].randomElement(using: &random) ?? nil
        )
    }
}

extension [[Cell]] {
    fileprivate func looksLike(_ other: [[Cell]]) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.looksLike($1) }
    }
}

extension [Cell] {
    /// Equal but for the last digits of numbers with a fraction.
    fileprivate func looksLike(_ other: [Cell]) -> Bool {
        count == other.count
            && zip(self, other).allSatisfy { left, right in
                guard case .number(let mine) = left, case .number(let theirs) = right else { return left == right }
                return abs(mine - theirs) <= 1e-9 * Swift.max(1, abs(mine))
            }
    }
}
