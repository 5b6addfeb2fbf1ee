import Formulas

extension Definitions {
    static let serviceLevel = Localized(
        de: "Der Anteil der Anrufer, denen schnell genug geantwortet wurde. Die eine Formel gibt es nicht: Alle "
            + "haben die rechtzeitig angenommenen Anrufe im Zähler und unterscheiden sich darin, was sie aus denen "
            + "machen, die aufgelegt haben. Eine Zahl ist nur mit ihrer Formel vergleichbar. Ohne Einstellung gilt "
            + "SL-I mit 20 Sekunden und dem Ziel 80 %.",
        en: "The share of callers who were answered soon enough. There is no one formula: all have the calls "
            + "answered in time in the numerator, and differ in what they make of those who hung up. A figure is "
            + "comparable only together with its formula. Unless something else is set it is SL-I with 20 seconds "
            + "and a goal of 80 %."
    )

    static let symbols = [
        Term(name: same("A"), meaning: Localized(de: "angenommen.", en: "answered.")),
        Term(
            name: same("A_T"),
            meaning: Localized(
                de: "angenommen mit einer Wartezeit bis zur Schwelle T, diese eingeschlossen.",
                en: "answered with a wait of at most the threshold T."
            )
        ),
        Term(
            name: same("B"),
            meaning: Localized(
                de: "vom Anrufer beendet, bevor jemand abnahm; mit Voicemail, wenn das so eingestellt ist.",
                en: "ended by the caller before anybody picked up; with voicemail when that is set."
            )
        ),
        Term(
            name: same("B_T"),
            meaning: Localized(de: "davon mit einer Wartezeit bis zu T.", en: "of these, with a wait of at most T.")
        ),
        Term(
            name: same("B_S"),
            meaning: Localized(
                de: "davon Kurzabbrüche, mit einer Wartezeit unter S; S ist höchstens T.",
                en: "of these, short abandons, with a wait below S; S is at most T."
            )
        ),
        Term(
            name: same("M"),
            meaning: Localized(
                de: "sonst verpasst: besetzt, abgelehnt, nicht erreichbar, und Voicemail, wenn sie nicht zu B zählt.",
                en: "missed otherwise: busy, rejected, unreachable, and voicemail where it does not count with B."
            )
        ),
    ]

    /// A symbol, the same in every language.
    static func same(_ text: String) -> Localized { Localized(de: text, en: text) }
}

extension ServiceLevel.Formula {
    /// What it makes of callers who hung up.
    public var meaning: Localized {
        switch self {
        case .answeredOnly:
            Localized(
                de: "Nur die angenommenen Anrufe. Schmeichelt, denn wer aufgegeben hat, zählt nicht.",
                en: "Of the answered calls alone. It flatters, for nobody who gave up counts."
            )
        case .negative:
            Localized(de: "Jeder Abbruch zählt gegen uns.", en: "Every abandon counts against us.")
        case .ignoring:
            Localized(
                de: "Abbrüche bis zur Schwelle bleiben außer Betracht, denn niemand weiß, wie sie ausgegangen wären.",
                en: "Abandons within the threshold are left out, for nobody can say how they would have ended."
            )
        case .positive:
            Localized(
                de: "Abbrüche bis zur Schwelle zählen für uns.",
                en: "Abandons within the threshold count for us."
            )
        case .shortPositive:
            Localized(de: "Nur Kurzabbrüche zählen für uns.", en: "Only short abandons count for us.")
        case .shortRemoved:
            Localized(de: "Nur Kurzabbrüche bleiben außer Betracht.", en: "Only short abandons are left out.")
        case .offered:
            Localized(
                de: "Von allem, was angeboten wurde, wer immer es beendet hat: die strengste.",
                en: "Of everything that was offered, whoever ended it: the strictest."
            )
        }
    }
}
