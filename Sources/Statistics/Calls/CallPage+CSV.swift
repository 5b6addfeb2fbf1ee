extension CallPage {
    /// The calls as CSV (RFC 4180), one line for each, with the rules of panels for texts that look like formulas.
    ///
    /// - Parameter hasHeader: Whether the names of the columns come first; only for the first page of a file.
    public func csv(hasHeader: Bool = true) -> String {
        let header = hasHeader ? ListedCall.header.joined(separator: ",") + "\r\n" : ""
        return calls.reduce(into: header) { text, call in
            text += call.cells.map(\.csv).joined(separator: ",")
            text += "\r\n"
        }
    }
}

extension ListedCall {
    fileprivate static let header = [
        "id", "start", "answered", "end", "direction", "outcome", "state", "own_number", "external_number", "wait",
        "talk", "voicemail", "group", "teams", "in_hours", "legs", "source",
    ]

    /// The cells of a line, in the order of `header`.
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
