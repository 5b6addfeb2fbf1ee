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
        """
        SELECT \(scope.bucket) AS bucket_ms,
               \(.wholeSum("journeys.talk_ms")),
               COUNT(*),
               \(.wholeSum("CASE WHEN journeys.direction = 'in' THEN journeys.talk_ms END")),
               COUNT(CASE WHEN journeys.direction = 'in' THEN 1 END),
               \(.wholeSum("CASE WHEN journeys.direction = 'out' THEN journeys.talk_ms END")),
               COUNT(CASE WHEN journeys.direction = 'out' THEN 1 END)
          FROM journeys
          JOIN calendar ON calendar.day = journeys.day
         WHERE \(scope.started)
           AND journeys.outcome = 'answered'
           AND journeys.talk_ms IS NOT NULL
         GROUP BY bucket_ms
        """
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
    ) { scope in
        """
        SELECT journeys.started_ms, journeys.talk_ms, journeys.direction, journeys.own_number, journeys.external_number
          FROM journeys
         WHERE \(scope.started)
           AND journeys.outcome = 'answered'
           AND journeys.talk_ms IS NOT NULL
         ORDER BY journeys.talk_ms DESC, journeys.started_ms, journeys.id
         LIMIT 20
        """
    }
}
