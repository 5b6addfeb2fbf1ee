import PushAPI

/// Why a request cannot be answered; the reader can put it right.
public enum RequestProblem: Error, Hashable, Sendable {
    /// `from` or `to` is no time.
    case unreadableTime(parameter: String, value: String)
    /// The range ends before it begins, or at once.
    case emptyRange(from: Instant, to: Instant)
    /// There is no such unit.
    case unknownUnit(value: String)
    /// The range has more than 100,000 points; `fitting` is the finest unit with which it has not.
    case tooManyBuckets(unit: TimeUnit, fitting: TimeUnit?)

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
        }
    }

    private static var units: String { TimeUnit.allCases.map(\.rawValue).joined(separator: " ") }

    private static func short(_ value: String) -> String { value.count > 40 ? value.prefix(40) + "…" : value }
}

extension RequestProblem: CustomStringConvertible {
    /// The English sentence.
    public var description: String { sentence(.en) }
}
