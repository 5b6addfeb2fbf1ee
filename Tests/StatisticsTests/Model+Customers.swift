import AreaCodes
import Calls
import PushAPI

@testable import Statistics

// Who called, called again, and was not reached.
extension Model {
    func customers(_ id: String) -> [[Cell]]? {
        switch id {
        case "missed-callers": missedCallers
        case "call-backs": [callBacks]
        case "repeat-callers":
            [repeatCallers("24h", 86_400_000), repeatCallers("7d", 604_800_000)]
        case "new-callers":
            series { calls in
                let known = calls.filter { $0.direction == .incoming && Self.isKnown($0.externalNumber) }
                let new = known.count { call in
                    !everIncoming.contains { $0.externalNumber == call.externalNumber && $0.startedAt < call.startedAt }
                }
                let callers = Set(known.map(\.externalNumber)).count
                return ([count(callers), count(new)], callers)
            }
        case "origins": origins
        default: nil
        }
    }

    static func isKnown(_ number: PhoneNumber?) -> Bool { number.map { !$0.isAnonymous } ?? false }

    /// All calls from outside, whatever the request selects.
    private var everIncoming: [Journey] { world.calls.map(\.journey).filter { $0.direction == .incoming } }

    private func repeatCallers(_ name: String, _ window: Int64) -> [Cell] {
        let known = incoming.filter { Self.isKnown($0.externalNumber) }
        let callers = Dictionary(grouping: known) { $0.externalNumber }
        let again = callers.values.count { calls in
            calls.contains { first in calls.contains { isAfter($0, first, within: window) } }
        }
        let judged = known.filter { $0.outcome == .answered && world.now - $0.startedAt > window }
        let resolved = judged.count { call in
            !everIncoming.contains { $0.externalNumber == call.externalNumber && isAfter($0, call, within: window) }
        }
        return [
            .text(name), count(callers.count), count(again), share(again, of: callers.count),
            share(resolved, of: judged.count),
        ]
    }

    private func isAfter(_ later: Journey, _ earlier: Journey, within window: Int64) -> Bool {
        later.startedAt > earlier.startedAt && later.startedAt - earlier.startedAt <= window
    }

    private var origins: [[Cell]] {
        let areas = Dictionary(grouping: incoming) { call in
            Self.isKnown(call.externalNumber) ? call.externalNumber.map(AreaCodes.area) ?? .unknown : .unknown
        }
        return areas.sorted { (-$0.value.count, $0.key.code) < (-$1.value.count, $1.key.code) }.map { area, calls in
            [
                .text(area.code > 3 ? "0\(area.code)" : ""), .text(AreaCodes.place(area).english), count(calls.count),
                share(calls.count, of: incoming.count), count(calls.count { $0.outcome == .answered }),
            ]
        }
    }
}
