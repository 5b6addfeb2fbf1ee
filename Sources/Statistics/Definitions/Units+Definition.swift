extension TimeUnit {
    /// How long it is and where it begins.
    var meaning: Localized {
        switch self {
        case .minute: Localized(de: "Minute", en: "Minute")
        case .hour:
            Localized(de: "Stunde, vom Beginn des Tages an gezählt", en: "Hour, counted from the beginning of the day")
        case .day: Localized(de: "Tag", en: "Day")
        case .week: Localized(de: "Woche ab Montag", en: "Week from Monday")
        case .month: Localized(de: "Kalendermonat", en: "Calendar month")
        case .halfYear: Localized(de: "Halbjahr ab Januar oder Juli", en: "Half-year from January or July")
        case .year: Localized(de: "Kalenderjahr", en: "Calendar year")
        }
    }
}

extension Panel.Measure {
    /// What is counted.
    var meaning: Localized {
        switch self {
        case .calls: Localized(de: "Anrufe", en: "calls")
        case .seconds: Localized(de: "Sekunden", en: "seconds")
        case .share: Localized(de: "Anteil von 0 bis 1", en: "share from 0 to 1")
        case .erlang: Localized(de: "Erlang", en: "Erlang")
        case .agents: Localized(de: "Menschen", en: "people")
        case .lines: Localized(de: "Leitungen", en: "lines")
        }
    }
}

extension Column {
    /// What its cells hold.
    var meaning: Localized {
        if let unit { return unit.meaning }
        return switch type {
        case "time": Localized(de: "Zeitpunkt", en: "moment")
        case "text": Localized(de: "Text", en: "text")
        default: Localized(de: "Zahl", en: "number")
        }
    }
}
