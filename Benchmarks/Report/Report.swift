import Foundation
import Simulation

/// The figures of a run beside what they have to reach.
struct Report {
    private let results: Results
    private let plan: Plan
    private let signedEvents: Int
    private var table = Table(["figure", "median", "lowest", "highest", "target"])

    init(_ results: Results, plan: Plan, signedEvents: Int) {
        self.results = results
        self.plan = plan
        self.signedEvents = signedEvents
        addRates()
        addRatios()
        addLatency()
        addMemory()
        addEnd()
    }

    var text: String {
        ([table.text] + notes).joined(separator: "\n\n")
    }

    private mutating func add(_ name: String, _ figure: Double?, _ unit: Unit, _ target: Target? = nil) {
        guard let figure else { return }
        table.add([name, unit.text(figure), "", "", target?.text(figure, unit) ?? ""])
    }

    private mutating func add(_ name: String, _ subject: Subject, _ target: Target? = nil) {
        guard let rate = results.rate(subject), let all = results.rates[subject] else { return }
        let unit = Unit.perSecond
        let (lowest, highest) = (all.min() ?? rate, all.max() ?? rate)
        table.add([name, unit.text(rate), unit.text(lowest), unit.text(highest), target?.text(rate, unit) ?? ""])
    }

    private mutating func addRates() {
        add("bare route", .bare)
        add("RSA check alone, all cores", .rsa)
        add("acknowledged, no check", .acknowledged)
        add("acknowledged, checked", .acknowledgedVerified)
        add("applied over \(plan.seconds) s, no check", .applied, .moreThan(8_400))
        add("applied over \(plan.seconds) s, checked", .appliedVerified, .moreThan(5_400))
    }

    private mutating func addRatios() {
        add("acknowledged / bare", results.ratio(.acknowledged, to: .bare), .share, .atLeast(0.6))
        add("acknowledged, checked / RSA alone", results.ratio(.acknowledgedVerified, to: .rsa), .share, .atLeast(0.6))
        add(
            "  additional: / 1 ÷ (1 ÷ bare + 1 ÷ RSA)",
            results.ratio(.acknowledgedVerified, toBoth: .bare, and: .rsa),
            .share
        )
        add("applied / bare", results.ratio(.applied, to: .bare), .share, .atLeast(0.3))
        add("applied, checked / bare", results.ratio(.appliedVerified, to: .bare), .share)
    }

    private mutating func addLatency() {
        guard let latency = results.runs[.latency]?.first?.report.latency else { return }
        func milliseconds(_ percent: Double) -> Double? { latency.percentile(percent).map { Double($0) / 1e6 } }
        let load = "reply at \(plan.latencyRate) events/s"
        add("\(load), p50", milliseconds(50), .milliseconds)
        add("\(load), p99", milliseconds(99), .milliseconds, .below(5))
        add("\(load), p99.9", milliseconds(99.9), .milliseconds)
    }

    private mutating func addMemory() {
        guard let (afterLoad, afterRest) = results.memory else { return }
        func megabytes(_ kilobytes: Int) -> Double { Double(kilobytes) * 1_024 / 1e6 }
        add("memory after \(plan.memoryCalls) calls", megabytes(afterLoad.resident), .megabytes, .below(80))
        add("memory \(plan.restSeconds) s later", megabytes(afterRest.resident), .megabytes, .below(80))
        add("memory at its peak", megabytes(afterRest.peak), .megabytes)
    }

    private mutating func addEnd() {
        let runs = results.runs.values.joined()
        guard !runs.isEmpty else { return }
        let acknowledged = runs.map(\.report.accepted).reduce(0, +)
        table.add(["events acknowledged", Unit.count.text(Double(acknowledged)), "", "", ""])
        let verdict = results.lost == 0 ? "= 0  ok" : "= 0  MISSED"
        table.add(["  of them not in the store", Unit.count.text(Double(results.lost)), "", "", verdict])
    }

    private var notes: [String] {
        var notes = backlogs + shortened
        notes.append(
            """
            Ratios are medians over \(plan.rounds) rounds, each to the other rate of its own round. The load generator \
            runs on the same \(ProcessInfo.processInfo.activeProcessorCount) cores as the server: the RSA check alone \
            has them to itself, the server shares them. \(plan.connections) connections.
            """
        )
        return notes
    }

    /// The runs that ended before their time because there were no more signed events.
    private var shortened: [String] {
        let wanted: [(subject: Subject, seconds: Int)] = [
            (.acknowledgedVerified, plan.burstSeconds), (.appliedVerified, plan.seconds),
            (.latency, plan.latencySeconds),
        ]
        return wanted.compactMap { subject, seconds in
            guard let sent = results.runs[subject]?.map(\.sendingSeconds).min(), sent < Double(seconds) - 0.5 else {
                return nil
            }
            return "\(subject.rawValue): \(signedEvents) signed events lasted \(Int(sent)) s instead of \(seconds) s."
        }
    }

    /// How many events waited for the store, where more came than it took.
    private var backlogs: [String] {
        Subject.allCases.flatMap { subject in
            (results.runs[subject] ?? []).enumerated().compactMap { round, run in
                guard subject != .latency, run.backlog.longest > 0 else { return nil }
                let course = run.backlog.course.map { "\(Int($0.second.rounded()))s:\($0.length)" }
                let drain = run.drained.inSeconds - run.sendingSeconds
                return """
                    journal, \(subject.rawValue), round \(round + 1): at most \(run.backlog.longest) waited, empty \
                    \((drain * 10).rounded() / 10) s after the last event; \(course.joined(separator: " "))
                    """
            }
        }
    }
}
