/// The teams of an organisation: names for sets of telephone numbers, kept in a file such as `teams.json`.
///
/// A number may be in several teams. Calls with a number of no team belong to the team "Other", which is in no file.
public struct Teams: Hashable, Sendable {
    /// A team that counts.
    public struct Team: Hashable, Sendable {
        /// The name; no other team has it, also in other case.
        public var name: String
        /// The numbers as `PhoneNumber` stores them, each once and in the order of the file.
        public var numbers: [String]
        /// What differs for this team from the service level of all.
        public var serviceLevel: ServiceLevelOverride

        /// A team of these numbers, which are in the one spelling of `PhoneNumber`.
        public init(name: String, numbers: [String], serviceLevel: ServiceLevelOverride = ServiceLevelOverride()) {
            self.name = name
            self.numbers = numbers
            self.serviceLevel = serviceLevel
        }
    }

    /// A team of the file that does not count, because it has too few numbers.
    public struct Skipped: Hashable, Sendable {
        /// The name.
        public var name: String
        /// How many different numbers it has.
        public var numberCount: Int
        /// The line on which it begins, from 1.
        public var line: Int
    }

    /// The teams in the order of the file.
    public var teams: [Team]
    /// The teams that have too few numbers, in the order of the file.
    public var skipped: [Skipped]

    /// Teams that are known already.
    public init(teams: [Team] = [], skipped: [Skipped] = []) {
        self.teams = teams
        self.skipped = skipped
    }
}

/// What a team measures its service level by where it differs from all others; nil is no difference.
public struct ServiceLevelOverride: Hashable, Sendable {
    /// The formulas that a service level may be computed by.
    public static let formulas = ["SL-A", "SL-N", "SL-I", "SL-P", "SL-PS", "SL-S", "SL-X"]

    /// Within how many seconds calls are to be answered, 1 to 3600.
    public var seconds: Int64?
    /// How many of a hundred calls are to be answered within that time, 1 to 100.
    public var goal: Int?
    /// One of `formulas`.
    public var formula: String?
    /// Up to how many seconds of waiting a caller's giving up is called short, 0 to 600.
    public var shortAbandonSeconds: Int64?

    /// An override of what is given.
    public init(seconds: Int64? = nil, goal: Int? = nil, formula: String? = nil, shortAbandonSeconds: Int64? = nil) {
        self.seconds = seconds
        self.goal = goal
        self.formula = formula
        self.shortAbandonSeconds = shortAbandonSeconds
    }
}

/// Why a file of teams is not understood, and what to do about it.
public struct TeamsProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path of the file as it was given.
    public let path: String
    /// The line to look at, from 1.
    public let line: Int
    /// What is wrong and what to write instead; telephone numbers are masked.
    public let sentence: String
    /// The same beside the field of a page; nil for what can be wrong with a file alone.
    public let atField: FieldWords?

    /// A sentence where the reader sees what it is about.
    public struct FieldWords: Hashable, Sendable {
        /// The German sentence.
        public let de: String
        /// The English sentence.
        public let en: String
    }

    /// The problem as editors and terminals understand it: `teams.json:4: …`.
    public var description: String { "\(path):\(line): \(sentence)" }
}
