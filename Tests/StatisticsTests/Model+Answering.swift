import Calls
import PushAPI

@testable import Statistics

// How many calls were answered, how long they were, and whose.
extension Model {
    func answering(_ id: String) -> [[Cell]]? {
        switch id {
        case "incoming-answer-ratio": shares(.incoming)
        case "outgoing-answer-ratio": shares(.outgoing)
        case "incoming-calls": series { answeredAndNot($0.filter { $0.direction == .incoming }) }
        case "outgoing-calls": series { answeredAndNot($0.filter { $0.direction == .outgoing }) }
        case "total-calls":
            series { calls in
                let incoming = calls.count { $0.direction == .incoming }
                let outgoing = calls.count { $0.direction == .outgoing }
                return ([calls.count, incoming, outgoing].map(count), calls.count)
            }
        case "voicemail-calls":
            series { calls in
                let voicemails = calls.count { $0.outcome == .voicemail }
                return ([count(voicemails)], voicemails)
            }
        case "top-callers": topCallers
        default: nil
        }
    }

    func talking(_ id: String) -> [[Cell]]? {
        switch id {
        case "call-duration":
            series { calls in
                let all = calls.filter { $0.talk != nil }
                let incoming = all.filter { $0.direction == .incoming }
                let outgoing = all.filter { $0.direction == .outgoing }
                return ([all, incoming, outgoing].map { mean($0.compactMap(\.talk)) }, all.count)
            }
        case "longest-calls":
            inRange.filter { $0.talk != nil }
                .sorted { (-($0.talk ?? 0), $0.startedAt) < (-($1.talk ?? 0), $1.startedAt) }
                .prefix(20)
                .map {
                    [
                        .time($0.startedAt), seconds($0.talk), .text($0.direction.rawValue), text($0.ownNumber),
                        text($0.externalNumber),
                    ]
                }
        default: nil
        }
    }

    private var topCallers: [[Cell]] {
        let named = incoming.filter { $0.externalNumber?.isAnonymous == false }
        let calls = Dictionary(grouping: named) { $0.externalNumber }
        func first(_ calls: [Journey]) -> Instant { calls.map(\.startedAt).min() ?? world.now }
        return calls.values.sorted { (-$0.count, first($0)) < (-$1.count, first($1)) }
            .prefix(20)
            .map { [text($0[0].externalNumber), count($0.count)] }
    }

    private func shares(_ direction: Journey.Direction) -> [[Cell]] {
        let known = inRange.filter { $0.direction == direction && $0.outcome != nil && $0.outcome != .unknown }
        let answered = known.count { $0.outcome == .answered }
        return [("answered", answered), ("unanswered", known.count - answered)].map { name, part in
            [.text(name), count(part), share(part, of: known.count)]
        }
    }

    private func answeredAndNot(_ calls: [Journey]) -> ([Cell], Int) {
        let known = calls.filter { $0.outcome != nil && $0.outcome != .unknown }
        let answered = known.count { $0.outcome == .answered }
        return ([count(answered), count(known.count - answered)], known.count)
    }
}
