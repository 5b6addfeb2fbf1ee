import Calls
import Formulas
import PushAPI
import Store

// How well callers were served.
extension Catalogue {
    static let service = [
        serviceLevel, serviceLevelTeams, serviceLevelFormulas, answerRate, abandonment, incomingOutcomes,
        voicemailShare,
    ]

    /// Offered to somebody: every incoming call with a result, but for those that were blocked.
    static let offered: [Store.Measure] = [
        .answered, .voicemail, .shortAbandoned, .abandoned, .busy, .rejected, .unreachable,
    ]
    private static let offeredButShort = offered.filter { $0 != .shortAbandoned }

    private static let serviceLevel = Panel(
        id: "service-level",
        title: Localized(de: "Servicelevel", en: "Service level"),
        kind: .series,
        unit: .share,
        section: .service,
        definition: Localized(
            de: "Anteil der Anrufe von außen, die rechtzeitig angenommen wurden, je Zeiteinheit, in der sie begonnen "
                + "haben. Schwelle, Ziel und Formel sind einstellbar, auch je Team; ohne Einstellung gilt SL-I mit "
                + "20 Sekunden und 80 %: A_T / (A + B − B_T). A: angenommen, A_T: mit einer Wartezeit bis zur Schwelle, "
                + "B: vom Anrufer beendet, B_T: davon bis zur Schwelle. Grenzen gehören dazu. Ist genau ein Team "
                + "gewählt, gelten dessen Werte. " + unknownWait.de,
            en:
                "The share of calls from outside that were answered in time, for each unit of time in which they began. "
                + "Threshold, goal and formula can be set, also per team; otherwise it is SL-I with 20 seconds and "
                + "80 %: A_T / (A + B − B_T). A: answered, A_T: with a wait within the threshold, B: ended by the "
                + "caller, B_T: within the threshold. Boundaries are included. When exactly one team is selected, its "
                + "values apply. " + unknownWait.en
        ),
        columns: [
            .time,
            Column("service_level", .share, de: "Servicelevel", en: "Service level"),
            Column("in_time", .count, de: "Rechtzeitig angenommen", en: "Answered in time"),
            .answered,
            Column("abandoned", .count, de: "Aufgegeben", en: "Abandoned"),
            Column("goal", .share, de: "Ziel", en: "Goal"),
        ]
    ) { inquiry in
        let rules = inquiry.scope.settings.serviceLevel(of: inquiry.scope.request.teams)
        return try inquiry.waitsByBucket().sorted { $0.key < $1.key }.compactMap { index, tally in
            let counts = ServiceLevel.Counts(waits: tally.histograms, rules: rules)
            // Where nobody was offered to anybody, there is no goal either.
            guard counts.answered + counts.abandoned + counts.otherMissed > 0 else { return nil }
            let ratio = rules.formula.ratio(of: counts)
            return [
                .integer(inquiry.buckets[index].start.milliseconds), .integer(ratio.numerator),
                .integer(ratio.denominator), .integer(counts.answeredInTime), .integer(counts.answered),
                .integer(counts.abandoned), .integer(Int64(rules.goal)), .integer(100),
            ]
        }
    }

    private static let serviceLevelTeams = Panel(
        id: "service-level-teams",
        title: Localized(de: "Servicelevel der Teams", en: "Service level of teams"),
        kind: .table,
        unit: .share,
        section: .service,
        definition: Localized(
            de: "Das Servicelevel jedes Teams über den ganzen Zeitraum, mit Schwelle, Formel und Ziel des Teams. Ein "
                + "Anruf, der zu mehreren Teams gehört, zählt bei jedem. " + unknownWait.de,
            en: "The service level of every team over the whole range, with the team's threshold, formula and goal. A "
                + "call that belongs to several teams counts with each. " + unknownWait.en
        ),
        columns: [
            Column("team", .text, de: "Team", en: "Team"),
            Column("service_level", .share, de: "Servicelevel", en: "Service level"),
            Column("goal", .share, de: "Ziel", en: "Goal"),
            Column("threshold", .seconds, de: "Schwelle", en: "Threshold"),
            Column("formula", .text, de: "Formel", en: "Formula"),
            Column("in_time", .count, de: "Rechtzeitig angenommen", en: "Answered in time"),
            .answered,
            Column("abandoned", .count, de: "Aufgegeben", en: "Abandoned"),
            Column("missed", .count, de: "Sonst verpasst", en: "Missed otherwise"),
        ]
    ) { inquiry in
        try inquiry.serviceLevelsOfTeams()
    }

