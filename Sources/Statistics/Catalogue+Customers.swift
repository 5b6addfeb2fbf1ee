import Calls
import Formulas
import PushAPI
import Store

// Who called, called again, and was not reached.
extension Catalogue {
    static let customers = [missedCallers, callBackSummary, repeatCallers, newCallers, origins]

    private static let missedCallers = Panel(
        id: "missed-callers",
        title: Localized(de: "Verpasste Anrufer", en: "Missed callers"),
        kind: .table,
        unit: .calls,
        section: .customers,
        definition: Localized(
            de:
                "Wer im Zeitraum zum ersten Mal vergeblich anrief, wie oft seither, und was daraus wurde: offen, versucht "
                + "(wir haben zurückgerufen und niemanden gesprochen), von uns erreicht (mit mindestens fünf Sekunden "
                + "Gespräch), hat uns erreicht, erledigt oder abgelaufen – sieben Tage nach dem letzten Versuch. Ein "
                + "weiterer vergeblicher Anruf gehört zum offenen Fall. Bekannte Nummern ohne Kurzabbrüche; wer noch "
                + "wartet, steht oben. Höchstens 1.000.",
            en: "Whose first call in vain fell in the range, how often they called since, and what became of it: open, "
                + "tried (we called back and talked to nobody), reached by us (with at least five seconds of talk), "
                + "reached us, dismissed, or expired, seven days after the last attempt. Another call in vain belongs to "
                + "the open case. Known numbers without short abandons; who still waits stands at the top. At most 1,000."
        ),
        columns: [
            Column("number", .foreignNumber, de: "Nummer", en: "Number"),
            Column("state", .text, de: "Stand", en: "State"),
            Column("first_missed", .time, de: "Zuerst verpasst", en: "First missed"),
            Column("last_missed", .time, de: "Zuletzt verpasst", en: "Last missed"),
            Column("attempts", .number, de: "Versuche", en: "Attempts"),
            Column("first_response", .time, de: "Erste Reaktion", en: "First response"),
            Column("contact", .time, de: "Kontakt", en: "Contact"),
            Column("time_to_contact", .duration, de: "Zeit bis zum Kontakt", en: "Time to contact"),
        ]
    ) { inquiry in
        let missed = try inquiry.callBacks()
        let shown = missed.cases.mostUrgent(1_000)
        let names = try missed.numbers(shown.map(\.party))
        return shown.map { item in
            [
                .optional(names[item.party]), .text(item.state.rawValue), .integer(item.firstMissedAt),
                .integer(item.lastMissedAt), .integer(Int64(item.attempts)), .optional(item.firstResponseAt),
                .optional(item.contactAt), .optional(item.timeToContact),
            ]
        }
    }

    private static let callBackSummary = Panel(
        id: "call-backs",
        title: Localized(de: "Rückrufe", en: "Call-backs"),
        kind: .table,
        unit: .calls,
        section: .customers,
        definition: Localized(
            de:
                "Was aus den verpassten Anrufern des Zeitraums wurde. Der bearbeitete Anteil sind die in einer der beiden "
                + "Richtungen erreichten, geteilt durch alle außer den erledigten; die Zeit bis zum Kontakt läuft vom "
                + "Ende des ersten verpassten Anrufs. Median und p90 erst ab 20 Kontakten.",
            en:
                "What became of the callers missed in the range. The handled share is those reached in either direction, "
                + "divided by all but the dismissed; the time to contact runs from the end of the first missed call. "
                + "Median and p90 from 20 contacts on."
        ),
        columns: [
            Column("cases", .number, de: "Fälle", en: "Cases"),
            Column("handled", .share, de: "Bearbeitet", en: "Handled"),
            Column("open", .number, de: "Noch offen", en: "Still open"),
            Column("oldest_open", .duration, de: "Ältester offener", en: "Oldest open"),
            Column("median", .duration, de: "Median bis zum Kontakt", en: "Median time to contact"),
            Column("p90", .duration, de: "p90 bis zum Kontakt", en: "p90 time to contact"),
            Column("within_1h", .share, de: "In einer Stunde", en: "Within one hour"),
            Column("within_4h", .share, de: "In vier Stunden", en: "Within four hours"),
            Column("dismissed", .number, de: "Erledigt ohne Rückruf", en: "Dismissed"),
        ]
    ) { inquiry in
        let summary = CallBacks.Summary(try inquiry.callBacks().cases, now: inquiry.scope.now.milliseconds)
        func share(_ ratio: Ratio) -> [SQLValue] { [.integer(ratio.numerator), .integer(ratio.denominator)] }
        return [
            [.integer(summary.cases)] + share(summary.handled)
                + [
                    .integer(summary.stillOpen), .optional(summary.oldestOpen),
                    .optional(summary.medianTimeToContact), .optional(summary.p90TimeToContact),
                ] + share(summary.contactedWithin1h) + share(summary.contactedWithin4h)
                + [.integer(summary.dismissed)]
        ]
    }

