import Organisation
import Store

// How long people talked.
extension Catalogue {
    static let duration = [callDuration, longestCalls]

    private static let callDuration = Panel(
        id: "call-duration",
        title: Localized(de: "Mittlere Gesprächsdauer", en: "Average call duration"),
        kind: .series,
        unit: .seconds,
        section: .duration,
        definition: Localized(
            de: "Summe der Gesprächszeiten aller angenommenen Anrufe, geteilt durch ihre Zahl, je Zeiteinheit, in der "
                + "sie begonnen haben. Gesprächszeit ist die Zeit mit Menschen: Klingeln und Voicemail gehören nicht "
                + "dazu, gleichzeitige Teile eines Anrufs zählen einmal. „Alle“ enthält auch interne Anrufe.",
            en: "The talk times of all answered calls divided by their number, for each unit of time in which they "
                + "began. Talk time is time with people: ringing and voicemail are no part of it, and parts of a call "
                + "that overlap count once. “All” includes internal calls."
        ),
        columns: [
            .time,
            Column("all", .mean, de: "Alle", en: "All"),
            Column("incoming", .mean, de: "Eingehend", en: "Incoming"),
            Column("outgoing", .mean, de: "Ausgehend", en: "Outgoing"),
        ]
    ) { scope in
        scope.series(
            ["1 = 1", "segments.direction = 'in'", "segments.direction = 'out'"].flatMap { isWanted in
                [scope.sum(.talkTime, isWanted), scope.sum(.talked, isWanted)]
            },
            of: [.talkTime, .talked]
        )
    }

    private static let longestCalls = Panel(
        id: "longest-calls",
        title: Localized(de: "Längste Gespräche", en: "Longest calls"),
        kind: .table,
        unit: .seconds,
        section: .duration,
        definition: Localized(
            de: "Die zwanzig beendeten Anrufe mit der längsten Gesprächszeit, eingehend, ausgehend und intern. "
                + "Klingeln und Voicemail gehören nicht zur Gesprächszeit.",
            en: "The twenty ended calls with the longest talk time, incoming, outgoing and internal. "
                + "Ringing and voicemail are no part of talk time."
        ),
        columns: [
            .start,
            Column("duration", .duration, de: "Dauer", en: "Duration"),
            .direction, .ownNumber, .externalNumber,
        ]
    ) { inquiry in
        try inquiry.longest(\.talks, .talk).map {
            [$0.start, $0.length, $0.direction, $0.ownNumber, $0.externalNumber]
        }
    }
}
