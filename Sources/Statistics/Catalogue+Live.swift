import PushAPI
import Store

// What is going on now. These panels show the present whatever range is asked for.
extension Catalogue {
    static let live = [waitingNow, activeNow, activeList]

    private static let waitingNow = Panel(
        id: "waiting",
        title: Localized(de: "Wartende Anrufe", en: "Waiting in queue"),
        kind: .number,
        unit: .calls,
        section: .live,
        definition: Localized(
            de: "Eingehende Anrufe, bei denen es jetzt klingelt und noch kein Mensch und keine Voicemail abgenommen "
                + "hat. Ein Anruf zählt einmal, auch wenn er mehrfach weitergeleitet wurde.",
            en: "Incoming calls that ring now and that neither a person nor the voicemail has picked up so far. "
                + "A call counts once, however often it was forwarded."
        ),
        columns: [.calls]
    ) { scope in
        """
        SELECT COUNT(*)
          FROM journeys
         WHERE \(scope.goingOn)
           AND journeys.state = 'waiting'
           AND journeys.direction = 'in'
        """
    }

    private static let activeNow = Panel(
        id: "active-calls",
        title: Localized(de: "Aktive Anrufe", en: "Active calls"),
        kind: .number,
        unit: .calls,
        section: .live,
        definition: Localized(
            de: "Gespräche, die jetzt geführt werden: Ein Mensch hat abgenommen und noch niemand aufgelegt. "
                + "Eingehende, ausgehende und interne; eine Voicemail führt kein Gespräch.",
            en: "Conversations that go on now: a person has picked up and nobody has hung up. "
                + "Incoming, outgoing and internal ones; a voicemail is no conversation."
        ),
        columns: [.calls]
    ) { scope in
        """
        SELECT COUNT(*)
          FROM journeys
         WHERE \(scope.goingOn)
           AND journeys.state = 'active'
        """
    }

    private static let activeList = Panel(
        id: "active-calls-list",
        title: Localized(de: "Aktive Anrufe im Einzelnen", en: "Active calls in detail"),
        kind: .table,
        unit: .seconds,
        section: .live,
        definition: Localized(
            de: "Jedes Gespräch, das jetzt geführt wird, das älteste zuerst. Die Gesprächszeit läuft seit der ersten "
                + "Annahme durch einen Menschen; sie fehlt, wenn die Annahme niemand gesehen hat.",
            en: "Every conversation that goes on now, the oldest first. Its length runs since a person first picked "
                + "up; it is missing when nobody saw that happen."
        ),
        columns: [
            .start, .direction, .ownNumber, .externalNumber,
            Column("talk", .duration, de: "Gesprächszeit", en: "Talk time"),
        ]
    ) { scope in
        """
        SELECT journeys.started_ms, journeys.direction, journeys.own_number, journeys.external_number,
               \(scope.present) - journeys.answered_ms
          FROM journeys
         WHERE \(scope.goingOn)
           AND journeys.state = 'active'
         ORDER BY \(.unindexed("journeys.started_ms")), journeys.id
        """
    }
}