    private static let repeatCallers = Panel(
        id: "repeat-callers",
        title: Localized(de: "Wiederholte Anrufer", en: "Repeat callers"),
        kind: .table,
        unit: .share,
        section: .customers,
        definition: Localized(
            de:
                "Anrufer von außen mit bekannter Nummer, die innerhalb von 24 Stunden oder sieben Tagen ein weiteres Mal "
                + "anriefen, geteilt durch alle verschiedenen Anrufer des Zeitraums. „Ohne weiteren Anruf“: angenommene "
                + "Anrufe, nach denen dieselbe Nummer in dieser Zeit nicht mehr anrief, geteilt durch alle angenommenen, "
                + "die älter sind – ein Hinweis auf Lösung beim ersten Anruf, kein Beweis.",
            en:
                "Callers from outside with a known number who called once more within 24 hours or seven days, divided by "
                + "all different callers of the range. “Without another call”: answered calls after which the same "
                + "number did not call again within that time, divided by all answered ones that are older: a hint at "
                + "resolution on the first call, no proof."
        ),
        columns: [
            Column("window", .text, de: "Innerhalb von", en: "Within"),
            Column("callers", .number, de: "Anrufer", en: "Callers"),
            Column("repeat_callers", .number, de: "Mehrfach", en: "Repeatedly"),
            Column("repeat_share", .share, de: "Anteil", en: "Share"),
            Column("resolved", .share, de: "Ohne weiteren Anruf", en: "Without another call"),
        ]
    ) { inquiry in
        try inquiry.repeatCallers([("24h", 86_400_000), ("7d", 604_800_000)])
    }

    private static let newCallers = Panel(
        id: "new-callers",
        title: Localized(de: "Neue Anrufer", en: "New callers"),
        kind: .series,
        unit: .calls,
        section: .customers,
        definition: Localized(
            de:
                "Verschiedene Nummern, von denen in der Zeiteinheit Anrufe von außen kamen, und wie viele davon überhaupt "
                + "zum ersten Mal anriefen, seit hier Anrufe aufgezeichnet werden. Unterdrückte Nummern sind nicht dabei.",
            en: "Different numbers from which calls came from outside in the unit of time, and how many of them called "
                + "for the first time at all since calls are recorded here. Suppressed numbers are left out."
        ),
        columns: [
            .time,
            Column("callers", .count, de: "Anrufer", en: "Callers"),
            Column("new_callers", .count, de: "Neue", en: "New"),
        ]
    ) { inquiry in
        try inquiry.newCallers()
    }

    private static let origins = Panel(
        id: "origins",
        title: Localized(de: "Herkunft der Anrufe", en: "Origin of calls"),
        kind: .table,
        unit: .calls,
        section: .customers,
        definition: Localized(
            de:
                "Anrufe von außen nach dem Ortsnetz der Nummer des Anrufers, häufigste zuerst. Mobilfunk, Ausland, andere "
                + "deutsche Nummern und unbekannte Anrufer stehen für sich.",
            en:
                "Calls from outside by the local area of the caller's number, most frequent first. Mobile, abroad, other "
                + "German numbers and unknown callers stand for themselves."
        ),
        columns: [
            Column("area_code", .text, de: "Vorwahl", en: "Area code"),
            Column("area", .text, de: "Ort", en: "Area"),
            .calls,
            Column("share", .share, de: "Anteil", en: "Share"),
            .answered,
        ]
    ) { inquiry in
        try inquiry.origins()
    }
}
