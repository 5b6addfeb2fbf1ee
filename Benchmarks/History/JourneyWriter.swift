import Calls
import PushAPI
import Simulation

/// Makes the legs of one call after the other, complete as a store has them when all is over.
struct JourneyWriter {
    let company: HistoryCompany
    let callers: Callers
    let seed: UInt64
    var random: SeededGenerator
    private(set) var legs: [Leg] = []

    init(company: HistoryCompany, callers: Callers, seed: UInt64, random: SeededGenerator) {
        self.company = company
        self.callers = callers
        self.seed = seed
        self.random = random
    }

    /// Adds the call with a number in the history.
    ///
    /// - Parameter isOpen: Whether somebody is there to answer.
    mutating func add(_ number: Int, at start: Instant, isOpen: Bool) {
        let ids = CallIDs(seed: seed, number: number)
        switch random.unit() {
        case ..<0.30: outgoing(ids, at: start)
        case ..<0.32: between(ids, at: start)
        default: incoming(ids, at: start, isOpen: isOpen)
        }
    }

    private mutating func incoming(_ ids: CallIDs, at start: Instant, isOpen: Bool) {
        let caller = callers.draw(using: &random)
        // Most people call the number that they know.
        let own = company.place(random.chance(0.7) ? caller.home : random.unit())
        var leg = incomingLeg(ids, 0, from: random.chance(0.03) ? .anonymous : caller.number, to: own, at: start)
        switch isOpen ? IncomingCourse.whileOpen(random.unit()) : .whileClosed(random.unit()) {
        case .answered: talk(&leg, by: own)
        case .transferred: return transfer(leg, ids, from: own)
        case .forwarded: return forward(leg, ids, from: own, toVoicemail: false)
        case .forwardedToVoicemail: return forward(leg, ids, from: own, toVoicemail: true)
        case .voicemail: record(&leg)
        case .abandoned: giveUp(&leg)
        case .busy: end(&leg, after: random.milliseconds(200...2_500), .busy)
        case .rejected: end(&leg, after: wait(), .noAnswer)
        case .unreachable: end(&leg, after: random.milliseconds(200...6_000), .congestion)
        case .lost: lose(&leg, by: own)
        }
        legs.append(leg)
    }

    private mutating func outgoing(_ ids: CallIDs, at start: Instant) {
        let own = company.place(random.unit())
        let callee = callers.draw(using: &random).number
        var leg = outgoingLeg(ids, 0, from: own, to: callee, at: start)
        switch random.unit() {
        case ..<0.71: talk(&leg, by: nil)
        case ..<0.85: giveUp(&leg)
        case ..<0.91: end(&leg, after: random.milliseconds(500...4_000), .busy)
        case ..<0.95: end(&leg, after: wait(), .noAnswer)
        case ..<0.998: end(&leg, after: random.milliseconds(500...5_000), .notFound)
        default: lose(&leg, by: nil)
        }
        legs.append(leg)
    }

    /// A call from one colleague to another, which sipgate tells of as two legs that know nothing of each other.
    private mutating func between(_ ids: CallIDs, at start: Instant) {
        let own = company.place(random.unit())
        let other = (own + 1 + random.index(below: company.numbers.count - 1)) % company.numbers.count
        var caller = outgoingLeg(ids, 0, from: own, to: company.numbers[other], at: start)
        let number = company.numbers[own]
        var callee = incomingLeg(ids, 1, from: number, to: other, at: start + random.milliseconds(5...80))
        caller.xcid = nil
        callee.xcid = nil
        if random.chance(0.75) {
            talk(&callee, by: other)
            caller.answer = callee.answer.map { Leg.Answer(at: $0.at + 20, user: nil) }
            caller.answeringNumber = callee.answeringNumber
        } else {
            giveUp(&callee)
        }
        caller.hangup = callee.hangup.map { Leg.Hangup(at: $0.at + 15, cause: $0.cause) }
        caller.heardAt = caller.hangup?.at
        legs += [caller, callee]
    }

    /// Somebody talks with the caller and hands the call on.
    private mutating func transfer(_ leg: Leg, _ ids: CallIDs, from own: Int) {
        var first = leg
        let receiver = anotherPlace(than: own)
        talk(&first, by: own)
        let middle = first.hangup?.at ?? first.startedAt
        var second = followingLeg(of: first, ids, to: receiver, at: middle)
        talk(&second, by: receiver)
        // The first leg ends once the second has been answered.
        end(&first, at: (second.answer?.at ?? middle) + random.milliseconds(50...300), .normalClearing)
        legs += [first, second]
    }

