import Statistics

/// Which panels stand where, by their ids and how wide they are beside one another.
struct Plan: Sendable {
    var title: Localized
    var lines: [(height: Line.Height, panels: KeyValuePairs<String, Int>)]
    /// Of which parts of the catalogue it takes what no plan names, so that nothing is ever left out.
    var rest: Set<Panel.Section> = []

    /// What stands where, below the first screen.
    static let all = [
        Plan(
            title: Localized(de: "Anrufe", en: "Calls"),
            lines: [
                (.middle, ["incoming-answer-ratio": 1, "outgoing-answer-ratio": 1, "outgoing-calls": 2]),
                (.middle, ["total-calls": 1, "voicemail-calls": 1, "call-duration": 1]),
                (.middle, ["active-calls-list": 1]),
                (.high, ["longest-waits": 1, "longest-calls": 1]),
            ],
            rest: [.live, .answering, .duration, .volume]
        ),
        Plan(
            title: Panel.Section.service.title,
            lines: [
                (.middle, ["service-level": 1, "answer-rate": 1]),
                (.middle, ["service-level-teams": 1, "service-level-formulas": 1]),
                (.middle, ["incoming-outcomes": 2, "abandonment": 1, "voicemail-share": 1]),
            ],
            rest: [.service]
        ),
        Plan(
            title: Panel.Section.waiting.title,
            lines: [(.high, ["wait-percentiles": 1, "wait-distribution": 1])],
            rest: [.waiting]
        ),
        Plan(
            title: Panel.Section.load.title,
            lines: [
                (.high, ["weekday-hours": 1]),
                (.middle, ["offered-traffic": 1, "peak-calls": 1]),
                (.tall, ["agents-needed": 1, "lines-needed": 1]),
            ],
            rest: [.load]
        ),
        Plan(
            title: Panel.Section.customers.title,
            lines: [(.high, ["top-callers": 2, OwnDashboard.key: 1])],
            rest: [.customers]
        ),
    ]
}
