import PushAPI

/// Writes down one journey, message by message, with a clock of its own.
///
/// The stories use the letters of a telephone log: N newCall, A answer, H hangup; in brackets the leg.
struct Storyteller {
    let company: Company
    let customer: String?
    let pace: Pace
    let flow: FlowID
    let xcid: String
    var random: SeededGenerator
    private(set) var steps: [CallStory.Step] = []
    private var now: Int64 = 0
    private var legs = 0

    init(company: Company, customer: String?, pace: Pace, flow: FlowID, random: SeededGenerator) {
        self.company = company
        self.customer = customer
        self.pace = pace
        self.flow = flow
        self.random = random
        xcid = flow.xcid
        steps.reserveCapacity(6)
    }

    mutating func tell(_ scenario: Scenario) {
        switch scenario {
        case .answered: incomingAnswered(hangsUp: true)
        case .groupRing: groupRing()
        case .abandoned: abandoned()
        case .rejected: refused(.noAnswer)
        case .busy: refused(.busy)
        case .offline: refused(random.chance(0.7) ? .notFound : .congestion)
        case .voicemailAfterTimeout: voicemailAfterTimeout()
        case .voicemailAtOnce: voicemailAtOnce()
        case .forwarded: forwarded()
        case .blindTransfer: blindTransfer()
        case .blindTransferUnanswered: blindTransferUnanswered()
        case .attendedTransfer: attendedTransfer()
        case .outgoingAnswered: outgoingAnswered(hangsUp: true)
        case .outgoingUnanswered: outgoingUnanswered()
        case .internalCall: internalCall()
        case .clickToDial: clickToDial()
        case .lostHangup:
            // The reports of lost hangups are mostly about outgoing calls (sipgate.io issues 64 and 96).
            if random.chance(0.7) { outgoingAnswered(hangsUp: false) } else { incomingAnswered(hangsUp: false) }
        }
    }

    // MARK: - Words of the stories

    /// Writes a message down at the present time of the story.
    mutating func send(_ body: [UInt8]) {
        steps.append(CallStory.Step(offset: now, body: body))
    }

    /// Lets time pass.
    mutating func pass(_ spread: Spread) {
        now += spread.draw(using: &random)
    }

    /// Lets a moment pass, as between messages that the same cause sends.
    ///
    /// Milliseconds.
    mutating func pass(milliseconds: ClosedRange<Int>) {
        now += Int64(random.integer(in: milliseconds))
    }

    mutating func nextCallID() -> String {
        legs += 1
        return flow.callID(leg: legs)
    }

    /// A call from outside to a number of the firm.
    mutating func incomingLeg(to number: String) -> Leg {
        let caller = customer ?? company.customers.caller(using: &random)
        return Leg(.incoming, from: caller, to: number, callID: nextCallID(), xcid: xcid)
    }

    /// A leg that continues `first` at `number`.
    mutating func followingLeg(of first: Leg, to number: String, diversion: String) -> Leg {
        Leg(
            .incoming,
            from: first.from,
            to: number,
            callID: nextCallID(),
            originalCallID: first.callID,
            xcid: first.xcid,
            diversion: diversion
        )
    }

    mutating func anyone() -> Colleague {
        company.colleagues[random.integer(in: 0...company.colleagues.count - 1)]
    }

    mutating func anyone(but other: Colleague) -> Colleague {
        let others = company.colleagues.filter { $0 != other }
        return random.element(of: others, otherwise: other)
    }

    mutating func someDepartment() -> Department {
        company.departments[random.integer(in: 0...company.departments.count - 1)]
    }

    /// A customer who can be called back, so not an anonymous one.
    mutating func knownCustomer() -> String {
        customer ?? company.customers.known(using: &random)
    }
}
