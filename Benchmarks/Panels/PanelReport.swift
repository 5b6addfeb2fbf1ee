import Foundation
import Statistics

/// The times of all panels, and beside them what they have to reach.
struct PanelReport {
    private let results: PanelResults
    private let plan: HistoryPlan

    init(_ results: PanelResults, plan: HistoryPlan) {
        self.results = results
        self.plan = plan
    }

    var text: String {
        ([panels.text, summary.text] + notes).joined(separator: "\n\n")
    }

    private var panels: Table {
        let ranges = Period.allCases
        var table = Table(["ms"] + ranges.flatMap { ["\($0.rawValue) days", "plain"] } + ["faster", "filter"])
        for panel in Catalogue.panels {
            for selection in Selection.allCases {
                let times = ranges.map { results.time(panel.id, $0, selection) }
                guard times.contains(where: { $0 != nil }) else { continue }
                let gain = results.time(panel.id, .year, selection)?.gain
                table.add(
                    [panel.id] + times.flatMap { [Self.cell($0), Self.number($0?.plain)] }
                        + [gain.map(Unit.times.text) ?? "", selection.rawValue]
                )
            }
        }
        return table
    }

    private static func cell(_ time: PanelTime?) -> String {
        guard case .failed = time else { return number(time?.answer) }
        return "failed"
    }

    private static func number(_ milliseconds: Double?) -> String {
        guard let milliseconds else { return "" }
        return milliseconds < 100 ? "\((milliseconds * 10).rounded() / 10)" : "\(Int(milliseconds.rounded()))"
    }

    private var summary: Table {
        var table = Table(["figure", "measured", "target"])
        func add(_ name: String, _ figure: Double?, _ unit: Unit, _ target: Target? = nil) {
            guard let figure else { return }
            table.add([name, unit.text(figure), target?.text(figure, unit) ?? ""])
        }
        add("original dashboard, 30 days", results.dashboard, .milliseconds, .below(250))
        let short = results.slowest(over: [.week, .month])
        add("slowest panel, 7 or 30 days", short?.milliseconds, .milliseconds, .below(Period.month.limit))
        let long = results.slowest(over: [.year])
        add("slowest panel, 365 days", long?.milliseconds, .milliseconds, .below(Period.year.limit))
        add("least gain on the plain way, 365 days", results.leastGain?.factor, .times, .atLeast(Self.leastGain))
        add("legs into an empty database", results.ingestion?.empty, .perSecond)
        add("legs into the full database", results.ingestion?.full, .perSecond)
        add("  of what the empty one takes", results.ingestion?.ratio, .share, .atLeast(0.7))
        return table
    }

    private static let leastGain = 20.0

    private var notes: [String] {
        var notes: [String] = []
        let late = results.times.compactMap { question, time -> String? in
            guard let answer = time.answer, answer >= question.range.limit else { return nil }
            return "\(question): \(Unit.milliseconds.text(answer)), not below \(Int(question.range.limit)) ms"
        }
        if !late.isEmpty { notes.append(late.joined(separator: "\n")) }
        let failed = results.failures.map { "\($0.question): \($0.reason)" }
        if !failed.isEmpty { notes.append(failed.joined(separator: "\n")) }
        notes.append(
            """
            \(plan.calls) calls of \(plan.days) days through \(plan.lastDay), \(plan.callers.count) callers. Times are \
            medians of warm runs in one process; a plain answer is made from single calls. \
            \(ProcessInfo.processInfo.activeProcessorCount) cores.
            """
        )
        return notes
    }
}
