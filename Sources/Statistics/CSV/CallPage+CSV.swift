extension CallPage {
    /// The calls as CSV, one line for each; lines end with CR LF.
    ///
    /// - Parameter hasHeader: Whether the headings of the columns come first; only for the first page of a file.
    public func csv(_ form: CSVForm = .machine, hasHeader: Bool = true) -> String {
        let header = hasHeader ? form.begin + form.heading(ListedCall.columns) : ""
        return calls.reduce(into: header) { $0 += form.line($1.cells, of: ListedCall.columns) }
    }
}

extension ListedCall {
    fileprivate static let columns = [
        CSVColumn("id", de: "Nr.", en: "No."),
        CSVColumn("start", de: "Beginn", en: "Start"),
        CSVColumn("answered", de: "Angenommen um", en: "Answered at"),
        CSVColumn("end", de: "Ende", en: "End"),
        CSVColumn("direction", de: "Richtung", en: "Direction"),
        CSVColumn("outcome", de: "Ausgang", en: "Outcome"),
        CSVColumn("state", de: "Stand", en: "State"),
        CSVColumn("own_number", de: "Eigene Nummer", en: "Own number"),
        CSVColumn("external_number", de: "Externe Nummer", en: "External number"),
        CSVColumn("wait", de: "Wartezeit (s)", en: "Wait (s)"),
        CSVColumn("talk", de: "Gesprächszeit (s)", en: "Talk time (s)"),
        CSVColumn("voicemail", de: "Voicemail", en: "Voicemail"),
        CSVColumn("group", de: "Gruppe", en: "Group"),
        CSVColumn("teams", de: "Teams", en: "Teams"),
        CSVColumn("in_hours", de: "In der Öffnungszeit", en: "In opening hours"),
        CSVColumn("legs", de: "Teilgespräche", en: "Legs"),
        CSVColumn("source", de: "Herkunft", en: "Source"),
    ]

    /// The cells of a line, in the order of `columns`.
    fileprivate var cells: [Cell] {
        [
            .integer(id), .time(startedAt), .optional(answeredAt), .optional(endedAt), .text(direction),
            .optional(outcome), .text(state), .optional(ownNumber), .optional(externalNumber),
            .optional(duration: wait), .optional(duration: talk), .text(String(reachedVoicemail)), .optional(group),
            .optional(teams.isEmpty ? nil : teams.joined(separator: "; ")), .optional(isInHours.map(String.init)),
            .integer(Int64(legs.count)), .text(source),
        ]
    }
}
