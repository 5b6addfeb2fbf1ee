import Calls
import PushAPI

@testable import Statistics

// How long callers waited.
extension Model {
    func waiting(_ id: String) -> [[Cell]]? {
        switch id {
        case "answer-time":
            series { calls in
                let waits = Self.waits(calls, [.answered])
                return ([mean(waits)], waits.count)
            }
        case "longest-waits":
            incoming.filter { $0.wait != nil }
                .sorted { (-($0.wait ?? 0), $0.startedAt) < (-($1.wait ?? 0), $1.startedAt) }
                .prefix(20)
                .map {
                    [
                        .time($0.startedAt), seconds($0.wait), text($0.externalNumber), text($0.ownNumber),
                        ($0.outcome?.rawValue).map(Cell.text) ?? .null,
                    ]
                }
        case "wait-percentiles":
            series { calls in
                let waits = Self.waits(calls, [.answered])
                return ([50, 90, 95].map { whole(percentile($0, of: waits)) } + [count(waits.count)], waits.count)
            }
        case "wait-distribution": bands
        default: nil
        }
    }

    private static func waits(_ calls: [Journey], _ outcomes: [Outcome]) -> [Int64] {
        calls.filter { call in call.direction == .incoming && outcomes.contains { $0 == call.outcome } }
            .compactMap(\.wait)
    }

    /// The smallest whole number of seconds within which so many of a hundred waits are.
    private func percentile(_ percent: Int, of waits: [Int64]) -> Int64? {
        guard waits.count >= 20 else { return nil }
        return (0...100_000 as ClosedRange<Int64>).first { seconds in
            100 * waits.count { $0 <= seconds * 1_000 } >= percent * waits.count
        }
    }

    private var bands: [[Cell]] {
        let columns: [[Outcome]] = [
            [.answered], [.abandoned, .shortAbandon], [.voicemail, .busy, .rejected, .unreachable],
        ]
        let limits: [Int64?] = [nil, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, nil]
        return zip(limits, limits.dropFirst()).map { above, through in
            [whole(above), whole(through)]
                + columns.map { outcomes in
                    count(
                        Self.waits(inRange, outcomes).count { wait in
                            above.map { wait > $0 * 1_000 } ?? true && through.map { wait <= $0 * 1_000 } ?? true
                        }
                    )
                }
        }
    }
}
