import Calls

extension Definitions {
    static let outcome = Localized(
        de: "Jeder beendete Anruf hat genau einen Ausgang: den ersten dieser Liste, der zutrifft. Ob er in die "
            + "Öffnungszeit fiel, ist davon unabhängig.",
        en: "Every ended call has exactly one outcome: the first in this list that applies. Whether it began in the "
            + "opening hours is independent of that."
    )
}

extension Outcome {
    /// What it is called.
    var title: Localized {
        switch self {
        case .blocked: Localized(de: "Blockiert", en: "Blocked")
        case .answered: Localized(de: "Angenommen", en: "Answered")
        case .voicemail: Localized(de: "Voicemail", en: "Voicemail")
        case .shortAbandon: Localized(de: "Kurzabbruch", en: "Short abandon")
        case .abandoned: Localized(de: "Aufgegeben", en: "Abandoned")
        case .busy: Localized(de: "Besetzt", en: "Busy")
        case .rejected: Localized(de: "Abgelehnt", en: "Rejected")
        case .unreachable: Localized(de: "Nicht erreichbar", en: "Unreachable")
        case .unknown: Localized(de: "Unbekannt", en: "Unknown")
        }
    }

    /// When a call has it.
    var meaning: Localized {
        switch self {
        case .blocked:
            Localized(de: "Das Konto hat den Anrufer abgewiesen.", en: "The account refused the caller.")
        case .answered:
            Localized(
                de: "Irgendwo auf dem Weg hat ein Mensch abgenommen, auch wenn danach noch die Voicemail kam.",
                en: "A person picked up anywhere on the way, also when the voicemail came afterwards."
            )
        case .voicemail:
            Localized(
                de: "Die Voicemail hat abgenommen und kein Mensch. Ob eine Nachricht hinterlassen wurde, ist nicht "
                    + "bekannt.",
                en: "The voicemail picked up and no person did. Whether a message was left is not known."
            )
        case .shortAbandon:
            Localized(
                de: "Der Anrufer von außen hat aufgelegt, bevor jemand abnehmen konnte.",
                en: "The caller from outside hung up sooner than anybody could have picked up."
            )
        case .abandoned:
            Localized(
                de: "Der Anrufer hat aufgelegt, bevor jemand abnahm.",
                en: "The caller hung up before anybody picked up."
            )
        case .busy:
            Localized(de: "Der Angerufene war besetzt.", en: "The callee was busy.")
        case .rejected:
            Localized(
                de: "Der Angerufene hat abgelehnt, etwa durch „Nicht stören“.",
                en: "The callee rejected the call, such as by “do not disturb”."
            )
        case .unreachable:
            Localized(
                de: "Der Angerufene war nicht erreichbar, nicht angemeldet oder die Nummer gibt es nicht.",
                en: "The callee was unreachable or offline, or there is no such number."
            )
        case .unknown:
            Localized(
                de: "Niemand hat das Ende gesehen, oder es sagt nicht, was geschah.",
                en: "Nobody saw the end, or it does not say what happened."
            )
        }
    }
}
