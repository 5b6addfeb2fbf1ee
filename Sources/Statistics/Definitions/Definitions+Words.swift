extension Definitions {
    static let words = [
        Term(
            name: Localized(de: "Teilgespräch", en: "Leg"),
            meaning: Localized(
                de: "Was unter einer `callId` läuft: ein Klingeln bei einem Ziel, das angenommen werden kann und "
                    + "endet. Jedes Weiterleiten und Verbinden beginnt ein neues.",
                en: "What has one `callId`: a ringing at one destination, which may be answered and which ends. "
                    + "Every forward and transfer begins another."
            )
        ),
        Term(
            name: Localized(de: "Anruf", en: "Call"),
            meaning: Localized(
                de: "Der Weg eines Anrufers durch das Haus: alle Teilgespräche, die zusammengehören. Er ist es, der "
                    + "gezählt wird, und zwar einmal.",
                en: "One caller's way through the house, also called a journey: all legs that belong together. It is "
                    + "what is counted, and it counts once."
            )
        ),
        Term(
            name: Localized(de: "Richtung", en: "Direction"),
            meaning: Localized(
                de: "Eingehend (`in`): von außen. Ausgehend (`out`): nach außen. Intern (`internal`): beide Seiten "
                    + "gehören zum Konto. Unbekannt (`unknown`): keine Nachricht hat es gesagt.",
                en: "Incoming (`in`): from outside. Outgoing (`out`): to the outside. Internal (`internal`): both "
                    + "sides belong to the account. Unknown (`unknown`): no message has said it."
            )
        ),
        Term(
            name: Localized(de: "Angeboten", en: "Offered"),
            meaning: Localized(
                de: "Jeder beendete Anruf von außen, dessen Ausgang bekannt ist und der nicht blockiert wurde.",
                en: "Every ended call from outside whose outcome is known and which was not blocked."
            )
        ),
        Term(
            name: Localized(de: "Angenommen", en: "Answered"),
            meaning: Localized(
                de: "Irgendwo auf dem Weg hat ein Mensch abgenommen. Eine Voicemail ist kein Mensch.",
                en: "A person picked up anywhere on the way. A voicemail is no person."
            )
        ),
        Term(
            name: Localized(de: "Wartezeit", en: "Wait"),
            meaning: Localized(
                de: "Vom ersten Klingeln, bis ein Mensch abnimmt; nimmt keiner ab, bis die Voicemail abnimmt; nimmt "
                    + "auch die nicht ab, bis der Anruf endet. Weiterleitungen unterbrechen sie nicht. Sie ist "
                    + "unbekannt, wenn niemand den Anfang oder das Ende gesehen hat. Der Anrufverlauf des Kontos nennt "
                    + "nur die Wartezeit von Anrufen, die niemand annahm.",
                en: "From the first ring until a person picks up; when nobody does, until the voicemail picks up; "
                    + "when that does not either, until the call ends. Forwards do not interrupt it. It is unknown "
                    + "when nobody saw the beginning or the end. The account's call history tells only the wait of "
                    + "calls that nobody answered."
            )
        ),
        Term(
            name: Localized(de: "Gesprächszeit", en: "Talk time"),
            meaning: Localized(
                de: "Die Zeit mit Menschen, von der ersten Annahme an; was sich überlappt, zählt einmal. Voicemail "
                    + "gehört nicht dazu, Halten und Nachbearbeitung meldet die Anlage nicht. Wo niemand die Annahme "
                    + "gesehen hat, gilt die Dauer, die im Anrufverlauf des Kontos steht, vom Ende an rückwärts.",
                en: "The time with people, from the first answer on; what overlaps counts once. Voicemail does not "
                    + "belong to it, and the telephone system tells neither of hold nor of work after a call. Where "
                    + "nobody saw the answer, it is as long as the account's call history says, up to the end."
            )
        ),
        Term(
            name: Localized(de: "Kurzabbruch", en: "Short abandon"),
            meaning: Localized(
                de: "Der Anrufer hat aufgelegt, bevor jemand abnehmen konnte: nach weniger als 5 Sekunden, wenn "
                    + "nichts anderes eingestellt ist (`SHORT_ABANDON_SECONDS`).",
                en: "The caller hung up sooner than anybody could have picked up: after less than 5 seconds, unless "
                    + "something else is set (`SHORT_ABANDON_SECONDS`)."
            )
        ),
        Term(
            name: Localized(de: "Verlorenes Ende", en: "Lost end"),
            meaning: Localized(
                de: "Ein Teilgespräch, das länger als 10 Minuten klingelt oder länger als 8 Stunden dauert, hat sein "
                    + "Auflegen verloren (`RING_LIMIT_SECONDS`, `TALK_LIMIT_SECONDS`); ebenso eines, das lief, als "
                    + "niemand zuhörte. Es läuft dann nicht mehr, und wie lange es dauerte, weiß niemand, es sei denn, "
                    + "der Anrufverlauf des Kontos nennt sein Ende.",
                en: "A leg that rings for more than 10 minutes or talks for more than 8 hours has lost its hangup "
                    + "(`RING_LIMIT_SECONDS`, `TALK_LIMIT_SECONDS`), and so has one that went on while nobody "
                    + "listened. It then no longer goes on, and nobody knows how long it was, unless the account's "
                    + "call history tells its end."
            )
        ),
        Term(
            name: Localized(de: "Herkunft", en: "Source"),
            meaning: Localized(
                de: "Woher ein Anruf bekannt ist: aus Nachrichten (`webhook`), aus dem Anrufverlauf des Kontos "
                    + "(`history`) oder aus beidem (`both`). Der Verlauf kennt ganze Sekunden und keine Annahme; er "
                    + "füllt nur, was keine Nachricht gesagt hat.",
                en: "From where a call is known: from messages (`webhook`), from the account's call history "
                    + "(`history`) or from both (`both`). The history has whole seconds and no answers; it only fills "
                    + "what no message has said."
            )
        ),
    ]

    static let conventions = [
        Term(
            name: Localized(de: "Tag und Stunde", en: "Day and hour"),
            meaning: Localized(
                de: "Ein Anruf gehört ganz zu der Zeiteinheit und dem Tag, in denen er begonnen hat, auch wenn er "
                    + "danach noch andauert. Tage sind die der eingestellten Zeitzone; am Tag der Zeitumstellung "
                    + "haben sie 23 oder 25 Stunden.",
                en: "A call belongs wholly to the unit of time and the day in which it began, also when it goes on "
                    + "afterwards. Days are those of the time zone that is set; where the clocks change they have "
                    + "23 or 25 hours."
            )
        ),
        Term(
            name: Localized(de: "Zeitraum", en: "Range"),
            meaning: Localized(
                de: "Der Anfang gehört dazu, das Ende nicht.",
                en: "Its beginning belongs to it, its end does not."
            )
        ),
        Term(
            name: Localized(de: "Grenzen", en: "Boundaries"),
            meaning: Localized(
                de: "„Innerhalb von 20 Sekunden“ schließt genau 20 Sekunden ein. Gerechnet wird in Millisekunden.",
                en: "“Within 20 seconds” includes exactly 20 seconds. What is computed is computed in milliseconds."
            )
        ),
        Term(
            name: Localized(de: "Leerer Nenner", en: "Empty denominator"),
            meaning: Localized(
                de: "Ohne etwas, woraus sich ein Anteil oder ein Mittel bilden ließe, gibt es keinen Wert: weder 0 % "
                    + "noch 100 %. In JSON steht dann `null`, in CSV nichts.",
                en: "Without anything of which a share or a mean could be made there is no value: neither 0 % nor "
                    + "100 %. JSON then has `null`, CSV nothing."
            )
        ),
        Term(
            name: Localized(de: "Anteile", en: "Shares"),
            meaning: Localized(
                de: "Anteile werden aus zwei ganzen Zahlen gebildet und erst beim Anzeigen gerundet. Der Anteil über "
                    + "mehrere Zeiteinheiten ist nie das Mittel ihrer Anteile.",
                en: "Shares are made of two whole numbers and rounded only where they are shown. The share of "
                    + "several units of time is never the mean of their shares."
            )
        ),
        Term(
            name: Localized(de: "Interne Anrufe", en: "Internal calls"),
            meaning: Localized(
                de: "Interne Anrufe zählen weder als eingehend noch als ausgehend, nur bei allen Anrufen und bei "
                    + "dem, was jetzt geschieht.",
                en: "Internal calls count neither as incoming nor as outgoing, only among all calls and with what is "
                    + "going on now."
            )
        ),
        Term(
            name: Localized(de: "Gruppen und Teams", en: "Groups and teams"),
            meaning: Localized(
                de: "Ein Anruf gehört zu einer Gruppe oder keiner, und zu allen Teams, über deren Nummern er lief. "
                    + "Auch wenn mehrere gewählt sind, zählt er einmal. „Other“ sind die Anrufe ohne Gruppe oder "
                    + "ohne Team.",
                en: "A call belongs to one group or none, and to all teams over whose numbers it went. It counts "
                    + "once, also when several are selected. “Other” are the calls of no group or of no team."
            )
        ),
        Term(
            name: Localized(de: "Öffnungszeit", en: "Opening hours"),
            meaning: Localized(
                de: "Ein Anruf gehört zur Öffnungszeit, wenn er in ihr begonnen hat. Ohne eingestellte "
                    + "Öffnungszeiten ist immer geöffnet.",
                en: "A call belongs to the opening hours when it began in them. Unless opening hours are set it is "
                    + "always open."
            )
        ),
        Term(
            name: Localized(de: "Lücken", en: "Gaps"),
            meaning: Localized(
                de: "Zeiten, in denen kein Server zuhörte, stehen bei jeder Antwort. Eine Zeiteinheit ohne Anrufe, "
                    + "in der niemand zuhörte, hat keinen Wert statt 0.",
                en: "Times in which no server listened stand with every answer. A unit of time without calls in "
                    + "which nobody listened has no value instead of 0."
            )
        ),
    ]
}
