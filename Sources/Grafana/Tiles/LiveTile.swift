import Statistics

/// The figures of now and today that are no panels of the catalogue.
enum LiveTile: String, CaseIterable, Sendable {
    case longestWait = "longest-wait-now"
    case answered = "answered-today"
    case missed = "missed-today"
    case serviceLevel = "service-level-today"

    /// The tile; nil when nothing is known that answers it.
    func tile(
        _ language: Language,
        _ selection: Selection,
        look: Picture.FigureLook,
        serviceLevel: ServiceLevelSQL?
    ) -> Tile? {
        guard let sql = sql(selection, serviceLevel) else { return nil }
        var tile = Tile(
            key: rawValue,
            title: title[language],
            description: definition[language],
            picture: .figure(look),
            query: Query(sql: sql, format: .table),
            style: style
        )
        tile.style?.name = tile.title
        if self == .serviceLevel {
            // The goal can be set: which of two names the value gets, and so its colour, is up to the database.
            tile.transformations = [.rowsToFields(name: "state", value: "service_level")]
            tile.overrides = [("met", Palette.answered), ("below", .unanswered)].map { name, color in
                FieldOverride(field: name, properties: ["color": FieldColor.fixed(color).json])
            }
        }
        return tile
    }

    private func sql(_ selection: Selection, _ serviceLevel: ServiceLevelSQL?) -> String? {
        switch self {
        case .longestWait: TileSQL.longestWait(selection)
        case .answered: TileSQL.answeredToday(selection)
        case .missed: TileSQL.missedToday(selection)
        case .serviceLevel: serviceLevel?.state(selection)
        }
    }

    private var style: FieldStyle {
        switch self {
        case .longestWait:
            FieldStyle(unit: "dthms", decimals: 0, noValue: "–", thresholds: Thresholds.longestWait)
        case .answered: FieldStyle(unit: "locale", decimals: 0, noValue: "–", color: .fixed(.answered))
        case .missed: FieldStyle(unit: "locale", decimals: 0, noValue: "–", color: .fixed(.unanswered))
        case .serviceLevel:
            FieldStyle(unit: "percentunit", decimals: 0, maximum: 1, noValue: "–", color: .fixed(.answered))
        }
    }

    private var title: Localized {
        switch self {
        case .longestWait: Localized(de: "Längste Wartezeit jetzt", en: "Longest wait now")
        case .answered: Localized(de: "Heute angenommen", en: "Answered today")
        case .missed: Localized(de: "Heute nicht angenommen", en: "Missed today")
        case .serviceLevel: Localized(de: "Servicelevel heute", en: "Service level today")
        }
    }

    private var definition: Localized {
        switch self {
        case .longestWait:
            Localized(
                de: "Wie lange der Anrufer wartet, der von den jetzt wartenden am längsten wartet: seit dem ersten "
                    + "Klingeln, über alle Weiterleitungen. Gelb ab 20 Sekunden, rot ab zwei Minuten.",
                en: "How long the caller waits who has waited longest of those who wait now: since the first ring, "
                    + "across all forwards. Yellow from 20 seconds, red from two minutes."
            )
        case .answered:
            Localized(
                de: "Beendete Anrufe von außen, die heute begonnen haben und die ein Mensch angenommen hat. Der Tag "
                    + "ist der Kalendertag des Dienstes, gleich welche Zeit gewählt ist.",
                en: "Ended calls from outside that began today and that a person answered. The day is the calendar "
                    + "day of the service, whatever time is selected."
            )
        case .missed:
            Localized(
                de: "Beendete Anrufe von außen, die heute begonnen haben und die kein Mensch angenommen hat, Voicemail "
                    + "eingeschlossen. Anrufe, deren Ausgang niemand gesehen hat, bleiben außer Betracht.",
                en: "Ended calls from outside that began today and that no person answered, voicemail included. Calls "
                    + "whose result nobody saw are left out."
            )
        case .serviceLevel:
            Localized(
                de: "Anteil der Anrufe von außen, die heute rechtzeitig angenommen wurden, nach der eingestellten "
                    + "Formel. Grün, wenn das Ziel erreicht ist, sonst rot.",
                en: "The share of today's calls from outside that were answered in time, by the formula that is set. "
                    + "Green when the goal is met, otherwise red."
            )
        }
    }
}

extension Thresholds {
    /// Numbers of callers who wait: some, and more than the alert rule tolerates.
    static let waiting = Thresholds(
        base: .answered,
        steps: [Step(from: 1, color: .waiting), Step(from: Double(AlertRule.toleratedCallers + 1), color: .unanswered)]
    )
    /// Seconds: the usual threshold of the service level, and what the alert rule tolerates.
    static let longestWait = Thresholds(
        base: .answered,
        steps: [Step(from: 20, color: .waiting), Step(from: Double(AlertRule.toleratedWait), color: .unanswered)]
    )
}
