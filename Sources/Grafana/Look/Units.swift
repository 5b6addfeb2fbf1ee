import Statistics

extension Panel.Measure {
    /// Grafana's unit of figures and axes, and the decimals that mean something.
    var grafanaUnit: (unit: String, decimals: Int?) {
        switch self {
        case .calls, .agents, .lines: ("locale", 0)
        case .seconds: ("s", nil)
        case .share: ("percentunit", 1)
        case .erlang: ("suffix:E", 2)
        }
    }
}

extension Column {
    /// Grafana's unit of the column's cells in a table; nil for texts.
    var grafanaUnit: (unit: String, decimals: Int?)? {
        switch (type, unit) {
        case ("time", _): ("dateTimeAsLocal", nil)
        case ("text", _): nil
        // In a table, times of different lengths stand below one another.
        case (_, .seconds?): ("dthms", nil)
        // A number of calls has no fraction, its mean has.
        case ("number", .calls?): ("locale", 1)
        case (_, let unit?): unit.grafanaUnit
        case (_, nil): ("locale", 0)
        }
    }
}
