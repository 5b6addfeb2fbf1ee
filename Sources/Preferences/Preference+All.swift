import Formulas
import Statistics

extension Preference {
    /// All preferences, in the order of the page.
    public static let all = serviceLevel + callBacks + hours + staffing + teams

    /// The preference of a name; nil where there is none.
    public static subscript(name: String) -> Preference? { all.first { $0.name == name } }

    private static let serviceLevel = [
        Preference(
            "SERVICE_LEVEL_SECONDS",
            .serviceLevel,
            \.thresholdSeconds,
            in: 1...3_600,
            .seconds,
            Words(
                title: Localized(de: "Schwelle", en: "Threshold"),
                hint: Localized(
                    de: "Wer innerhalb dieser Zeit angenommen wird, wurde rechtzeitig angenommen.",
                    en: "A call that is answered within this time is answered in time."
                )
            )
        ),
        Preference(
            "SERVICE_LEVEL_GOAL",
            .serviceLevel,
            \.goalPercent,
            in: 1...99,
            .percent,
            Words(
                title: Localized(de: "Ziel", en: "Goal"),
                hint: Localized(
                    de: "So viele von hundert Anrufen sollen rechtzeitig angenommen werden.",
                    en: "So many of a hundred calls are to be answered in time."
                )
            )
        ),
        Preference(
            "SERVICE_LEVEL_FORMULA",
            .serviceLevel,
            formula: \.statistics.serviceLevel.formula,
            Words(
                title: Localized(de: "Formel", en: "Formula"),
                hint: Localized(
                    de: "Wie Anrufer zählen, die aufgelegt haben. Vergleichbar sind nur Zahlen nach derselben Formel.",
                    en: "What becomes of callers who hung up. Only figures of the same formula can be compared."
                )
            )
        ),
        Preference(
            "SHORT_ABANDON_SECONDS",
            .serviceLevel,
            \.shortAbandonSeconds,
            in: 0...600,
            .seconds,
            effect: .rebuild,
            Words(
                title: Localized(de: "Kurzabbruch unter", en: "Short abandon below"),
                hint: Localized(
                    de: "Wer früher auflegt, hat niemandem die Chance gegeben abzunehmen, und zählt als Kurzabbruch.",
                    en: "A caller who hangs up sooner gave nobody a chance to pick up: a short abandon."
                )
            )
        ),
        Preference(
            "VOICEMAIL_IS_ABANDONED",
            .serviceLevel,
            \.countsVoicemailAsAbandoned,
            Words(
                title: Localized(de: "Voicemail zählt als Abbruch", en: "Voicemail counts as abandoned"),
                hint: Localized(
                    de: "Sonst zählen Anrufe, die auf der Voicemail enden, als anders verpasst.",
                    en: "Otherwise calls that end at the voicemail count as missed in another way."
                )
            )
        ),
    ]

    private static let callBacks = [
        Preference(
            "CALL_BACK_TALK_SECONDS",
            .callBacks,
            \.callBackTalkSeconds,
            in: 0...3_600,
            .seconds,
            Words(
                title: Localized(de: "Erreicht ab einem Gespräch von", en: "Reached by a talk of at least"),
                hint: Localized(
                    de: "Ein kürzerer Rückruf hat wohl nur eine Mailbox erreicht; der Anrufer bleibt offen.",
                    en: "A shorter call back has probably met a mailbox alone; the caller stays open."
                )
            )
        ),
        Preference(
            "CALL_BACK_DAYS",
            .callBacks,
            \.callBackDays,
            in: 1...90,
            .days,
            Words(
                title: Localized(de: "Frist", en: "Expires after"),
                hint: Localized(
                    de: "Wer so lange nicht erreicht wurde, zählt als nicht bearbeitet.",
                    en: "A caller who was not reached for so long counts as not handled."
                )
            )
        ),
    ]

    private static let hours = [
        Preference(
            "OPENING_HOURS",
            .hours,
            hours: \.week,
            Words(
                title: Localized(de: "Öffnungszeiten", en: "Opening hours"),
                hint: Localized(
                    de: "Wann geöffnet ist; ohne Angabe immer. Danach lässt sich jede Auswertung filtern.",
                    en: "When it is open; always, when nothing is said. Every figure can be filtered by it."
                )
            )
        ),
        Preference(
            "HOLIDAYS",
            .hours,
            land: \.land,
            Words(
                title: Localized(de: "Feiertage", en: "Public holidays"),
                hint: Localized(
                    de: "An den gesetzlichen Feiertagen dieses Landes ist geschlossen.",
                    en: "On the public holidays of this Land it is closed."
                )
            )
        ),
    ]

    private static let staffing = [
        Preference(
            "WRAP_UP_SECONDS",
            .staffing,
            \.wrapUpSeconds,
            in: 0...3_600,
            .seconds,
            Words(
                title: Localized(de: "Nachbearbeitung", en: "Wrap-up"),
                hint: Localized(
                    de: "Arbeit nach jedem Anruf; sie kommt in der Personalplanung zur Gesprächszeit dazu.",
                    en: "Work after each call; staffing adds it to the talk time."
                )
            )
        ),
        Preference(
            "BLOCKING_PERCENT",
            .staffing,
            \.blockingPercent,
            in: 1...50,
            .percent,
            Words(
                title: Localized(de: "Besetzt höchstens", en: "Busy at most"),
                hint: Localized(
                    de:
                        "So viele von hundert Anrufen dürfen alle Leitungen besetzt finden; danach richtet sich ihre Zahl.",
                    en: "So many of a hundred calls may find all lines busy; the number of lines follows from it."
                )
            )
        ),
    ]

    private static let teams = [
        Preference(
            "TEAM_MINIMUM_NUMBERS",
            .teams,
            \.minimumNumbers,
            in: 1...1_000,
            .numbers,
            effect: .rebuild,
            Words(
                title: Localized(de: "Ein Team hat mindestens", en: "A team has at least"),
                hint: Localized(
                    de: "Teams mit weniger Nummern werden übergangen.",
                    en: "Teams with fewer numbers are skipped."
                )
            )
        )
    ]
}