    /// Nobody takes the call, and after some time it goes to a colleague or to the voicemail.
    private mutating func forward(_ leg: Leg, _ ids: CallIDs, from own: Int, toVoicemail isVoicemail: Bool) {
        var first = leg
        end(&first, after: random.milliseconds(15_000...25_000), .forwarded)
        let receiver = isVoicemail ? own : anotherPlace(than: own)
        let start = (first.hangup?.at ?? first.startedAt) + random.milliseconds(5...150)
        var second = followingLeg(of: first, ids, to: receiver, at: start)
        if isVoicemail { record(&second) } else { talk(&second, by: receiver) }
        legs += [first, second]
    }

    private mutating func anotherPlace(than own: Int) -> Int {
        let place = company.place(random.unit())
        return place == own ? (own + 1) % company.numbers.count : place
    }
}

// The ways in which a leg goes on after its newCall.
extension JourneyWriter {
    private mutating func wait() -> Int64 { random.length(median: 10, sigma: 0.95, limits: 0.8...540) }

    /// Somebody answers at one of the company's numbers, or outside.
    private mutating func talk(_ leg: inout Leg, by own: Int?) {
        answer(&leg, by: own, after: wait())
        // The mean of a log-normal variate is its median times e to the power of half the variance: three minutes.
        let length = random.length(median: 109, sigma: 1, limits: 2...7_200)
        end(&leg, at: (leg.answer?.at ?? leg.startedAt) + length, .normalClearing)
    }

    private mutating func answer(_ leg: inout Leg, by own: Int?, after wait: Int64) {
        let users = own.map { company.users[$0] } ?? []
        let user = users.isEmpty ? nil : users[random.index(below: users.count)]
        leg.answer = Leg.Answer(at: leg.startedAt + wait, user: user)
        leg.answeringNumber = leg.callee
        leg.heardAt = leg.answer?.at
    }

    /// The voicemail takes the call at once.
    private mutating func record(_ leg: inout Leg) {
        leg.users = [Self.voicemail]
        leg.answer = Leg.Answer(at: leg.startedAt + random.milliseconds(300...3_000), user: Self.voicemail)
        leg.answeringNumber = leg.callee
        let length = random.length(median: 28, sigma: 0.6, limits: 2...180)
        end(&leg, at: (leg.answer?.at ?? leg.startedAt) + length, .normalClearing)
    }

    /// A quarter of those who give up do so within a few seconds.
    private mutating func giveUp(_ leg: inout Leg) {
        let patience =
            random.chance(0.25)
            ? random.milliseconds(800...4_900) : random.length(median: 26, sigma: 0.9, limits: 1...540)
        end(&leg, after: patience, .cancel)
    }

    /// The hangup never arrives, and after some hours the store writes the leg off.
    private mutating func lose(_ leg: inout Leg, by own: Int?) {
        answer(&leg, by: own, after: wait())
        leg.lapsedAt = leg.deadline(CallRules()).map { $0 + random.milliseconds(1...60_000) }
    }

    private func end(_ leg: inout Leg, after length: Int64, _ cause: HangupCause) {
        end(&leg, at: leg.startedAt + length, cause)
    }

    private func end(_ leg: inout Leg, at end: Instant, _ cause: HangupCause) {
        leg.hangup = Leg.Hangup(at: end, cause: cause)
        leg.heardAt = end
    }

    private static let voicemail = User(name: "voicemail")
}

// Legs of which nothing but the newCall is known.
extension JourneyWriter {
    private func incomingLeg(
        _ ids: CallIDs,
        _ index: Int,
        from caller: PhoneNumber,
        to own: Int,
        at start: Instant
    ) -> Leg {
        var leg = Leg(callID: ids.callID(leg: index), startedAt: start)
        leg.xcid = ids.xcid
        leg.direction = .incoming
        leg.caller = caller
        leg.callee = company.numbers[own]
        leg.users = company.users[own]
        leg.isAnnounced = true
        return leg
    }

    private func followingLeg(of first: Leg, _ ids: CallIDs, to own: Int, at start: Instant) -> Leg {
        var leg = incomingLeg(ids, 1, from: first.caller ?? .anonymous, to: own, at: start)
        leg.originalCallID = first.callID
        leg.diversion = first.callee
        return leg
    }

    private mutating func outgoingLeg(
        _ ids: CallIDs,
        _ index: Int,
        from own: Int,
        to callee: PhoneNumber,
        at start: Instant
    ) -> Leg {
        var leg = Leg(callID: ids.callID(leg: index), startedAt: start)
        leg.xcid = ids.xcid
        leg.direction = .outgoing
        leg.caller = company.numbers[own]
        leg.callee = callee
        let users = company.users[own]
        leg.users = [users[random.index(below: users.count)]]
        leg.isAnnounced = true
        return leg
    }
}
