import Calls
import PushAPI

extension Leg {
    /// A leg made of what few ids, numbers and moments allow, so that legs meet, tie and contradict each other.
    ///
    /// - Parameter mark: Behind every id and number; legs of different marks never meet.
    package static func random(
        _ callID: String,
        of callIDs: [String],
        moments: Int64 = 40,
        mark: String = "",
        using generator: inout SeededGenerator
    ) -> Leg {
        func pick<T>(_ values: [T]) -> T? {
            let position = Int.random(in: 0...values.count, using: &generator)
            return position < values.count ? values[position] : nil
        }
        func instant() -> Instant {
            Story.start + Int64.random(in: 0..<moments, using: &generator) * 500
        }
        let known = [PhoneNumber.customer, .office, .annasDesk]
        let numbers = known.map { PhoneNumber(stored: $0.text + mark) } + [.anonymous]
        let users = [User.anna, .bert, .voicemail, .misterVoicemail]
        var leg = Leg(callID: callID + mark, startedAt: instant())
        leg.originalCallID = generator.chance(8) ? pick(callIDs.filter { $0 != callID }).map { $0 + mark } : nil
        leg.xcid = generator.chance(12) ? pick(["x", "y", "z", "c2d-1", "c2d-2"]).map { $0 + mark } : nil
        leg.direction = pick([.incoming, .outgoing])
        leg.caller = pick(numbers)
        leg.callee = pick(numbers)
        leg.diversion = generator.chance(40) ? pick(numbers) : nil
        leg.answeringNumber = generator.chance(30) ? pick(numbers) : nil
        leg.users = (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in pick(users) }
        leg.isAnnounced = Bool.random(using: &generator)
        if generator.chance(40) { leg.answer = Answer(at: instant(), user: pick(users)) }
        if generator.chance(40) {
            let cause = pick([HangupCause.normalClearing, .cancel, .forwarded, .busy, .blocked])
            leg.hangup = Hangup(at: instant(), cause: cause)
        }
        leg.heardAt = [leg.answer?.at, leg.hangup?.at].compactMap(\.self).max()
        if generator.chance(10) { leg.crashedAt = instant() }
        if generator.chance(10) { leg.lapsedAt = instant() }
        return leg
    }
}

extension Journeys {
    /// The journeys of everything that was learnt, computed the slow and obvious way.
    package static func all(of pieces: [Leg], _ rules: CallRules = CallRules()) -> [Journey] {
        var legs: [String: Leg] = [:]
        for piece in pieces { legs[piece.callID] = legs[piece.callID]?.merged(with: piece) ?? piece }
        return divide(Array(legs.values), rules).map { Journey(legs: $0, rules) }
    }
}
