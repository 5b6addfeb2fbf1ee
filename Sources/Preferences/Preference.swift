import Formulas
import Organisation
import Statistics

/// The one declaration of something that an administrator can set, in the pages as well as in the environment.
///
/// Who reads the environment, the page, its checks and the list of all settings go by it.
public struct Preference: Sendable {
    /// What belongs together in the page.
    public enum Section: String, CaseIterable, Hashable, Sendable {
        /// Which calls are answered soon enough.
        case serviceLevel
        /// When a missed caller counts as reached.
        case callBacks
        /// When it is open.
        case hours
        /// How many people are planned.
        case staffing
        /// Which teams count.
        case teams
    }

    /// What it can be set to.
    public enum Kind: Sendable {
        /// A whole number within bounds.
        case number(ClosedRange<Int>, unit: Unit)
        /// Yes or no.
        case flag
        /// One of several words.
        case choice([Choice])
        /// Opening hours as `OpeningHours` reads them.
        case hours
    }

    /// What a number counts.
    public enum Unit: String, Hashable, Sendable {
        case seconds
        case days
        case percent
        case numbers
    }

    /// One of several words.
    public struct Choice: Hashable, Sendable {
        /// The word; empty for none of them.
        public var value: String
        /// What it is called.
        public var title: Localized
        /// What it means; nil where the title says it.
        public var hint: Localized?
    }

    /// What has to happen before it is in force.
    public enum Effect: String, Hashable, Sendable {
        /// Nothing: the next answer goes by it.
        case now
        /// Calls of the past are counted anew, in the background.
        case rebuild
    }

    /// Its name in the environment.
    public let name: String
    /// Where it stands in the page.
    public let section: Section
    /// What it can be set to.
    public let kind: Kind
    /// What has to happen before it is in force.
    public let effect: Effect
    /// What it is called.
    public let title: Localized
    /// What it does.
    public let hint: Localized

    private let read: @Sendable (HouseRules) -> PreferenceValue
    private let write: @Sendable (PreferenceValue, inout HouseRules) throws(PreferenceProblem) -> Void

    /// What it is set to among these rules.
    public func value(in rules: HouseRules) -> PreferenceValue { read(rules) }

    /// What it is when nobody has set it.
    public var standard: PreferenceValue { read(HouseRules()) }

    /// Puts a value into force.
    ///
    /// - Throws: `PreferenceProblem` for a value that it cannot have; nothing is then changed.
    public func set(_ value: PreferenceValue, in rules: inout HouseRules) throws(PreferenceProblem) {
        try write(value, &rules)
    }

    /// The value in its one spelling.
    ///
    /// - Throws: `PreferenceProblem` for a value that it cannot have.
    public func checked(_ value: PreferenceValue) throws(PreferenceProblem) -> PreferenceValue {
        var rules = HouseRules()
        try write(value, &rules)
        return read(rules)
    }

    /// The value that a text of the environment says.
    ///
    /// - Throws: `PreferenceProblem` for a text that says none.
    public func value(of text: String) throws(PreferenceProblem) -> PreferenceValue {
        switch kind {
        case .number(let bounds, _):
            guard let number = Int(text) else { throw .notANumber(bounds) }
            return try checked(.number(number))
        case .flag:
            switch text.lowercased() {
            case "1", "true", "yes", "on": return .flag(true)
            case "0", "false", "no", "off": return .flag(false)
            default: throw .notYesOrNo
            }
        case .choice: return try checked(.text(text.uppercased()))
        case .hours: return try checked(.text(text))
        }
    }
}

// How each kind reaches the rules.
extension Preference {
    /// What is said about a preference to people.
    struct Words: Sendable {
        var title: Localized
        var hint: Localized
    }

    typealias Place<Value> = any WritableKeyPath<HouseRules, Value> & Sendable

    /// A whole number.
    init(
        _ name: String,
        _ section: Section,
        _ place: Place<Int>,
        in bounds: ClosedRange<Int>,
        _ unit: Unit,
        effect: Effect = .now,
        _ words: Words
    ) {
        self.init(name, section, .number(bounds, unit: unit), effect, words) { rules in
            .number(rules[keyPath: place])
        } write: { (value, rules) throws(PreferenceProblem) in
            guard case .number(let number) = value, bounds.contains(number) else { throw .notANumber(bounds) }
            rules[keyPath: place] = number
        }
    }

    /// Yes or no.
    init(_ name: String, _ section: Section, _ place: Place<Bool>, _ words: Words) {
        self.init(name, section, .flag, .now, words) { rules in
            .flag(rules[keyPath: place])
        } write: { (value, rules) throws(PreferenceProblem) in
            guard case .flag(let flag) = value else { throw .notYesOrNo }
            rules[keyPath: place] = flag
        }
    }

    /// One of the words of a formula.
    init(_ name: String, _ section: Section, formula place: Place<ServiceLevel.Formula>, _ words: Words) {
        let choices = ServiceLevel.Formula.allCases.map { formula in
            let title = "\(formula.rawValue): \(formula.text)"
            return Choice(value: formula.rawValue, title: Localized(de: title, en: title), hint: formula.meaning)
        }
        self.init(name, section, .choice(choices), .now, words) { rules in
            .text(rules[keyPath: place].rawValue)
        } write: { (value, rules) throws(PreferenceProblem) in
            guard case .text(let text) = value, let formula = ServiceLevel.Formula(rawValue: text) else {
                throw .notAChoice(choices.map(\.value))
            }
            rules[keyPath: place] = formula
        }
    }

    /// A Land, or none.
    init(_ name: String, _ section: Section, land place: Place<Land?>, _ words: Words) {
        let none = Choice(value: "", title: Localized(de: "keine Feiertage", en: "no public holidays"))
        let lands = Land.allCases.map { land in
            Choice(value: land.rawValue, title: Localized(de: land.germanName, en: land.englishName))
        }
        self.init(name, section, .choice([none] + lands), .rebuild, words) { rules in
            .text(rules[keyPath: place]?.rawValue ?? "")
        } write: { (value, rules) throws(PreferenceProblem) in
            guard case .text(let text) = value, text.isEmpty || Land(rawValue: text) != nil else {
                throw .notAChoice(lands.map(\.value))
            }
            rules[keyPath: place] = Land(rawValue: text)
        }
    }

    /// Opening hours; always open when the text is empty.
    init(_ name: String, _ section: Section, hours place: Place<OpeningHours?>, _ words: Words) {
        self.init(name, section, .hours, .rebuild, words) { rules in
            .text(rules[keyPath: place]?.text ?? "")
        } write: { (value, rules) throws(PreferenceProblem) in
            guard case .text(let text) = value, !text.allSatisfy(\.isWhitespace) else {
                rules[keyPath: place] = nil
                return
            }
            do throws(OpeningHoursProblem) {
                rules[keyPath: place] = try OpeningHours(text)
            } catch {
                throw .unreadableHours(error)
            }
        }
    }

    private init(
        _ name: String,
        _ section: Section,
        _ kind: Kind,
        _ effect: Effect,
        _ words: Words,
        read: @escaping @Sendable (HouseRules) -> PreferenceValue,
        write: @escaping @Sendable (PreferenceValue, inout HouseRules) throws(PreferenceProblem) -> Void
    ) {
        self.name = name
        self.section = section
        self.kind = kind
        self.effect = effect
        title = words.title
        hint = words.hint
        self.read = read
        self.write = write
    }
}
