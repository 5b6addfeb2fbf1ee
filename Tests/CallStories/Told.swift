import Calls
import PushAPI

/// What a story says of one journey; times in seconds.
package struct Told: Hashable, Sendable, CustomStringConvertible {
    package var legs: [String]
    package var direction: Journey.Direction
    package var state: Journey.State
    package var outcome: Outcome?
    package var wait: Double?
    package var talk: Double?
    package var reachedVoicemail: Bool

    /// A journey that has ended; `legs` are separated by blanks.
    package init(
        _ legs: String,
        _ outcome: Outcome,
        direction: Journey.Direction = .incoming,
        wait: Double? = nil,
        talk: Double? = nil,
        reachedVoicemail: Bool = false
    ) {
        self.legs = legs.split(separator: " ").map(String.init)
        self.direction = direction
        state = .ended
        self.outcome = outcome
        self.wait = wait
        self.talk = talk
        self.reachedVoicemail = reachedVoicemail
    }

    /// A journey that goes on.
    package init(_ legs: String, direction: Journey.Direction = .incoming, open state: Journey.State) {
        self.legs = legs.split(separator: " ").map(String.init)
        self.direction = direction
        self.state = state
        reachedVoicemail = state == .voicemail
    }

    /// What a journey has become.
    package init(_ journey: Journey) {
        legs = journey.legs.map(\.callID).sorted()
        direction = journey.direction
        state = journey.state
        outcome = journey.outcome
        wait = journey.wait.map { Double($0) / 1_000 }
        talk = journey.talk.map { Double($0) / 1_000 }
        reachedVoicemail = journey.reachedVoicemail
    }

    package var description: String {
        let wait = wait.map { "\($0) s" } ?? "unknown"
        let talk = talk.map { "\($0) s" } ?? "unknown"
        let voicemail = reachedVoicemail ? ", reached the voicemail" : ""
        return "\(legs.joined(separator: "+")) \(direction) \(state) \(outcome?.rawValue ?? "no outcome"), "
            + "wait \(wait), talk \(talk)\(voicemail)"
    }
}

extension [Journey] {
    /// What the journeys have become, in the order of the first leg's id.
    package var told: [Told] { map(Told.init).sorted { $0.legs.lexicographicallyPrecedes($1.legs) } }
}
