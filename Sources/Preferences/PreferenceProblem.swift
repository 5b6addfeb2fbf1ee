import Organisation
import Statistics

/// Why a preference cannot be set to what somebody has written.
public enum PreferenceProblem: Error, Hashable, Sendable {
    /// It is no whole number within these bounds.
    case notANumber(ClosedRange<Int>)
    /// It is neither yes nor no.
    case notYesOrNo
    /// It is none of these words.
    case notAChoice([String])
    /// It says no opening hours.
    case unreadableHours(OpeningHoursProblem)
    /// The environment says something, and wins.
    case setElsewhere
    /// Nothing has this name.
    case unknown

    /// What to do, in one or two sentences.
    public func sentence(_ language: Language) -> String {
        switch self {
        case .notANumber(let bounds):
            Localized(
                de: "Bitte eine ganze Zahl von \(bounds.lowerBound) bis \(bounds.upperBound) schreiben.",
                en: "Write a whole number from \(bounds.lowerBound) to \(bounds.upperBound)."
            )[language]
        case .notYesOrNo:
            Localized(de: "Bitte true oder false schreiben.", en: "Write true or false.")[language]
        case .notAChoice(let words):
            Localized(
                de: "Bitte eines von diesen wählen: \(words.joined(separator: ", ")).",
                en: "Choose one of \(words.joined(separator: ", "))."
            )[language]
        case .unreadableHours(let problem):
            Localized(de: problem.german, en: problem.description)[language]
        case .setElsewhere:
            Localized(
                de: "Das legt die Umgebung oder die Datei .env fest und wird dort geändert.",
                en: "The environment or the file .env sets this; change it there."
            )[language]
        case .unknown:
            Localized(
                de: "Eine Einstellung mit diesem Namen gibt es nicht.",
                en: "There is no setting of this name."
            )[language]
        }
    }
}
