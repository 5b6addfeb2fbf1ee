import PushAPI

/// Why a request cannot be answered; the reader can put it right.
public enum RequestProblem: Error, Hashable, Sendable {
    /// `from` or `to` is no time.
    case unreadableTime(parameter: String, value: String)
    /// A time is outside `PanelRequest.askable`.
    case distantTime(parameter: String, value: String)
    /// The range ends before it begins, or at once.
    case emptyRange(from: Instant, to: Instant)
    /// There is no such unit.
    case unknownUnit(value: String)
    /// Hours are neither `in` nor `out`.
    case unknownHours(value: String)
    /// `compare` is not `previous`.
    case unknownComparison(value: String)
    /// The range has more than 100,000 points; `fitting` is the finest unit with which it has not.
    case tooManyBuckets(unit: TimeUnit, fitting: TimeUnit?)
    /// A parameter has none of the words that it can have.
    case unknownWord(parameter: String, value: String, words: [String])
    /// A length of time is no number of seconds.
    case unreadableSeconds(parameter: String, value: String)
    /// No length can be at least the one and at most the other.
    case emptyBounds(minimum: String, maximum: String)
    /// A number of calls is no number, or too small or too great.
    case outOfBounds(parameter: String, value: String, bounds: ClosedRange<Int>)
    /// So few digits would find nearly every number.
    case shortNumber(value: String)
    /// The key of a page was not made by the page before.
    case unreadableKey(value: String)

    /// What is wrong and what to do, in one or two sentences.
    public func sentence(_ language: Language) -> String {
        switch self {
        case .unreadableTime(let parameter, let value):
            Localized(
                de: "„\(parameter)“ ist mit „\(Self.short(value))“ keine Zeit. Schreiben Sie sie wie "
                    + "2026-11-22T20:00:00Z oder als Millisekunden seit 1970.",
                en: "The value “\(Self.short(value))” of “\(parameter)” is not a time. Write it like "
                    + "2026-11-22T20:00:00Z or as milliseconds since 1970."
            )[language]
        case .distantTime(let parameter, let value):
            Localized(
                de:
                    "„\(parameter)“ ist mit „\(Self.short(value))“ zu weit weg. Wählen Sie eine Zeit von 1970 bis 2199.",
                en: "The value “\(Self.short(value))” of “\(parameter)” is too far away. "
                    + "Choose a time from 1970 to 2199."
            )[language]
        case .emptyRange(let from, let to):
            Localized(
                de: "Der Zeitraum endet (\(RFC3339.text(to))) nicht nach seinem Beginn (\(RFC3339.text(from))). "
                    + "Wählen Sie „from“ früher als „to“.",
                en: "The range does not end (\(RFC3339.text(to))) after it begins (\(RFC3339.text(from))). "
                    + "Choose “from” earlier than “to”."
            )[language]
        case .unknownUnit(let value):
            Localized(
                de: "Die Einheit „\(Self.short(value))“ gibt es nicht. Wählen Sie eine von \(Self.units).",
                en: "There is no unit “\(Self.short(value))”. Choose one of \(Self.units)."
            )[language]
        case .unknownHours(let value):
            Localized(
                de: "„hours“ ist „\(Self.short(value))“. Schreiben Sie in (Öffnungszeit), out (außerhalb) oder nichts.",
                en:
                    "The value of “hours” is “\(Self.short(value))”. Write in (opening hours), out (outside) or nothing."
            )[language]
        case .unknownComparison(let value):
            Localized(
                de: "„compare“ ist „\(Self.short(value))“. Schreiben Sie previous (Zeit davor) oder nichts.",
                en: "The value of “compare” is “\(Self.short(value))”. Write previous (the time before) or nothing."
            )[language]
        case .tooManyBuckets(let unit, let fitting?):
            Localized(
                de: "Der Zeitraum hat mit der Einheit „\(unit.rawValue)“ mehr als \(Buckets.limit) Punkte. "
                    + "Wählen Sie die Einheit „\(fitting.rawValue)“ oder einen kürzeren Zeitraum.",
                en: "With the unit “\(unit.rawValue)” the range has more than \(Buckets.limit) points. "
                    + "Choose the unit “\(fitting.rawValue)” or a shorter range."
            )[language]
        case .tooManyBuckets(let unit, nil):
            Localized(
                de: "Der Zeitraum hat mit der Einheit „\(unit.rawValue)“ mehr als \(Buckets.limit) Punkte. "
                    + "Wählen Sie einen kürzeren Zeitraum.",
                en: "With the unit “\(unit.rawValue)” the range has more than \(Buckets.limit) points. "
                    + "Choose a shorter range."
            )[language]
        case .unknownWord(let parameter, let value, let words):
            Localized(
                de: "„\(parameter)“ kann nicht „\(Self.short(value))“ sein. "
                    + "Wählen Sie eines von \(words.joined(separator: ", ")).",
                en: "The value of “\(parameter)” cannot be “\(Self.short(value))”. "
                    + "Choose one of \(words.joined(separator: ", "))."
            )[language]
        case .unreadableSeconds(let parameter, let value):
            Localized(
                de: "„\(parameter)“ ist mit „\(Self.short(value))“ keine Dauer. "
                    + "Schreiben Sie Sekunden, etwa 20 oder 2.5.",
                en: "The value “\(Self.short(value))” of “\(parameter)” is not a length of time. "
                    + "Write seconds, such as 20 or 2.5."
            )[language]
        case .emptyBounds(let minimum, let maximum):
            Localized(
                de: "„\(minimum)“ ist größer als „\(maximum)“. Wählen Sie es höchstens so groß.",
                en: "The value of “\(minimum)” is greater than that of “\(maximum)”. Choose one that is not."
            )[language]
        case .outOfBounds(let parameter, let value, let bounds):
            Localized(
                de: "„\(parameter)“ ist „\(Self.short(value))“. Schreiben Sie eine ganze Zahl von "
                    + "\(bounds.lowerBound) bis \(bounds.upperBound).",
                en: "The value of “\(parameter)” is “\(Self.short(value))”. Write a whole number from "
                    + "\(bounds.lowerBound) to \(bounds.upperBound)."
            )[language]
        case .shortNumber(let value):
            Localized(
                de: "„number“ ist „\(Self.short(value))“. Schreiben Sie eine Nummer oder mindestens "
                    + "\(NumberSearch.leastDigits) Ziffern daraus.",
                en: "The value of “number” is “\(Self.short(value))”. Write a number, or at least "
                    + "\(NumberSearch.leastDigits) digits of it."
            )[language]
        case .unreadableKey(let value):
            Localized(
                de: "„after“ ist mit „\(Self.short(value))“ kein Schlüssel einer Seite. "
                    + "Schreiben Sie, was als „next“ auf der Seite davor steht.",
                en: "The value “\(Self.short(value))” of “after” is not the key of a page. "
                    + "Write what stands as “next” on the page before."
            )[language]
        }
    }

    private static var units: String { TimeUnit.allCases.map(\.rawValue).joined(separator: " ") }

    private static func short(_ value: String) -> String { value.count > 40 ? value.prefix(40) + "…" : value }
}

extension RequestProblem: CustomStringConvertible {
    /// The English sentence.
    public var description: String { sentence(.en) }
}
