import Calls
import Organisation
import Store

// How long callers waited.
extension Catalogue {
    static let waiting = [answerTime, longestWaits]

    private static let answerTime = Panel(
        id: "answer-time",
        title: Localized(de: "Mittlere Wartezeit bis zur Annahme", en: "Mean call answer time"),
        kind: .series,
        unit: .seconds,
        section: .waiting,
        definition: Localized(
            de: "Summe der Wartezeiten aller angenommenen Anrufe von außen, geteilt durch ihre Zahl (ASA), je "
                + "Zeiteinheit, in der sie begonnen haben. Gewartet wird vom ersten Klingeln, bis ein Mensch abnimmt, "
                + "über alle Weiterleitungen. Ohne solche Anrufe gibt es keinen Wert.",
            en: "The waits of all answered calls from outside divided by their number (ASA), for each unit of time in "
                + "which they began. A wait lasts from the first ring until a person picks up, across all forwards. "
                + "Without such calls there is no value."
        ),
        columns: [.time, Column("wait", .mean, de: "Wartezeit", en: "Wait")]
    ) { scope in
        scope.series([scope.sum(.waitTime), scope.sum(.waited)], of: [.waitTime, .waited], .incoming)
    }

    private static let longestWaits = Panel(
        id: "longest-waits",
        title: Localized(de: "Längste Wartezeiten", en: "Longest waiting times"),
        kind: .table,
        unit: .seconds,
        section: .waiting,
        definition: Localized(
            de:
                "Die zwanzig beendeten Anrufe von außen, bei denen am längsten gewartet wurde – bis ein Mensch oder die "
                + "Voicemail abnahm oder bis der Anruf unbeantwortet endete. Wer aufgegeben hat, steht mit dabei.",
            en: "The twenty ended calls from outside with the longest waits: until a person or the voicemail picked "
                + "up, or until the call ended unanswered. Those who gave up are among them."
        ),
        columns: [
            .start,
            Column("wait", .duration, de: "Wartezeit", en: "Wait"),
            Column("caller_number", .foreignNumber, de: "Anrufer", en: "Caller"),
            .ownNumber,
            Column("outcome", .text, de: "Ausgang", en: "Outcome"),
        ]
    ) { inquiry in
        try inquiry.longest(\.waits, .wait, .incoming).map {
            [$0.start, $0.length, $0.externalNumber, $0.ownNumber, $0.outcome]
        }
    }
}
