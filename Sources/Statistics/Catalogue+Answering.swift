import Calls
import Organisation
import Store

// How many calls were answered.
extension Catalogue {
    static let answering = [incomingRatio, outgoingRatio, incomingCalls, outgoingCalls]

    private static let incomingRatio = Panel(
        id: "incoming-answer-ratio",
        title: Localized(de: "Annahmequote eingehend", en: "Incoming pick-up ratio"),
        kind: .share,
        unit: .calls,
        section: .answering,
        definition: Localized(
            de:
                "Beendete Anrufe von außen, die im Zeitraum begonnen haben: angenommen, wenn irgendwo auf ihrem Weg ein "
                + "Mensch abgenommen hat, sonst nicht angenommen – auch bei Voicemail. Der Anteil bezieht sich auf "
                + "beide zusammen; ohne Anrufe gibt es keinen. " + unknownResult.de,
            en: "Ended calls from outside that began in the range: answered when a person picked up anywhere on "
                + "their way, otherwise unanswered, voicemail included. The share is of both together; without calls "
                + "there is none. " + unknownResult.en
        ),
        columns: shareColumns
    ) { scope in
        """
        SELECT \(scope.sum(.answered)), \(scope.sum(unanswered))
          FROM \(scope.sums([.answered] + unanswered, .incoming, by: .days))
        """
    }

    private static let outgoingRatio = Panel(
        id: "outgoing-answer-ratio",
        title: Localized(de: "Annahmequote ausgehend", en: "Outgoing pick-up ratio"),
        kind: .share,
        unit: .calls,
        section: .answering,
        definition: Localized(
            de:
                "Beendete Anrufe nach außen, die im Zeitraum begonnen haben: angenommen, wenn die Gegenseite abgenommen "
                + "hat, sonst nicht angenommen. Der Anteil bezieht sich auf beide zusammen; ohne Anrufe gibt es "
                + "keinen. " + unknownResult.de,
            en: "Ended calls to the outside that began in the range: answered when the other side picked up, otherwise "
                + "unanswered. The share is of both together; without calls there is none. " + unknownResult.en
        ),
        columns: shareColumns
    ) { scope in
        """
        SELECT \(scope.sum(.answered)), \(scope.sum(unanswered))
          FROM \(scope.sums([.answered] + unanswered, .outgoing, by: .days))
        """
    }

    private static let incomingCalls = Panel(
        id: "incoming-calls",
        title: Localized(de: "Eingehende Anrufe", en: "Incoming calls"),
        kind: .series,
        unit: .calls,
        section: .answering,
        definition: Localized(
            de: "Beendete Anrufe von außen je Zeiteinheit, in der sie begonnen haben, angenommen und nicht angenommen. "
                + "Voicemail zählt als nicht angenommen. " + unknownResult.de,
            en: "Ended calls from outside for each unit of time in which they began, answered and unanswered. "
                + "Voicemail counts as unanswered. " + unknownResult.en
        ),
        columns: [.time, .answered, .unanswered]
    ) { scope in
        scope.series([scope.sum(.answered), scope.sum(unanswered)], of: [.answered] + unanswered, .incoming)
    }

    private static let outgoingCalls = Panel(
        id: "outgoing-calls",
        title: Localized(de: "Ausgehende Anrufe", en: "Outgoing calls"),
        kind: .series,
        unit: .calls,
        section: .answering,
        definition: Localized(
            de:
                "Beendete Anrufe nach außen je Zeiteinheit, in der sie begonnen haben, angenommen und nicht angenommen. "
                + unknownResult.de,
            en: "Ended calls to the outside for each unit of time in which they began, answered and unanswered. "
                + unknownResult.en
        ),
        columns: [.time, .answered, .unanswered]
    ) { scope in
        scope.series([scope.sum(.answered), scope.sum(unanswered)], of: [.answered] + unanswered, .outgoing)
    }

    /// What is not answered: every outcome that somebody saw, but for an answer.
    private static let unanswered: [Store.Measure] = [
        .blocked, .voicemail, .shortAbandoned, .abandoned, .busy, .rejected, .unreachable,
    ]

    /// The rows of a panel of shares, in the order in which its query counts them.
    static let shareParts = ["answered", "unanswered"]

    private static let shareColumns = [
        Column("result", .text, de: "Ergebnis", en: "Result"),
        .calls,
        Column("share", .share, de: "Anteil", en: "Share"),
    ]

    private static let unknownResult = Localized(
        de: "Anrufe, deren Ausgang niemand gesehen hat, bleiben außer Betracht.",
        en: "Calls whose result nobody saw are left out."
    )
}
