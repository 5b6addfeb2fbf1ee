extension Definitions {
    static let erlang = Localized(
        de: "Wie viele Menschen und Leitungen ein Verkehr braucht, nach Agner Krarup Erlang. A: Verkehr in Erlang, "
            + "λ: Anrufe je Sekunde, h: Sekunden, die ein Anruf einen Menschen beschäftigt (Gesprächszeit und "
            + "eingestellte Nachbearbeitung), N: Menschen oder Leitungen, t: die Schwelle in Sekunden. Erlang C "
            + "nimmt an, dass niemand auflegt, und verlangt bei hoher Last darum eher zu viele Menschen.",
        en: "How many people and lines a traffic needs, after Agner Krarup Erlang. A: traffic in Erlang, λ: calls "
            + "per second, h: seconds that a call keeps a person busy (talk time and the work after it that is "
            + "set), N: people or lines, t: the threshold in seconds. Erlang C assumes that nobody hangs up, so at "
            + "high load it asks for rather too many people."
    )

    static let erlangFormulas = [
        Term(
            name: Localized(de: "Verkehr", en: "Traffic"),
            formula: "A = λ · h",
            meaning: Localized(
                de: "so viele Menschen oder Leitungen sind im Mittel zugleich beschäftigt.",
                en: "so many people or lines are busy at once on average."
            )
        ),
        Term(
            name: Localized(de: "Alle Leitungen besetzt (Erlang B)", en: "All lines busy (Erlang B)"),
            formula: "B(0) = 1, B(N) = A · B(N − 1) / (N + A · B(N − 1))",
            meaning: Localized(
                de: "der Anteil der Anrufe, die besetzt vorfinden.",
                en: "the share of calls that find all lines busy."
            )
        ),
        Term(
            name: Localized(de: "Warten müssen (Erlang C)", en: "Having to wait (Erlang C)"),
            formula: "C = N · B(N) / (N − A · (1 − B(N)))",
            meaning: Localized(
                de: "der Anteil der Anrufe, die warten müssen; 1, wenn N nicht größer als A ist.",
                en: "the share of calls that have to wait; 1 when N is not greater than A."
            )
        ),
        Term(
            name: Localized(de: "Erwartetes Servicelevel", en: "Expected service level"),
            formula: "1 − C · exp(−(N − A) · t / h)",
            meaning: Localized(
                de: "der Anteil der Anrufe, die höchstens bis zur Schwelle warten.",
                en: "the share of calls that wait no longer than the threshold."
            )
        ),
        Term(
            name: Localized(de: "Mittlere Wartezeit", en: "Mean wait"),
            formula: "C · h / (N − A)",
            meaning: Localized(
                de: "in Sekunden, über alle Anrufe, auch die, die nicht warten.",
                en: "in seconds, over all calls, also those that do not wait."
            )
        ),
        Term(
            name: Localized(de: "Auslastung", en: "Occupancy"),
            formula: "A / N",
            meaning: Localized(
                de: "der Anteil der Zeit, in dem ein Mensch beschäftigt ist.",
                en: "the share of the time in which a person is busy."
            )
        ),
        Term(
            name: Localized(de: "Nötige Menschen", en: "People needed"),
            meaning: Localized(
                de: "das kleinste N, dessen Servicelevel das Ziel erreicht.",
                en: "the smallest N whose service level reaches the goal."
            )
        ),
        Term(
            name: Localized(de: "Nötige Leitungen", en: "Lines needed"),
            meaning: Localized(
                de: "das kleinste N, bei dem B(N) höchstens so groß ist wie der Anteil der Anrufe, die besetzt "
                    + "vorfinden dürfen; 1 %, wenn nichts anderes eingestellt ist.",
                en: "the smallest N with a B(N) of at most the share of calls that may find all lines busy; 1 % "
                    + "unless something else is set."
            )
        ),
    ]
}
