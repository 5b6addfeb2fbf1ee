import Foundation
import Organisation
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
            let world = try await World(around: try at(change.at), in: store, &random)
            for unit in TimeUnit.allCases {
                for _ in 0..<4 {
                    let request = Self.request(unit, try at(change.at), &random)
                    let model = Model(world, store.calendar.timeZone, request)
                    for panel in Catalogue.panels {
                        let answer = try await store.answer(panel.id, request, now: world.now)
                        #expect(answer.rows == model.rows(panel.id), "\(panel.id) \(request)")
                    }
                }
            }
        }
    }

    private static func request(_ unit: TimeUnit, _ change: Instant, _ random: inout SplitMix) -> PanelRequest {
        let hour: Int64 = 3_600_000
        let reach = unit == .minute ? 3 * hour : 420 * hour
        let from = change - Int64.random(in: 1...reach, using: &random)
        let end = unit == .minute ? change + 3 * hour : change + 60 * hour
        let isOpenEnded = unit != .minute && Int.random(in: 0..<3, using: &random) == 0
        let groups = ["O'Brien", "100 %", "back\\slash", "Other", "nobody"].filter { _ in Bool.random(using: &random) }
        let teams = ["Blue", "\"Red\" %", "Other", "nobody"].filter { _ in Bool.random(using: &random) }
        return PanelRequest(
            from: from,
            to: isOpenEnded ? end : from + Int64.random(in: 1...(end - from), using: &random),
            unit: unit,
            groups: Bool.random(using: &random) ? groups : [],
            teams: Bool.random(using: &random) ? teams : []
        )
    }
}
