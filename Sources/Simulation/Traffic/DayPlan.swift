/// Who calls whom on one day, and how it goes; the order is that of the day.
struct DayPlan {
    struct Call {
        /// Seconds since local midnight.
        var second: Int
        var scenario: Scenario
        /// The one outside; nil where the story draws its own.
        var customer: String?
    }

    private(set) var calls: [Call] = []
    private let shape: DayShape

    init(_ date: LocalDate, company: Company, callsPerWeekday: Int, using random: inout SeededGenerator) {
        shape = DayShape(date)
        // Those who call again and those who are called back add a tenth.
        let firstCalls = Double(max(callsPerWeekday, 0)) * 0.9
        for (hour, share) in shape.hours.enumerated() {
            for _ in 0..<random.poisson(mean: firstCalls * share) {
                let second = hour * 3600 + random.integer(in: 0...3599)
                let scenario = course(hour: hour, using: &random)
                let customer = company.customers.caller(using: &random)
                calls.append(Call(second: second, scenario: scenario, customer: customer))
            }
        }
        for missed in calls where missed.scenario.isMissed && missed.customer != Customers.anonymous {
            followUp(missed, using: &random)
        }
        // An outgoing call needs somebody to call; its story draws one.
        for index in calls.indices where calls[index].customer == Customers.anonymous {
            if !Self.suitsAnonymous(calls[index].scenario) { calls[index].customer = nil }
        }
        calls = calls.enumerated()
            .sorted { ($0.element.second, $0.offset) < ($1.element.second, $1.offset) }
            .map(\.element)
    }

    private static func suitsAnonymous(_ scenario: Scenario) -> Bool {
        switch scenario {
        case .outgoingAnswered, .outgoingUnanswered, .clickToDial, .lostHangup: false
        default: true
        }
    }

    /// The missed caller tries again, and somebody calls back.
    private mutating func followUp(_ missed: Call, using random: inout SeededGenerator) {
        if random.chance(0.4) {
            let second = missed.second + random.integer(in: 90...2400)
            let failure: Scenario = shape.open.contains(second / 3600) ? .abandoned : .voicemailAtOnce
            append(.groupRing, orIfMissed: failure, at: second, to: missed.customer, using: &random)
        } else if random.chance(0.75) {
            let second = missed.second + random.integer(in: 240...9000)
            guard shape.open.contains(second / 3600) else { return }
            append(.outgoingAnswered, orIfMissed: .outgoingUnanswered, at: second, to: missed.customer, using: &random)
        }
    }

    private mutating func append(
        _ success: Scenario,
        orIfMissed failure: Scenario,
        at second: Int,
        to customer: String?,
        using random: inout SeededGenerator
    ) {
        guard second < 23 * 3600 else { return }
        let works = shape.open.contains(second / 3600) && random.chance(0.75)
        calls.append(Call(second: second, scenario: works ? success : failure, customer: customer))
    }

    /// How a call of this hour goes: the busier the hour, the fewer calls are answered.
    private func course(hour: Int, using random: inout SeededGenerator) -> Scenario {
        if random.chance(0.003) { return .lostHangup }
        guard shape.open.contains(hour) else {
            return random.choice(
                (.voicemailAtOnce, 58),
                (.voicemailAfterTimeout, 14),
                (.abandoned, 17),
                (.offline, 4),
                (.outgoingAnswered, 5),
                (.outgoingUnanswered, 2)
            )
        }
        switch random.unit() {
        case ..<0.28: return random.chance(0.68) ? .outgoingAnswered : .outgoingUnanswered
        case ..<0.31: return .clickToDial
        case ..<0.36: return .internalCall
        default: break
        }
        guard random.chance(0.93 - 0.16 * min(shape.load(hour: hour), 1.5)) else {
            return random.choice(
                (.abandoned, 48),
                (.voicemailAfterTimeout, 28),
                (.busy, 10),
                (.rejected, 7),
                (.offline, 4),
                (.voicemailAtOnce, 3)
            )
        }
        return random.choice(
            (.groupRing, 56),
            (.answered, 27),
            (.blindTransfer, 6),
            (.attendedTransfer, 4),
            (.forwarded, 5),
            (.blindTransferUnanswered, 2)
        )
    }
}
