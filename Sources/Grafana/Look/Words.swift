import Statistics

/// What the words that the database answers with are called.
struct Words: Sendable {
    let language: Language

    /// The mapping of a column of texts; nil when it holds names and numbers.
    func mapping(of column: String) -> JSON? {
        switch column {
        case "direction": mapping(Words.directions)
        case "outcome": mapping(Words.outcomes)
        default: nil
        }
    }

    /// The names of weekdays, 1 is Monday.
    var weekdays: [Localized] { Words.weekdays }

    /// A mapping of texts or numbers to others.
    func mapping(_ words: [(word: String, title: Localized, color: Palette?)]) -> JSON {
        let options = zip(words, 0...).map { word, index in
            let result = JSON.object(present: [
                "index": .integer(index), "text": .string(word.title[language]),
                "color": word.color.map { .string($0.rawValue) },
            ])
            return (word.word, result)
        }
        return [["type": "value", "options": .object(Dictionary(options) { first, _ in first })], Words.noValue]
    }

    /// What stands in place of an unknown value.
    static let noValue: JSON = [
        "type": "special", "options": ["match": "null+nan", "result": ["text": "–", "index": 99]],
    ]

    /// The names of the columns that each count one outcome.
    static let outcomeColumns = Set((Catalogue["incoming-outcomes"]?.columns ?? []).map(\.name))

    private static let directions: [(String, Localized, Palette?)] = [
        ("in", Localized(de: "Eingehend", en: "Incoming"), .incoming),
        ("out", Localized(de: "Ausgehend", en: "Outgoing"), .outgoing),
        ("internal", Localized(de: "Intern", en: "Internal"), .neutral),
        ("unknown", Localized(de: "Unbekannt", en: "Unknown"), .uncounted),
    ]

    /// The outcomes, with the titles of the columns that count them.
    private static let outcomes: [(String, Localized, Palette?)] =
        (Catalogue["incoming-outcomes"]?.columns ?? []).filter { $0.type != "time" }.map { column in
            let word = column.name == "short_abandoned" ? "short_abandon" : column.name
            return (word, column.title, Palette(column: column.name))
        }

    private static let weekdays = [
        Localized(de: "Montag", en: "Monday"), Localized(de: "Dienstag", en: "Tuesday"),
        Localized(de: "Mittwoch", en: "Wednesday"), Localized(de: "Donnerstag", en: "Thursday"),
        Localized(de: "Freitag", en: "Friday"), Localized(de: "Samstag", en: "Saturday"),
        Localized(de: "Sonntag", en: "Sunday"),
    ]
}

extension Localized {
    /// What stands where there is no value.
    static let noCalls = Localized(de: "Keine Anrufe in dieser Zeit", en: "No calls in this time")
    /// What stands where nothing goes on.
    static let nothingNow = Localized(de: "Zurzeit keine Anrufe", en: "No calls at the moment")
}
