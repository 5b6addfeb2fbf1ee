import Statistics

/// The times of Grafana's questions, and beside them what they have to reach.
struct GrafanaReport {
    let times: [GrafanaTime]

    var text: String { ([panels.text, summary.text] + late).joined(separator: "\n\n") }

    private var panels: Table {
        var table = Table(["ms"] + Period.allCases.map { "\($0.rawValue) days" } + ["filter"])
        for panel in Catalogue.panels {
            for selection in Selection.allCases {
                let found = Period.allCases.map { range in
                    times.first { $0.panel == panel.id && $0.range == range && $0.selection == selection }
                }
                guard found.contains(where: { $0 != nil }) else { continue }
                table.add(
                    [panel.id] + found.map { $0.map { Unit.milliseconds.text($0.milliseconds) } ?? "" }
                        + [selection.rawValue]
                )
            }
        }
        return table
    }

    private var summary: Table {
        var table = Table(["figure", "measured", "target"])
        for (name, ranges) in [("7 or 30 days", [Period.week, .month]), ("365 days", [.year])] {
            guard let slowest = times.filter({ ranges.contains($0.range) }).map(\.milliseconds).max() else { continue }
            let target = Target.below(ranges[0].grafanaLimit)
            let unit = Unit.milliseconds
            table.add(["slowest question, \(name)", unit.text(slowest), target.text(slowest, unit)])
        }
        return table
    }

    private var late: [String] {
        let lines = times.filter { $0.milliseconds >= $0.range.grafanaLimit }.map {
            "\($0.panel), \($0.range.rawValue) days, \($0.selection.rawValue): "
                + "\(Unit.milliseconds.text($0.milliseconds)), not below \(Int($0.range.grafanaLimit)) ms"
        }
        return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
    }
}

extension Period {
    /// The longest time that one of Grafana's questions may take, in ms.
    fileprivate var grafanaLimit: Double { self == .year ? 1_000 : 100 }
}
