/// Why a missed caller can neither be dismissed nor put back on the list.
public enum CallBackProblem: Error, Hashable, Sendable {
    /// There is no such call, or nobody can call back after it.
    case notMissed
    /// The caller has called in vain again since, which the reader did not know.
    case calledAgain
    /// The caller does not wait any more.
    case notOpen(CallBackRequest.State)
    /// Nobody has dismissed the caller.
    case notDismissed

    /// What is wrong and what to do.
    public func sentence(_ language: Language) -> String {
        switch self {
        case .notMissed:
            Localized(
                de: "Das ist kein verpasster Anruf mit bekannter Nummer. Bitte die Liste neu laden.",
                en: "This is not a missed call from a known number. Load the list again."
            )[language]
        case .calledAgain:
            Localized(
                de: "Dieser Anrufer hat es inzwischen noch einmal versucht. Bitte die Liste neu laden.",
                en: "This caller has tried again in the meantime. Load the list again."
            )[language]
        case .notOpen(.reached):
            Localized(
                de: "Dieser Anrufer ist inzwischen erreicht. Bitte die Liste neu laden.",
                en: "This caller has been reached in the meantime. Load the list again."
            )[language]
        case .notOpen(.expired):
            Localized(
                de: "Dieser Anruf ist abgelaufen und braucht nicht mehr erledigt zu werden.",
                en: "This call has expired and need not be dismissed any more."
            )[language]
        case .notOpen:
            Localized(
                de: "Dieser Anrufer ist schon erledigt. Bitte die Liste neu laden.",
                en: "This caller is dismissed already. Load the list again."
            )[language]
        case .notDismissed:
            Localized(
                de: "Dieser Anrufer ist nicht als erledigt vermerkt. Bitte die Liste neu laden.",
                en: "Nobody has dismissed this caller. Load the list again."
            )[language]
        }
    }
}

extension CallBackProblem: CustomStringConvertible {
    /// The English sentence.
    public var description: String { sentence(.en) }
}
