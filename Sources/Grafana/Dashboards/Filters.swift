import Statistics

extension Variable {
    /// The filters of the dashboard, and the address of the service for its links.
    static func filters(_ language: Language, serviceURL: String) -> [Variable] {
        [
            Variable(
                name: "groups",
                label: Localized(de: "Gruppen", en: "Groups")[language],
                kind: .names(
                    sql: """
                        SELECT COALESCE(alias, extension) AS __text, \(value(of: "COALESCE(alias, extension)")) AS __value
                          FROM `groups`
                         GROUP BY COALESCE(alias, extension)
                         ORDER BY MAX(extension = 'other'), COALESCE(alias, extension)
                        """
                )
            ),
            Variable(
                name: "teams",
                label: "Teams",
                kind: .names(
                    sql: """
                        SELECT name AS __text, \(value(of: "name")) AS __value
                          FROM teams
                         GROUP BY name
                         ORDER BY MAX(id = 0), name
                        """
                )
            ),
            Variable(
                name: "time_unit",
                label: Localized(de: "Zeiteinheit", en: "Time unit")[language],
                kind: .choice(
                    TimeUnit.allCases.map { Option(label: $0.label[language], value: $0.rawValue) },
                    initial: TimeUnit.hour.rawValue
                )
            ),
            Variable(
                name: "hours",
                label: Localized(de: "Öffnungszeit", en: "Opening hours")[language],
                kind: .choice(
                    [
                        Option(label: Localized(de: "Alle Anrufe", en: "All calls")[language], value: "*"),
                        Option(label: Localized(de: "In der Öffnungszeit", en: "While open")[language], value: "in"),
                        Option(label: Localized(de: "Außerhalb", en: "While closed")[language], value: "out"),
                    ],
                    initial: "*"
                )
            ),
            Variable(
                name: "service_url",
                label: Localized(de: "Adresse des Dienstes", en: "Address of the service")[language],
                kind: .constant(serviceURL)
            ),
        ]
    }
}

extension Variable {
    /// Grafana puts values between quotes and lets a backslash in them take effect, so it is doubled beforehand.
    private static func value(of name: String) -> String { #"REPLACE(\#(name), '\\', '\\\\')"# }
}

extension TimeUnit {
    fileprivate var label: Localized {
        switch self {
        case .minute: Localized(de: "Minute", en: "Minute")
        case .hour: Localized(de: "Stunde", en: "Hour")
        case .day: Localized(de: "Tag", en: "Day")
        case .week: Localized(de: "Woche", en: "Week")
        case .month: Localized(de: "Monat", en: "Month")
        case .halfYear: Localized(de: "Halbjahr", en: "Half-year")
        case .year: Localized(de: "Jahr", en: "Year")
        }
    }
}

extension Dashboard.NamedSpan {
    /// Spans for readers to choose from.
    static func choices(_ language: Language) -> [Dashboard.NamedSpan] {
        [
            (Localized(de: "Heute", en: "Today"), "now/d", "now/d"),
            (Localized(de: "Gestern", en: "Yesterday"), "now-1d/d", "now-1d/d"),
            (Localized(de: "Letzte 24 Stunden", en: "Last 24 hours"), "now-24h", "now"),
            (Localized(de: "Diese Woche", en: "This week"), "now/w", "now/w"),
            (Localized(de: "Letzte Woche", en: "Last week"), "now-1w/w", "now-1w/w"),
            (Localized(de: "Letzte 7 Tage", en: "Last 7 days"), "now-7d", "now"),
            (Localized(de: "Dieser Monat", en: "This month"), "now/M", "now/M"),
            (Localized(de: "Letzter Monat", en: "Last month"), "now-1M/M", "now-1M/M"),
            (Localized(de: "Letzte 30 Tage", en: "Last 30 days"), "now-30d", "now"),
            (Localized(de: "Dieses Jahr", en: "This year"), "now/y", "now/y"),
            (Localized(de: "Letzte 365 Tage", en: "Last 365 days"), "now-365d", "now"),
        ].map { title, from, to in
            Dashboard.NamedSpan(title: title[language], span: Dashboard.Span(from: from, to: to))
        }
    }
}
