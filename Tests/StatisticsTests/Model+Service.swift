import Calls
import Formulas
import PushAPI

@testable import Statistics

// How well callers were served.
extension Model {
    func service(_ id: String) -> [[Cell]]? {
        switch id {
        case "service-level": serviceLevel
        case "service-level-teams": serviceLevelOfTeams
        case "service-level-formulas":
            Letters.formulas.map { name, text in
                let letters = Letters(incoming, rules)
                let (part, whole) = letters.quotient(name)
                return [.text(name), .text(text), share(part, of: whole), count(part), count(whole)]
            }
        case "answer-rate":
            series { calls in
                let offered = Self.offered(calls)
                let inHours = offered.filter { world.organisation.isOpen(at: $0.startedAt, world.calendar) }
                let cells = [
                    answerRate(offered), answerRate(inHours), count(offered.count { $0.outcome == .answered }),
                    count(offered.count), count(offered.count { $0.outcome == .shortAbandon }),
                ]
                return (cells, offered.count)
            }
        case "abandonment":
            series { calls in
                let offered = Self.offered(calls)
                let short = offered.count { $0.outcome == .shortAbandon }
                let gone = offered.filter { $0.outcome == .abandoned }
                let cells = [
                    share(gone.count, of: offered.count - short), count(gone.count), count(short),
                    mean(gone.compactMap(\.wait)),
                ]
                return (cells, offered.count)
            }
        case "incoming-outcomes":
            series { calls in
                let ended = calls.filter { $0.direction == .incoming && $0.outcome != nil }
                let order: [Outcome] = [
                    .answered, .voicemail, .shortAbandon, .abandoned, .busy, .rejected, .unreachable, .blocked,
                    .unknown,
                ]
                return (order.map { outcome in count(ended.count { $0.outcome == outcome }) }, ended.count)
            }
        case "voicemail-share":
            series { calls in
                let offered = Self.offered(calls)
                let voicemails = offered.count { $0.outcome == .voicemail }
                return ([share(voicemails, of: offered.count), count(voicemails), count(offered.count)], offered.count)
            }
        default: nil
        }
    }

    /// Every ended call from outside whose result is known, except blocked ones.
    static func offered(_ calls: [Journey]) -> [Journey] {
        calls.filter {
            $0.direction == .incoming && $0.outcome != nil && $0.outcome != .unknown && $0.outcome != .blocked
        }
    }

    func answerRate(_ offered: [Journey]) -> Cell {
        share(
            offered.count { $0.outcome == .answered },
            of: offered.count { $0.outcome != .shortAbandon }
        )
    }

    private var rules: ServiceLevel.Rules {
        let settings = world.settings
        guard request.teams.count == 1 else { return settings.serviceLevel }
        return settings.teamServiceLevels[request.teams[0]] ?? settings.serviceLevel
    }

    private var serviceLevel: [[Cell]] {
        series { calls in
            let letters = Letters(calls.filter { $0.direction == .incoming }, rules)
            let (part, whole) = letters.quotient(rules.formula.rawValue)
            let goal: Cell = letters.offered == 0 ? .null : .number(Double(rules.goal) / 100)
            let cells = [
                share(part, of: whole), count(letters.answeredInTime), count(letters.answered),
                count(letters.abandoned),
                goal,
            ]
            return (cells, letters.offered)
        }
    }

    private var serviceLevelOfTeams: [[Cell]] {
        let names = world.organisation.teams.map(\.name)
            .filter { request.teams.isEmpty || request.teams.contains($0) }
        return names.sorted().map { name in
            let rules = world.settings.teamServiceLevels[name] ?? world.settings.serviceLevel
            let calls = incoming.filter { world.organisation.teams(of: $0).contains(name) }
            let letters = Letters(calls, rules)
            let (part, whole) = letters.quotient(rules.formula.rawValue)
            return [
                .text(name), share(part, of: whole), .number(Double(rules.goal) / 100), .integer(rules.threshold),
                .text(rules.formula.rawValue), count(letters.answeredInTime), count(letters.answered),
                count(letters.abandoned), count(letters.missed),
            ]
        }
    }
}

/// The letters of the service level's formulas.
private struct Letters {
    let answered, answeredInTime, abandoned, abandonedInTime, abandonedShort, missed: Int

    var offered: Int { answered + abandoned + missed }

    init(_ calls: [Journey], _ rules: ServiceLevel.Rules) {
        func waits(_ outcomes: [Outcome]) -> [Int64] {
            calls.filter { call in outcomes.contains { $0 == call.outcome } }.compactMap(\.wait)
        }
        let answers = waits([.answered])
        let abandons = waits([.abandoned, .shortAbandon] + (rules.countsVoicemailAsAbandoned ? [.voicemail] : []))
        let limit = rules.threshold * 1_000
        answered = answers.count
        answeredInTime = answers.count { $0 <= limit }
        abandoned = abandons.count
        abandonedInTime = abandons.count { $0 <= limit }
        abandonedShort = abandons.count { $0 < min(rules.shortAbandon, rules.threshold) * 1_000 }
        missed = waits([.busy, .rejected, .unreachable] + (rules.countsVoicemailAsAbandoned ? [] : [.voicemail])).count
    }

    static let formulas = [
        ("SL-A", "A_T / A"), ("SL-N", "A_T / (A + B)"), ("SL-I", "A_T / (A + B − B_T)"),
        ("SL-P", "(A_T + B_T) / (A + B)"),
        ("SL-PS", "(A_T + B_S) / (A + B)"), ("SL-S", "A_T / (A + B − B_S)"), ("SL-X", "A_T / (A + B + M)"),
    ]

    func quotient(_ formula: String) -> (part: Int, whole: Int) {
        switch formula {
        case "SL-A": (answeredInTime, answered)
        case "SL-N": (answeredInTime, answered + abandoned)
        case "SL-I": (answeredInTime, answered + abandoned - abandonedInTime)
        case "SL-P": (answeredInTime + abandonedInTime, answered + abandoned)
        case "SL-PS": (answeredInTime + abandonedShort, answered + abandoned)
        case "SL-S": (answeredInTime, answered + abandoned - abandonedShort)
        default: (answeredInTime, answered + abandoned + missed)
        }
    }
}
