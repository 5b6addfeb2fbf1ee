import Calls

/// What people read instead of the values that the API writes, such as `in` or `short_abandon`.
enum CodeWords {
    /// The words for a value of a column; nil where it is a name or a number and stays what it is.
    static func word(_ value: String, in column: String) -> Localized? {
        switch column {
        case "outcome", "result": Outcome(rawValue: value)?.title ?? results[value]
        case "direction": directions[value]
        case "state": states[value]
        case "source": sources[value]
        case "window": windows[value]
        case "voicemail", "in_hours": answers[value]
        case "team": value == PanelRequest.other ? Localized(de: "Sonstige", en: "Other") : nil
        case "number", "own_number", "external_number", "caller_number": numbers[value]
        default: nil
        }
    }

    private static let results = ["unanswered": Localized(de: "Nicht angenommen", en: "Unanswered")]

    private static let directions = [
        "in": Localized(de: "Eingehend", en: "Incoming"),
        "out": Localized(de: "Ausgehend", en: "Outgoing"),
        "internal": Localized(de: "Intern", en: "Internal"),
        "unknown": Localized(de: "Unbekannt", en: "Unknown"),
    ]

    /// Of calls, and of missed callers.
    private static let states = [
        "waiting": Localized(de: "Klingelt", en: "Ringing"),
        "active": Localized(de: "Im Gespräch", en: "Talking"),
        "voicemail": Localized(de: "Auf der Voicemail", en: "At the voicemail"),
        "ended": Localized(de: "Beendet", en: "Ended"),
        "open": Localized(de: "Offen", en: "Open"),
        "tried": Localized(de: "Versucht", en: "Tried"),
        "reached_by_us": Localized(de: "Von uns erreicht", en: "Reached by us"),
        "reached_us": Localized(de: "Hat uns erreicht", en: "Reached us"),
        "dismissed": Localized(de: "Erledigt", en: "Dismissed"),
        "expired": Localized(de: "Abgelaufen", en: "Expired"),
    ]

    private static let sources = [
        "webhook": Localized(de: "Nachrichten", en: "Messages"),
        "history": Localized(de: "Anrufverlauf", en: "Call history"),
        "both": Localized(de: "Nachrichten und Anrufverlauf", en: "Messages and call history"),
    ]

    private static let windows = [
        "24h": Localized(de: "24 Stunden", en: "24 hours"),
        "7d": Localized(de: "7 Tage", en: "7 days"),
    ]

    private static let answers = [
        "true": Localized(de: "Ja", en: "Yes"),
        "false": Localized(de: "Nein", en: "No"),
    ]

    private static let numbers = ["anonymous": Localized(de: "Anonym", en: "Anonymous")]
}
