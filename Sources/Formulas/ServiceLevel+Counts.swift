import Calls

extension ServiceLevel {
    /// The numbers of incoming calls from which every formula is computed; they add up over groups.
    public struct Counts: Hashable, Sendable {
        /// Answered (`A`).
        public var answered: Int64
        /// Answered within the threshold (`A_T`).
        public var answeredInTime: Int64
        /// Ended by the caller without an answer (`B`).
        public var abandoned: Int64
        /// Abandoned within the threshold (`B_T`).
        public var abandonedInTime: Int64
        /// Abandoned sooner than anybody could have answered (`B_S`).
        public var shortAbandons: Int64
        /// Missed in any other way: busy, rejected, unreachable (`M`).
        public var otherMissed: Int64

        /// Creates counts.
        public init(
            answered: Int64 = 0,
            answeredInTime: Int64 = 0,
            abandoned: Int64 = 0,
            abandonedInTime: Int64 = 0,
            shortAbandons: Int64 = 0,
            otherMissed: Int64 = 0
        ) {
            self.answered = answered
            self.answeredInTime = answeredInTime
            self.abandoned = abandoned
            self.abandonedInTime = abandonedInTime
            self.shortAbandons = shortAbandons
            self.otherMissed = otherMissed
        }

        /// The number that a symbol stands for.
        public subscript(symbol: Symbol) -> Int64 {
            switch symbol {
            case .answered: answered
            case .answeredInTime: answeredInTime
            case .abandoned: abandoned
            case .abandonedInTime: abandonedInTime
            case .shortAbandons: shortAbandons
            case .otherMissed: otherMissed
            }
        }

        /// Counts calls by outcome and wait; a call whose wait nobody knows is in no histogram and not counted.
        ///
        /// Which abandons are short is decided by their wait and these rules, not by the outcome, which was
        /// stored under the rules of its day. Blocked and unknown calls were not offered to anybody.
        public init(waits: [Outcome: WaitHistogram], rules: Rules) {
            func sum(_ outcomes: [Outcome]) -> WaitHistogram {
                outcomes.reduce(into: WaitHistogram()) { sum, outcome in
                    if let waits = waits[outcome] { sum.add(waits) }
                }
            }
            let voicemail: [Outcome] = [.voicemail]
            let isAbandoned = rules.countsVoicemailAsAbandoned
            let answers = sum([.answered])
            let abandons = sum([.abandoned, .shortAbandon] + (isAbandoned ? voicemail : []))
            let others = sum([.busy, .rejected, .unreachable] + (isAbandoned ? [] : voicemail))

            answered = answers.count
            answeredInTime = answers.count(within: rules.threshold)
            abandoned = abandons.count
            abandonedInTime = abandons.count(within: rules.threshold)
            shortAbandons = abandons.count(below: min(rules.shortAbandon, rules.threshold))
            otherMissed = others.count
        }
    }
}
