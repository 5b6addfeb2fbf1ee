import Calls
import Store

// When how much is going on, and how many people and lines that takes.
extension Catalogue {
    static let load = [weekdayHours, peakCalls, offeredTraffic, agentsNeeded, linesNeeded]

    private static let weekdayHours = Panel(
        id: "weekday-hours",
        title: Localized(de: "Anrufe nach Wochentag und Stunde", en: "Calls by weekday and hour"),
        kind: .week,
        unit: .calls,
        section: .load,
        definition: Localized(
            de:
                "Anrufe von außen im Mittel eines Tages für jede Stunde der Woche nach der Uhr an der Wand: alle, die in "
                + "ihr begonnen haben, geteilt durch die Zahl der Tage des Zeitraums, die diese Stunde haben. Die "
                + "Stunde, die im Oktober zweimal kommt, zählt an einem Tag; die im März fehlende an keinem.",
            en:
                "Calls from outside on an average day for each hour of the week by the clock on the wall: all that began "
                + "in it, divided by the number of days in the range that have this hour. The hour that comes twice in "
                + "October counts on one day, the one that is missing in March on none."
        ),
        columns: [
            Column("weekday", .number, de: "Wochentag", en: "Weekday"),
            Column("hour", .number, de: "Stunde", en: "Hour"),
            Column("calls_per_day", .real(.calls), de: "Anrufe je Tag", en: "Calls per day"),
            .calls,
            Column("missed", .count, de: "Nicht angenommen", en: "Unanswered"),
            Column("answer_rate", .share, de: "Erreichbarkeit", en: "Answer rate"),
            Column("wait", .mean, de: "Wartezeit", en: "Wait"),
            Column("days", .number, de: "Tage", en: "Days"),
        ]
    ) { inquiry in
        try inquiry.weekdayHours()
    }

    private static let peakCalls = Panel(
        id: "peak-calls",
        title: Localized(de: "Gleichzeitige Gespräche", en: "Simultaneous calls"),
        kind: .series,
        unit: .calls,
        section: .load,
        definition: Localized(
            de:
                "Die meisten Gespräche, die in der Zeiteinheit zur selben Zeit geführt wurden, und der erste Augenblick, "
                + "in dem es so viele waren; daneben dasselbe für belegte Leitungen nach außen, vom ersten Klingeln bis "
                + "zum Auflegen. Ein Gespräch, das endet, wenn ein anderes beginnt, zählt nicht mehr mit.",
            en: "The most conversations that went on at the same time within the unit of time, and the first moment at "
                + "which there were so many; beside it the same for busy lines to the outside, from the first ring to "
                + "the hangup. A conversation that ends when another begins no longer counts."
        ),
        columns: [
            .time,
            Column("peak", .count, de: "Gespräche", en: "Conversations"),
            Column("peak_at", .time, de: "Zeitpunkt", en: "Moment"),
            Column("lines", .count, de: "Leitungen", en: "Lines"),
            Column("lines_at", .time, de: "Zeitpunkt (Leitungen)", en: "Moment (lines)"),
        ]
    ) { inquiry in
        try inquiry.peaks()
    }

    private static let offeredTraffic = Panel(
        id: "offered-traffic",
        title: Localized(de: "Verkehrsangebot", en: "Offered traffic"),
        kind: .series,
        unit: .erlang,
        section: .load,
        definition: Localized(
            de:
                "Gesprächszeit der angenommenen Anrufe von außen und die eingestellte Nachbearbeitung, geteilt durch die "
                + "Länge der Zeiteinheit, in Erlang: ein Erlang ist ein Mensch, der die ganze Zeit spricht. Ein Anruf "
                + "zählt ganz zu der Zeiteinheit, in der er begonnen hat.",
            en:
                "Talk time of answered calls from outside and the work after them that is set, divided by the length of "
                + "the unit of time, in Erlang: one Erlang is one person who talks all the time. A call counts wholly "
                + "with the unit of time in which it began."
        ),
        columns: [
            .time,
            Column("traffic", .real(.erlang), de: "Verkehr", en: "Traffic"),
            .answered,
            Column("talk", .mean, de: "Mittlere Gesprächszeit", en: "Mean talk time"),
        ]
    ) { inquiry in
        try inquiry.offeredTraffic()
    }

    private static let agentsNeeded = Panel(
        id: "agents-needed",
        title: Localized(de: "Benötigte Mitarbeiter", en: "Agents needed"),
        kind: .week,
        unit: .agents,
        section: .load,
        definition: Localized(
            de: "Wie viele Menschen zugleich annehmen müssten, damit das eingestellte Servicelevel erreicht wird, für "
                + "jede Viertelstunde der Woche (Erlang C). Grundlage sind die angebotenen Anrufe im Mittel dieser "
                + "Viertelstunde und die mittlere Gesprächszeit samt Nachbearbeitung – die der Viertelstunde, mit "
                + "weniger als 20 Gesprächen die des Zeitraums. Erlang C rechnet damit, dass niemand auflegt: Die Zahl "
                + "ist eine Obergrenze.",
            en: "How many people would have to take calls at the same time to reach the service level that is set, for "
                + "each quarter of an hour of the week (Erlang C). It is computed from the mean number of offered calls "
                + "of this quarter of an hour and the mean talk time with the work after it: that of the quarter of an "
                + "hour, with fewer than 20 conversations that of the range. Erlang C assumes that nobody hangs up: the "
                + "number is an upper bound."
        ),
        columns: quarterColumns + [
            Column("agents", .number, de: "Mitarbeiter", en: "Agents"),
            Column("calls", .real(.calls), de: "Anrufe", en: "Calls"),
            Column("handling_time", .real(.seconds), de: "Bearbeitungszeit", en: "Handling time"),
            Column("traffic", .real(.erlang), de: "Verkehr", en: "Traffic"),
            Column("service_level", .real(.share), de: "Erwartetes Servicelevel", en: "Expected service level"),
            Column("occupancy", .real(.share), de: "Auslastung", en: "Occupancy"),
        ]
    ) { inquiry in
        try inquiry.agentsNeeded()
    }

    private static let linesNeeded = Panel(
        id: "lines-needed",
        title: Localized(de: "Benötigte Leitungen", en: "Lines needed"),
        kind: .week,
        unit: .lines,
        section: .load,
        definition: Localized(
            de: "Wie viele Leitungen nach außen es brauchte, damit höchstens der eingestellte Anteil der Anrufe (ohne "
                + "Einstellung 1 %) alle belegt findet, für jede Viertelstunde der Woche (Erlang B). Grundlage ist die "
                + "Zeit vom ersten Klingeln bis zum Auflegen aller eingehenden und ausgehenden Anrufe, die im Mittel in "
                + "ihr beginnen.",
            en: "How many lines to the outside it would take so that at most the share of calls that is set (otherwise "
                + "1 %) finds all of them busy, for each quarter of an hour of the week (Erlang B). It is computed from "
                + "the time between the first ring and the hangup of all incoming and outgoing calls that begin in it "
                + "on average."
        ),
        columns: quarterColumns + [
            Column("lines", .number, de: "Leitungen", en: "Lines"),
            Column("traffic", .real(.erlang), de: "Verkehr", en: "Traffic"),
            Column("calls", .real(.calls), de: "Anrufe", en: "Calls"),
        ]
    ) { inquiry in
        try inquiry.linesNeeded()
    }

    private static let quarterColumns = [
        Column("weekday", .number, de: "Wochentag", en: "Weekday"),
        Column("minute", .number, de: "Minute des Tages", en: "Minute of the day"),
    ]
}
