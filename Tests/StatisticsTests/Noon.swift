import Calls
import Foundation
import PushAPI

@testable import Statistics

/// Two hours after noon in UTC on a Friday, from 13:00 to 15:00 in Berlin, throughout which somebody listens.
struct Noon {
    let start: Instant
    let request: PanelRequest

    init() throws {
        start = try at("2026-11-20T12:00:00Z")
        request = PanelRequest(from: start, to: start + 2 * 3_600_000, unit: .hour)
    }

    var now: Instant { request.to }

    /// The rows of a panel once a store has been prepared.
    func rows(
        _ id: String,
        _ request: PanelRequest? = nil,
        _ settings: StatisticsSettings = StatisticsSettings(),
        after prepare: (TestStore) async throws -> Void
    ) async throws -> [[Cell]] {
        try await TestStore.with { store in
            try await store.cover(start - 86_400_000, start + 86_400_000)
            try await prepare(store)
            return try await store.answer(id, request ?? self.request, now: now, settings).rows
        }
    }

    /// Calls from outside, each of another number, one every second: answered after a wait, or given up.
    func calls(_ count: Int, from caller: Int, answer: Double? = nil, end: Double) -> [Leg] {
        (0..<count).map { index in
            leg(
                "\(caller + index)",
                .incoming,
                at: start + Int64(index) * 1_000,
                external: "+4917\(100_000 + caller + index)",
                answer: answer,
                end: end,
                cause: answer == nil ? .cancel : .normalClearing
            )
        }
    }
}
