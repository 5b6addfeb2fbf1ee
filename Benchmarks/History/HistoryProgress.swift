/// Tells every few seconds how far the filling of a database has come.
struct HistoryProgress {
    private let plan: HistoryPlan
    private let firstDay: Int
    private let start = ContinuousClock.now
    private var told = ContinuousClock.now

    init(plan: HistoryPlan, from day: Int) {
        self.plan = plan
        firstDay = day
    }

    /// Tells that all days before `day` are there, unless that was told just before.
    mutating func tell(before day: Int) {
        let now = ContinuousClock.now
        guard day == plan.days || now - told >= .seconds(5) else { return }
        told = now
        let stored = plan.calls(before: day)
        let rate = Double(stored - plan.calls(before: firstDay)) / (now - start).inSeconds
        Progress.say(Self.text(stored: stored, of: plan.calls, callsPerSecond: rate))
    }

    static func text(stored: Int, of calls: Int, callsPerSecond rate: Double) -> String {
        let left = rate > 0 ? Int(Double(calls - stored) / rate) : 0
        let time = left >= 120 ? "\(left / 60) min" : "\(left) s"
        return "\(stored) of \(calls) calls stored, \(Int(rate)) calls/s, \(time) left"
    }
}
