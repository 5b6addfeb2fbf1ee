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
        public var text: String { "\(numerator.text) / \(denominator.text)" }

        /// The service level of these calls.
        public func ratio(of counts: Counts) -> Ratio {
            Ratio(numerator: numerator.value(of: counts), denominator: denominator.value(of: counts))
        }

        /// The calls that count as served.
        public var numerator: Terms {
            switch self {
            case .answeredOnly, .negative, .ignoring, .shortRemoved, .offered: Terms([.answeredInTime])
            case .positive: Terms([.answeredInTime, .abandonedInTime])
            case .shortPositive: Terms([.answeredInTime, .shortAbandons])
            }
        }

        /// The calls that could have been served.
        public var denominator: Terms {
            switch self {
            case .answeredOnly: Terms([.answered])
            case .negative, .positive, .shortPositive: Terms([.answered, .abandoned])
            case .ignoring: Terms([.answered, .abandoned], minus: .abandonedInTime)
            case .shortRemoved: Terms([.answered, .abandoned], minus: .shortAbandons)
            case .offered: Terms([.answered, .abandoned, .otherMissed])
            }
        }
    }

    /// A number of calls that formulas are made of, by its symbol.
    public enum Symbol: String, CaseIterable, Hashable, Sendable {
        case answered = "A"
        case answeredInTime = "A_T"
        case abandoned = "B"
        case abandonedInTime = "B_T"
        case shortAbandons = "B_S"
        case otherMissed = "M"
    }

    /// A sum of such numbers.
    public struct Terms: Hashable, Sendable {
        /// What is added.
        public let added: [Symbol]
        /// What is taken away again.
        public let subtracted: Symbol?

        init(_ added: [Symbol], minus subtracted: Symbol? = nil) {
            self.added = added
            self.subtracted = subtracted
        }

        func value(of counts: Counts) -> Int64 {
            added.reduce(0) { $0 + counts[$1] } - (subtracted.map { counts[$0] } ?? 0)
        }

        fileprivate var text: String {
            let sum = added.map(\.rawValue).joined(separator: " + ")
            let text = sum + (subtracted.map { " − \($0.rawValue)" } ?? "")
            return text.contains(" ") ? "(\(text))" : text
        }
    }
}
