import PushAPI

/// What everybody has set, and what therefore is in force.
public struct PreferenceSheet: Hashable, Sendable {
    /// Where a value comes from.
    public enum Source: String, Hashable, Sendable {
        /// The environment of the server or its file `.env`.
        case environment
        /// An administrator has chosen it in the pages.
        case page
        /// Nobody has set it.
        case standard = "default"
    }

    /// What administrators have chosen in the pages.
    public struct Chosen: Hashable, Sendable, Codable {
        /// The values by name; those of a later version stay as they are.
        public var values: [String: PreferenceValue] = [:]
        /// Who changed them the last time.
        public var changedBy: String?
        /// When that was.
        public var changedAt: Instant?

        /// Nothing.
        public init() {}
    }

    /// What the environment says, by name; it wins.
    public let environment: [String: PreferenceValue]
    /// What administrators have chosen in the pages.
    public let chosen: Chosen
    /// What is in force.
    public let rules: HouseRules

    /// Puts both together; what makes no sense in this version does not count.
    public init(environment: [String: PreferenceValue], chosen: Chosen = Chosen()) {
        self.environment = environment
        self.chosen = chosen
        var rules = HouseRules()
        for preference in Preference.all {
            for value in [chosen.values[preference.name], environment[preference.name]].compactMap(\.self) {
                try? preference.set(value, in: &rules)
            }
        }
        self.rules = rules
    }

    /// Where the value comes from that is in force.
    public func source(of preference: Preference) -> Source {
        if environment[preference.name] != nil { return .environment }
        guard let value = chosen.values[preference.name], (try? preference.checked(value)) != nil else {
            return .standard
        }
        return .page
    }

    /// What was chosen, with these changes; nil goes back to the product's own value.
    ///
    /// - Throws: `PreferenceRefusal` when one of them is not possible; none of them is then made.
    public func chosen(
        changing wishes: [String: PreferenceValue?],
        by user: String,
        at now: Instant
    ) throws(PreferenceRefusal) -> Chosen {
        var changed = chosen
        var problems: [String: PreferenceProblem] = [:]
        for (name, value) in wishes {
            do throws(PreferenceProblem) {
                guard let preference = Preference[name] else { throw .unknown }
                guard environment[name] == nil else { throw .setElsewhere }
                changed.values[name] = try value.map { (value) throws(PreferenceProblem) in
                    try preference.checked(value)
                }
            } catch {
                problems[name] = error
            }
        }
        guard problems.isEmpty else { throw PreferenceRefusal(problems: problems) }
        (changed.changedBy, changed.changedAt) = (user, now)
        return changed
    }
}

/// Why changes are not made.
public struct PreferenceRefusal: Error, Hashable, Sendable {
    /// What is wrong, by the name of the preference.
    public let problems: [String: PreferenceProblem]
}
