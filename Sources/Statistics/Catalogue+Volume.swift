import Organisation
import Store

// How many calls there were, and whose.
extension Catalogue {
    static let volume = [totalCalls, voicemailCalls, topCallers]

    private static let totalCalls = Panel(
        id: "total-calls",
        title: Localized(de: "Anrufe insgesamt", en: "Total calls"),
        kind: .series,
        unit: .calls,
        section: .volume,
        definition: Localized(
            de:
                "Alle Anrufe je Zeiteinheit, in der sie begonnen haben: eingehende, ausgehende und interne, beendete und "
                + "laufende. Ein Anruf zählt einmal, wie oft er auch weitergeleitet oder verbunden wurde.",
            en: "All calls for each unit of time in which they began: incoming, outgoing and internal, ended and "
                + "running. A call counts once, however often it was forwarded or transferred."
        ),
        columns: [
            .time,
            Column("total", .count, de: "Alle", en: "All"),
            Column("incoming", .count, de: "Eingehend", en: "Incoming"),
            Column("outgoing", .count, de: "Ausgehend", en: "Outgoing"),
        ]
    ) { scope in
        scope.series(
            [
                scope.sum(.calls), scope.sum(.calls, "segments.direction = 'in'"),
                scope.sum(.calls, "segments.direction = 'out'"),
            ],
            of: [.calls]
        )
    }

    private static let voicemailCalls = Panel(
        id: "voicemail-calls",
        title: Localized(de: "Anrufe auf der Voicemail", en: "Total voicemail calls"),
        kind: .series,
        unit: .calls,
        section: .volume,
        definition: Localized(
            de:
                "Beendete Anrufe, die die Voicemail angenommen hat und kein Mensch, je Zeiteinheit, in der sie begonnen "
                + "haben. Ob eine Nachricht hinterlassen wurde, ist nicht bekannt.",
            en:
                "Ended calls that the voicemail picked up and no person did, for each unit of time in which they began. "
                + "Whether a message was left is not known."
        ),
        columns: [.time, Column("voicemail", .count, de: "Voicemail", en: "Voicemail")]
    ) { scope in
        scope.series([scope.sum(.voicemail)], of: [.voicemail])
    }

    private static let topCallers = Panel(
        id: "top-callers",
        title: Localized(de: "Häufigste Anrufer", en: "Most calling numbers"),
        kind: .table,
        unit: .calls,
        section: .volume,
        definition: Localized(
            de: "Die zwanzig Nummern, von denen im Zeitraum die meisten Anrufe von außen kamen, beendete und laufende. "
                + "Unterdrückte und fehlende Nummern sind nicht dabei; von gleich häufigen steht vorn, wer zuerst anrief.",
            en: "The twenty numbers from which most calls came from outside in the range, ended and running. "
                + "Suppressed and missing numbers are left out; of equally frequent ones the first to call comes first."
        ),
        columns: [Column("number", .foreignNumber, de: "Nummer", en: "Number"), .calls]
    ) { inquiry in
        try inquiry.topCallers(20)
    }
}