    private static let serviceLevelFormulas = Panel(
        id: "service-level-formulas",
        title: Localized(de: "Servicelevel nach allen Formeln", en: "Service level by all formulas"),
        kind: .table,
        unit: .share,
        section: .service,
        definition: Localized(
            de: "Dieselben Anrufe nach jeder gebräuchlichen Formel. A: angenommen, B: vom Anrufer beendet, M: besetzt, "
                + "abgelehnt, nicht erreichbar und Voicemail; _T: mit einer Wartezeit bis zur Schwelle, B_S: vor der "
                + "Grenze für Kurzabbrüche. O = A + B + M. Ob Voicemail zu B zählt, ist einstellbar. " + unknownWait.de,
            en: "The same calls by every common formula. A: answered, B: ended by the caller, M: busy, rejected, "
                + "unreachable and voicemail; _T: with a wait within the threshold, B_S: before the limit of short "
                + "abandons. O = A + B + M. Whether voicemail counts with B can be set. " + unknownWait.en
        ),
        columns: [
            Column("formula", .text, de: "Formel", en: "Formula"),
            Column("text", .text, de: "Rechnung", en: "Computation"),
            Column("service_level", .share, de: "Servicelevel", en: "Service level"),
            Column("numerator", .count, de: "Zähler", en: "Numerator"),
            Column("denominator", .count, de: "Nenner", en: "Denominator"),
        ]
    ) { inquiry in
        let rules = inquiry.scope.settings.serviceLevel(of: inquiry.scope.request.teams)
        let counts = ServiceLevel.Counts(waits: try inquiry.waits().histograms, rules: rules)
        return ServiceLevel.Formula.allCases.map { formula in
            let ratio = formula.ratio(of: counts)
            return [
                .text(formula.rawValue), .text(formula.text), .integer(ratio.numerator), .integer(ratio.denominator),
                .integer(ratio.numerator), .integer(ratio.denominator),
            ]
        }
    }

    private static let answerRate = Panel(
        id: "answer-rate",
        title: Localized(de: "Erreichbarkeit", en: "Answer rate"),
        kind: .series,
        unit: .share,
        section: .service,
        definition: Localized(
            de: "Angenommene Anrufe von außen, geteilt durch alle angebotenen ohne Kurzabbrüche: A / (O − B_S), je "
                + "Zeiteinheit; daneben dasselbe nur für Anrufe in der Öffnungszeit. Angeboten ist jeder beendete Anruf "
                + "von außen, dessen Ausgang bekannt ist, außer blockierten.",
            en:
                "Answered calls from outside divided by all offered ones without short abandons: A / (O − B_S), for each "
                + "unit of time; beside it the same for calls in opening hours alone. Every ended call from outside "
                + "whose result is known was offered, except blocked ones."
        ),
        columns: [
            .time,
            Column("answer_rate", .share, de: "Erreichbarkeit", en: "Answer rate"),
            Column("answer_rate_in_hours", .share, de: "In der Öffnungszeit", en: "In opening hours"),
            .answered,
            Column("offered", .count, de: "Angeboten", en: "Offered"),
            Column("short_abandoned", .count, de: "Kurzabbrüche", en: "Short abandons"),
        ]
    ) { scope in
        scope.series(
            [
                scope.sum(.answered), scope.sum(offeredButShort), scope.sum(.answered, "segments.in_hours = 1"),
                scope.sum(offeredButShort, "segments.in_hours = 1"), scope.sum(.answered), scope.sum(offered),
                scope.sum(.shortAbandoned),
            ],
            of: offered,
            .incoming
        )
    }

