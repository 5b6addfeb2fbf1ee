extension ServiceLevel {
    /// A published way to compute the service level.
    public enum Formula: String, Hashable, Sendable, Codable, CaseIterable {
        /// Of the answered calls: flatters, as nobody who gave up counts (Asterisk `ServiceLevelPerf`, Wazo).
        case answeredOnly = "SL-A"
        /// Every abandon counts against us (Cisco "negative impact", VoicePro).
        case negative = "SL-N"
        /// Abandons within the threshold are left out, for nobody can say how they would have ended (Cisco
        /// "ignore", Bright Pattern).
        case ignoring = "SL-I"
        /// Abandons within the threshold count for us (Cisco "positive impact", CallCentreHelper).
        case positive = "SL-P"
        /// Only short abandons count for us (CallCentreHelper).
        case shortPositive = "SL-PS"
        /// Only short abandons are left out (Genesys Cloud, RingCentral, the abandon wait timer of Cisco).
        case shortRemoved = "SL-S"
        /// Of everything that was offered, whoever ended it: the strictest.
        case offered = "SL-X"

        /// The formula in the symbols of the definitions page.
        public var text: String {
            switch self {
            case .answeredOnly: "A_T / A"
            case .negative: "A_T / (A + B)"
            case .ignoring: "A_T / (A + B − B_T)"
            case .positive: "(A_T + B_T) / (A + B)"
            case .shortPositive: "(A_T + B_S) / (A + B)"
            case .shortRemoved: "A_T / (A + B − B_S)"
            case .offered: "A_T / (A + B + M)"
            }
        }

        /// The service level of these calls.
        public func ratio(of counts: Counts) -> Ratio {
            Ratio(numerator: numerator(counts), denominator: denominator(counts))
        }

        private func numerator(_ counts: Counts) -> Int64 {
            switch self {
            case .answeredOnly, .negative, .ignoring, .shortRemoved, .offered: counts.answeredInTime
            case .positive: counts.answeredInTime + counts.abandonedInTime
            case .shortPositive: counts.answeredInTime + counts.shortAbandons
            }
        }

        private func denominator(_ counts: Counts) -> Int64 {
            switch self {
            case .answeredOnly: counts.answered
            case .negative, .positive, .shortPositive: counts.answered + counts.abandoned
            case .ignoring: counts.answered + counts.abandoned - counts.abandonedInTime
            case .shortRemoved: counts.answered + counts.abandoned - counts.shortAbandons
            case .offered: counts.answered + counts.abandoned + counts.otherMissed
            }
        }
    }
}
