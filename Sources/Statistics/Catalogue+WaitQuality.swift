import Calls
import Formulas
import PushAPI
import Store

// How long callers waited, beyond the mean.
extension Catalogue {
    static let waitQuality = [waitPercentiles, waitDistribution]

    private static let waitPercentiles = Panel(
        id: "wait-percentiles",
        title: Localized(de: "Wartezeit: Median und Perzentile", en: "Wait: median and percentiles"),
        kind: .series,
        unit: .seconds,
        section: .waiting,
        definition: Localized(
            de: "Die kleinste ganze Sekundenzahl, in der die Hälfte (p50), 90 % (p90) und 95 % (p95) der angenommenen "
                + "Anrufe von außen angenommen waren, je Zeiteinheit, in der sie begonnen haben. Mit weniger als "
                + "20 Anrufen gibt es keinen Wert. " + unknownWait.de,
            en:
                "The smallest whole number of seconds within which half (p50), 90 % (p90) and 95 % (p95) of the answered "
                + "calls from outside were answered, for each unit of time in which they began. With fewer than 20 "
                + "calls there is no value. " + unknownWait.en
        ),
        columns: [
            .time,
            Column("p50", .seconds, de: "Median (p50)", en: "Median (p50)"),
            Column("p90", .seconds, de: "p90", en: "p90"),
            Column("p95", .seconds, de: "p95", en: "p95"),
            .answered,
        ]
    ) { inquiry in
        try inquiry.waitsByBucket().sorted { $0.key < $1.key }.compactMap { index, tally in
            guard let waits = tally.histograms[.answered] else { return nil }
            return [
                .integer(inquiry.buckets[index].start.milliseconds), .optional(waits.percentile(500)),
                .optional(waits.percentile(900)), .optional(waits.percentile(950)), .integer(waits.count),
            ]
        }
    }

    private static let waitDistribution = Panel(
        id: "wait-distribution",
        title: Localized(de: "Verteilung der Wartezeiten", en: "Distribution of waits"),
        kind: .table,
        unit: .calls,
        section: .waiting,
        definition: Localized(
            de:
                "Wie viele Anrufe von außen wie lange gewartet haben: angenommene, vom Anrufer beendete und alle anderen "
                + "nicht angenommenen nebeneinander. Die obere Grenze jedes Bandes gehört dazu. " + unknownWait.de,
            en:
                "How many calls from outside waited how long: answered ones, those that the caller ended, and all others "
                + "that were not answered, side by side. The upper limit belongs to its band. " + unknownWait.en
        ),
        columns: [
            Column("above", .seconds, de: "Länger als", en: "Longer than"),
            Column("up_to", .seconds, de: "Bis", en: "Up to"),
            .answered,
            Column("abandoned", .count, de: "Aufgegeben", en: "Abandoned"),
            Column("other", .count, de: "Sonst nicht angenommen", en: "Unanswered otherwise"),
        ]
    ) { inquiry in
        let waits = try inquiry.waits().histograms
        func counts(_ outcomes: Outcome...) -> [Int64] {
            var histogram = WaitHistogram()
            for outcome in outcomes { waits[outcome].map { histogram.add($0) } }
            return WaitBands.counts(of: histogram)
        }
        let columns = [
            counts(.answered), counts(.abandoned, .shortAbandon), counts(.voicemail, .busy, .rejected, .unreachable),
        ]
        return WaitBands.all.enumerated().map { index, band in
            [.optional(band.lower), .optional(band.upper)] + columns.map { .integer($0[index]) }
        }
    }
}
