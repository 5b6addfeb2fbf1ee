import Simulation

/// What one measurement found.
enum Outcome {
    /// Requests or checks per second.
    case rate(Subject, Double)
    case events(Subject, EventRun)
    case latency(EventRun)
    case memory(EventRun, afterLoad: Memory, afterRest: Memory)
}

/// A run of events, up to the moment when the store had them all.
struct EventRun {
    let report: LoadReport
    /// From the first request until the store had what was acknowledged.
    let drained: Duration
    let backlog: Backlog

    /// Replies per second, each of an event that is on the disk.
    var acknowledgedPerSecond: Double { report.answersPerSecond }

    /// Events per second that came all the way.
    var appliedPerSecond: Double { Double(report.accepted) / drained.inSeconds }

    /// How long was sent, in seconds.
    var sendingSeconds: Double { Double(report.elapsedNanoseconds) / 1e9 }

    /// Acknowledged events that the store does not have; negative when it has more than were sent.
    var lost: Int { report.accepted - backlog.applied }
}

/// Everything that a run of the program found.
struct Results {
    private(set) var rates: [Subject: [Double]] = [:]
    private(set) var runs: [Subject: [EventRun]] = [:]
    private(set) var memory: (afterLoad: Memory, afterRest: Memory)?

    mutating func add(_ outcome: Outcome) {
        switch outcome {
        case .rate(let subject, let rate):
            rates[subject, default: []].append(rate)
        case .events(let subject, let run):
            let isApplied = subject == .applied || subject == .appliedVerified
            rates[subject, default: []].append(isApplied ? run.appliedPerSecond : run.acknowledgedPerSecond)
            runs[subject, default: []].append(run)
        case .latency(let run):
            runs[.latency, default: []].append(run)
        case .memory(let run, let afterLoad, let afterRest):
            runs[.memory, default: []].append(run)
            memory = (afterLoad, afterRest)
        }
    }

    /// The median of a subject's rates over the rounds; nil when it was not measured.
    func rate(_ subject: Subject) -> Double? { median(rates[subject] ?? []) }

    /// The median over the rounds of one subject's rate divided by another's of the same round.
    func ratio(_ subject: Subject, to other: Subject) -> Double? {
        median(zip(rates[subject] ?? [], rates[other] ?? []).map { $0 / $1 })
    }

    /// Like `ratio`, to what both limits leave when one request must pass one after the other.
    func ratio(_ subject: Subject, toBoth first: Subject, and second: Subject) -> Double? {
        let bounds = zip(rates[first] ?? [], rates[second] ?? []).map { combinedBound($0, $1) }
        return median(zip(rates[subject] ?? [], bounds).map { $0 / $1 })
    }

    /// The number of events that were acknowledged and did not arrive, or arrived and were not sent.
    var lost: Int { runs.values.joined().map { abs($0.lost) }.reduce(0, +) }
}

/// The middle value; the mean of the two in the middle; nil of nothing.
func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// The rate of work that needs the time of both rates, one after the other.
func combinedBound(_ first: Double, _ second: Double) -> Double {
    1 / (1 / first + 1 / second)
}