    private static let abandonment = Panel(
        id: "abandonment",
        title: Localized(de: "Abbruchquote", en: "Abandonment rate"),
        kind: .series,
        unit: .share,
        section: .service,
        definition: Localized(
            de: "Anrufe von außen, die der Anrufer beendet hat, bevor jemand abnahm, geteilt durch alle angebotenen, "
                + "beides ohne Kurzabbrüche: (B − B_S) / (O − B_S), je Zeiteinheit. Daneben, wie lange im Mittel "
                + "gewartet wurde, bis aufgegeben wurde.",
            en: "Calls from outside that the caller ended before anybody picked up, divided by all offered ones, both "
                + "without short abandons: (B − B_S) / (O − B_S), for each unit of time. Beside it the mean wait until "
                + "callers gave up."
        ),
        columns: [
            .time,
            Column("abandonment", .share, de: "Abbruchquote", en: "Abandonment rate"),
            Column("abandoned", .count, de: "Aufgegeben", en: "Abandoned"),
            Column("short_abandoned", .count, de: "Kurzabbrüche", en: "Short abandons"),
            Column("time_to_abandon", .mean, de: "Wartezeit bis zum Abbruch", en: "Time to abandon"),
        ]
    ) { scope in
        scope.series(
            [
                scope.sum(.abandoned), scope.sum(offeredButShort), scope.sum(.abandoned), scope.sum(.shortAbandoned),
                scope.sum(.abandonedWaitTime), scope.sum(.abandonedWaited),
            ],
            of: offered + [.abandonedWaitTime, .abandonedWaited],
            .incoming
        )
    }

    private static let incomingOutcomes = Panel(
        id: "incoming-outcomes",
        title: Localized(de: "Ausgang eingehender Anrufe", en: "Outcomes of incoming calls"),
        kind: .series,
        unit: .calls,
        section: .service,
        definition: Localized(
            de: "Beendete Anrufe von außen je Zeiteinheit, in der sie begonnen haben, nach ihrem einen Ausgang: "
                + "angenommen, Voicemail, Kurzabbruch, aufgegeben, besetzt, abgelehnt, nicht erreichbar, blockiert oder "
                + "unbekannt, wenn niemand das Ende gesehen hat.",
            en: "Ended calls from outside for each unit of time in which they began, by their one outcome: answered, "
                + "voicemail, short abandon, abandoned, busy, rejected, unreachable, blocked, or unknown when nobody saw "
                + "the end."
        ),
        columns: [.time]
            + outcomes.compactMap { measure in
                measure.outcome.map { Column(measure.rawValue, .count, de: $0.title.de, en: $0.title.en) }
            }
    ) { scope in
        scope.series(outcomes.map { scope.sum($0) }, of: outcomes, .incoming)
    }

    /// The outcomes as measures, the best first.
    private static let outcomes: [Store.Measure] = [
        .answered, .voicemail, .shortAbandoned, .abandoned, .busy, .rejected, .unreachable, .blocked, .unknown,
    ]

    private static let voicemailShare = Panel(
        id: "voicemail-share",
        title: Localized(de: "Anteil Voicemail", en: "Voicemail share"),
        kind: .series,
        unit: .share,
        section: .service,
        definition: Localized(
            de: "Anrufe von außen, die auf der Voicemail endeten, ohne dass ein Mensch abnahm, geteilt durch alle "
                + "angebotenen, je Zeiteinheit.",
            en: "Calls from outside that ended at the voicemail without a person picking up, divided by all offered "
                + "ones, for each unit of time."
        ),
        columns: [
            .time,
            Column("voicemail_share", .share, de: "Anteil", en: "Share"),
            Column("voicemail", .count, de: "Voicemail", en: "Voicemail"),
            Column("offered", .count, de: "Angeboten", en: "Offered"),
        ]
    ) { scope in
        scope.series(
            [scope.sum(.voicemail), scope.sum(offered), scope.sum(.voicemail), scope.sum(offered)],
            of: offered,
            .incoming
        )
    }

    /// What all panels that are made of waits leave out.
    static let unknownWait = Localized(
        de: "Anrufe, deren Wartezeit niemand gesehen hat, bleiben außer Betracht.",
        en: "Calls whose wait nobody saw are left out."
    )
}
