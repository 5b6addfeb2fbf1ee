import Formulas

/// Calls of and to missed callers, in seconds from an arbitrary moment, told in the order of their time.
enum CallBackStep {
    /// Nobody answered the caller, who rang for ten seconds.
    case missed(at: Int64, party: UInt32 = 1, isSelected: Bool = true)
    /// The caller was answered.
    case answered(at: Int64, party: UInt32 = 1)
    /// We called, and talked so many seconds, or did not reach anybody.
    case called(at: Int64, party: UInt32 = 1, talk: Int64?)
    /// Someone dismissed the party's case.
    case dismissed(at: Int64, party: UInt32 = 1)

    var party: UInt32 {
        switch self {
        case .missed(_, let party, _), .answered(_, let party), .called(_, let party, _), .dismissed(_, let party):
            party
        }
    }

    var moment: Int64 {
        switch self {
        case .missed(let at, _, _), .answered(let at, _), .called(let at, _, _), .dismissed(let at, _): 1_000 * at
        }
    }
}

extension CallBacks {
    static let day: Int64 = 86_400

    /// The cases that the steps lead to, as they are at `now`, in seconds.
    static func cases(_ steps: [CallBackStep], now: Int64 = 1_000, _ settings: Settings = Settings()) -> [Case] {
        var callBacks = CallBacks(settings)
        for step in steps { callBacks.tell(step) }
        return callBacks.finish(now: 1_000 * now)
    }

    private mutating func tell(_ step: CallBackStep) {
        func call(lasting duration: Int64, _ kind: Call.Kind) -> Call {
            Call(party: step.party, start: step.moment, end: step.moment + duration, kind: kind)
        }
        switch step {
        case .missed(_, _, let isSelected): add(call(lasting: 10_000, .missed(isSelected: isSelected)))
        case .answered: add(call(lasting: 60_000, .answeredIncoming))
        case .called(_, _, let talk): add(call(lasting: 60_000, .outgoing(talk: talk.map { 1_000 * $0 })))
        case .dismissed: dismiss(party: step.party, at: step.moment)
        }
    }
}
