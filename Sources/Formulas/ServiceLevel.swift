/// Service level: the share of callers who were answered soon enough.
///
/// There is no one formula. All of them share the answered calls in the numerator and differ in what they make
/// of callers who hung up; a published number is comparable only together with its formula.
public enum ServiceLevel {
    /// What counts as soon, as short, and by which formula.
    public struct Rules: Hashable, Sendable {
        /// Answered within this many seconds is in time (`T`), inclusive.
        public var threshold: Int64
        /// The share to reach, in percent.
        public var goal: Int
        /// A caller who hung up after less than this many seconds gave nobody a chance (`S`).
        ///
        /// More than `threshold` counts as `threshold`.
        public var shortAbandon: Int64
        /// The formula to show.
        public var formula: Formula
        /// Whether callers who ended at the voicemail count as abandoned; otherwise they count as missed.
        public var countsVoicemailAsAbandoned: Bool

        /// Creates rules; the defaults are 80 % within 20 s, and abandons below 5 s are short.
        public init(
            threshold: Int64 = 20,
            goal: Int = 80,
            shortAbandon: Int64 = 5,
            formula: Formula = .ignoring,
            countsVoicemailAsAbandoned: Bool = false
        ) {
            self.threshold = threshold
            self.goal = goal
            self.shortAbandon = shortAbandon
            self.formula = formula
            self.countsVoicemailAsAbandoned = countsVoicemailAsAbandoned
        }
    }
}
