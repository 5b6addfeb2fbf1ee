import Statistics

/// The addresses that the dashboards lead to.
enum Address {
    /// The dashboard's uid in Grafana.
    static let dashboard = "call-statistics"
    /// The wallboard's.
    static let wallboard = "call-statistics-wallboard"

    /// One panel alone, with the time and all filters as they are.
    static func tile(_ key: String) -> String {
        "/d/\(dashboard)?${__url_time_range}&${__all_variables}&viewPanel=panel-\(Tile.id(of: key))"
    }

    /// One panel alone for other teams; time and all other filters stay.
    static func tile(_ key: String, selecting teams: String) -> String {
        "/d/\(dashboard)?${__url_time_range}&${groups:queryparam}&${hours:queryparam}&${time_unit:queryparam}"
            + "&\(teams)&viewPanel=panel-\(Tile.id(of: key))"
    }

    /// A page of the service itself.
    static func service(_ path: String) -> String { "${service_url}\(path)" }

    /// Calls one by one, in the time that is shown.
    static func calls(_ parameters: String) -> String {
        service("/api/v1/calls.csv?from=${__from}&to=${__to}&\(parameters)")
    }
}

extension Panel {
    /// The panel's figures as a file, of the time that is shown and without filters.
    func csv(_ language: Language) -> Link {
        Link(
            title: Localized(de: "CSV, ohne Filter", en: "CSV, without filters")[language],
            url: Address.service("/api/v1/panels/\(id).csv")
                + (isLive ? "" : "?from=${__from}&to=${__to}&unit=${time_unit:percentencode}"),
            isExternal: true
        )
    }
}

extension Tile {
    /// The panels that show more of what a tile shows, by their keys.
    static func deeper(than key: String) -> [String] {
        switch key {
        case "waiting", LiveTile.longestWait.rawValue: ["longest-waits"]
        case "active-calls": ["active-calls-list"]
        case LiveTile.answered.rawValue: ["incoming-calls", "total-calls"]
        case LiveTile.missed.rawValue: ["incoming-outcomes", "abandonment"]
        case LiveTile.serviceLevel.rawValue: ["service-level", "service-level-teams"]
        case "active-calls-list", "call-duration": ["longest-calls"]
        case "incoming-answer-ratio": ["answer-rate", "incoming-outcomes"]
        case "outgoing-answer-ratio": ["outgoing-calls"]
        case "incoming-calls", "voicemail-share": ["incoming-outcomes"]
        case "outgoing-calls": ["call-duration"]
        case "answer-time": ["wait-percentiles", "longest-waits"]
        case "wait-percentiles", "abandonment": ["wait-distribution"]
        case "wait-distribution", "incoming-outcomes": ["longest-waits"]
        case "total-calls": ["weekday-hours", "top-callers"]
        case "voicemail-calls": ["voicemail-share"]
        case "service-level": ["service-level-teams", "service-level-formulas"]
        case "service-level-teams": ["service-level-formulas"]
        case "service-level-formulas", "answer-rate": ["abandonment"]
        case "weekday-hours", "peak-calls", "offered-traffic": ["agents-needed", "lines-needed"]
        case "agents-needed": ["service-level", "lines-needed"]
        case "lines-needed": ["offered-traffic"]
        default: []
        }
    }
}
